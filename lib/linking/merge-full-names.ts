import { KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WORD } from './lexicon';
import type { MergeInput } from './merge-names';
import { areTwoHalves } from './two-halves';
import { areVariants, skeletonKey } from './variant-key';

/** A shorter name joins a longer one that most longer names ending so mean. */
const SUFFIX_DOMINANCE = 0.8;
/** Most names with one skeleton that are compared with each other. */
const MAX_BUCKET = 24;
const ARTICLES = new Set(['al', 'el'].map((word) => hashName(word).a));
const FATHERS = new Set(['bin', 'ibn', 'ben', 'bint'].map((word) => hashName(word).a));
const OPERATION = hashName('operation').a;

/** "True Promise Operation" and "Operation True Promise" are one event. */
export function mergeOperations({ facts, names, shapes, merges }: MergeInput): void {
  const byRest = new Map<string, number>();
  for (let name = 0; name < names.size; name++) {
    const words = shapes.words(name);
    const isOperation = (surface: number): boolean => facts.hashA[surface] === OPERATION;
    if (words.length < 2 || !words.some(isOperation)) continue;
    const rest = words.filter((surface) => !isOperation(surface));
    const [a, b] = facts.key(rest, 0, rest.length);
    const key = `${a} ${b}`;
    const other = byRest.get(key);
    if (other === undefined) byRest.set(key, name);
    else {
      const more = names.documents.get(other) - names.documents.get(name);
      // Of two that are as usual, "Operation True Promise" is the one to show.
      const isFirst = more === 0 ? !isOperation(words[0] ?? 0) : more > 0;
      const [child, parent] = isFirst ? [name, other] : [other, name];
      merges.merge(child, parent, 'alias');
      byRest.set(key, parent);
    }
  }
}

/** "Sistan-Baluchestan" and "Sistan and Baluchestan" are one place. */
export function mergeHalves({ facts, names, shapes, merges }: MergeInput): void {
  for (let name = 0; name < names.size; name++) {
    if (!shapes.hasWord(name, WORD.and)) continue;
    const words = shapes.words(name);
    const and = words.findIndex((word) => facts.has(word, WORD.and) && !facts.isCapital(word));
    const [left, right] = [words[and - 1], words[and + 1]];
    if (left === undefined || right === undefined) continue;
    if (!areTwoHalves(facts.hashA[left] ?? 0, facts.hashA[right] ?? 0)) continue;
    const halves = words.toSpliced(and, 1);
    const [a, b] = facts.key(halves, 0, halves.length);
    const hyphened = names.find(a, b);
    if (hyphened >= 0) merges.merge(hyphened, name, 'alias');
  }
}

/** "Qaeda", of "al Qaeda" with a small article, is what is mostly written "al-Qaeda". */
export function mergeArticles({ facts, names, shapes, merges }: MergeInput): void {
  for (let name = 0; name < names.size; name++) {
    const words = shapes.words(name);
    const [article = 0] = words;
    if (words.length !== 2) continue;
    if (!ARTICLES.has(facts.hashA[article] ?? 0) && !facts.has(article, WORD.article)) continue;
    const last = words[1] ?? 0;
    if (facts.common[last] || facts.has(last, WORD.given | WORD.family | WORD.demonym)) continue;
    const [a, b] = facts.key(words, 1, 2);
    const bare = names.find(a, b);
    if (bare < 0 || names.documents.get(bare) > names.documents.get(name)) continue;
    merges.merge(bare, name, 'alias');
  }
}

/** Persons' full names that are transliterations of each other, the rarer into the more usual. */
export function mergeVariants({ names, shapes, merges }: MergeInput): void {
  const buckets = new Map<string, number[]>();
  for (let name = 0; name < names.size; name++) {
    if (!shapes.isPerson(name) || shapes.isFirstNames(name)) continue;
    const key = skeletonKey(names.text(name));
    if (key === '') continue;
    const bucket = buckets.get(key);
    if (bucket) bucket.push(name);
    else buckets.set(key, [name]);
  }
  for (const bucket of buckets.values()) {
    if (bucket.length < 2 || bucket.length > MAX_BUCKET) continue;
    bucket.sort((x, y) => names.documents.get(y) - names.documents.get(x) || x - y);
    for (const [i, name] of bucket.entries()) {
      const text = names.text(name);
      const better = bucket.slice(0, i).find((other) => areVariants(names.text(other), text));
      if (better !== undefined) merges.merge(name, better, 'variant');
    }
  }
}

/** "Javad Zarif" joins "Mohammad Javad Zarif" where hardly anybody else is called so. */
export function mergeSuffixes({ facts, names, shapes, merges }: MergeInput): void {
  const longer = new Map<number, Map<number, number>>();
  const noteEnds = (name: number): void => {
    const words = shapes.words(name);
    for (let from = 1; words.length - from >= 2; from++) {
      const suffix = suffixAt({ facts, names, shapes }, words, from);
      if (suffix < 0 || suffix === name) continue;
      let counts = longer.get(suffix);
      if (!counts) longer.set(suffix, (counts = new Map()));
      const root = merges.rootOf(name);
      counts.set(root, (counts.get(root) ?? 0) + names.documents.get(name));
    }
  };
  for (let name = 0; name < names.size; name++) {
    const words = shapes.words(name);
    if (words.length < 3 || !shapes.isPerson(name)) continue;
    if (facts.kind[words[0] ?? 0] !== KIND.initial) noteEnds(name);
  }
  for (const [suffix, counts] of longer) {
    if (!shapes.couldBePerson(suffix)) continue;
    const [best] = [...counts].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
    let total = 0;
    for (const count of counts.values()) total += count;
    if (!best || best[1] / total < SUFFIX_DOMINANCE) continue;
    const shorter = names.documents.get(suffix);
    // The usual name is the one to show: a rare longer one is its alias.
    if (best[1] * 3 >= shorter) merges.merge(suffix, best[0], 'alias');
    else merges.merge(best[0], suffix, 'alias');
  }
}

/** The name made of the words from `from` on, if it may be the same person's; -1 if there is none. */
function suffixAt(
  { facts, names, shapes }: Pick<MergeInput, 'facts' | 'names' | 'shapes'>,
  words: readonly number[],
  from: number,
): number {
  if (facts.has(words[from] ?? 0, WORD.particle)) return -1;
  if (isFather(facts, words, from)) return -1;
  const [a, b] = facts.key(words, from, words.length);
  const suffix = names.find(a, b);
  if (suffix < 0 || shapes.length(suffix) < 2 || shapes.isFirstNames(suffix)) return -1;
  return suffix;
}

/** Whether word `from` starts the name of somebody's father: it stands behind "bin" or the like. */
export function isFather(
  { hashA }: Pick<MergeInput['facts'], 'hashA'>,
  words: readonly number[],
  from: number,
): boolean {
  return FATHERS.has(hashA[words[from - 1] ?? 0] ?? 0);
}
