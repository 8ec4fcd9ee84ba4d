import { hashName } from '@/lib/text/word-hash';
import { COUNTRIES } from './country-names';
import { WORD } from './lexicon';
import type { MergeInput } from './merge-names';
import { nameKey } from './name-key';

/** What a country is by its constitution, before "of". */
const STATES = setOf('republic kingdom state sultanate principality duchy commonwealth union');
/** What its being one is called; not "Islamic State", which is none. */
const CONSTITUTIONS = setOf(
  'people peoples arab democratic socialist federal federative united cooperative hashemite ' +
    'bolivarian plurinational independent grand oriental eastern',
);
const ISLAMIC = hashName('islamic').a;
const REPUBLIC = hashName('republic').a;
/** "Secretary of State of the United States" names no state. */
const STATE = hashName('state').a;
const UNITED = hashName('united').a;
/** A capital by its longer name. */
const CAPITALS = ['Washington = Washington DC'];
/** Most words before "of". */
const MAX_BEFORE = 4;

function setOf(words: string): ReadonlySet<number> {
  return new Set(words.split(' ').map((word) => hashName(word).a));
}

/**
 * Brings the names of each country together: "US" and "United States", "Islamic Republic of Iran" and
 * "Iran". Names that a publisher gave to different entities stay apart.
 *
 * @returns the names of countries that have several, which stand for nothing else
 */
export function mergeCountries(
  input: Omit<MergeInput, 'fixed'>,
  published: ReadonlyMap<number, number>,
): Set<number> {
  const { names, merges } = input;
  const fixed = new Set<number>();
  const countries = new Set<number>();
  for (const line of [...COUNTRIES.trim().split('\n'), ...CAPITALS]) {
    const [usual = '', others = ''] = line.split(' = ');
    let root = -1;
    for (const text of [usual, ...others.split(', ')]) {
      const { a, b, size } = nameKey(text);
      const name = size === 0 ? -1 : names.find(a, b);
      if (name < 0) continue;
      fixed.add(name);
      if (root < 0) root = name;
      else if (!published.has(name)) merges.merge(name, root, 'alias');
      else if (!published.has(root)) merges.merge(root, name, 'alias');
    }
    if (root >= 0) countries.add(root);
  }
  for (let name = 0; name < names.size; name++) {
    if (fixed.has(name) || published.has(name)) continue;
    const country = constitutionOf(input, name);
    if (!countries.has(country)) continue;
    merges.merge(name, country, 'alias');
    fixed.add(name);
  }
  return fixed;
}

/** The name behind "Islamic Republic of"; -1 when it is no such name. */
function constitutionOf({ facts, names, shapes }: Omit<MergeInput, 'fixed'>, name: number): number {
  if (!shapes.hasWord(name, WORD.of) || shapes.wordCount(name) > MAX_BEFORE * 2) return -1;
  const words = shapes.words(name);
  const of = words.findIndex((word) => facts.has(word, WORD.of) && !facts.isCapital(word));
  if (of < 1 || of > MAX_BEFORE) return -1;
  const state = facts.hashA[words[of - 1] ?? 0] ?? 0;
  if (!STATES.has(state)) return -1;
  for (const word of words.slice(0, of - 1)) {
    const hash = facts.hashA[word] ?? 0;
    if (!CONSTITUTIONS.has(hash) && !(hash === ISLAMIC && state === REPUBLIC)) return -1;
  }
  const from = facts.has(words[of + 1] ?? 0, WORD.the) ? of + 2 : of + 1;
  if (state === STATE && facts.hashA[words[from] ?? 0] === UNITED) return -1;
  const [a, b] = facts.key(words, from, words.length);
  return from < words.length ? names.find(a, b) : -1;
}
