import { KIND } from '@/lib/text/token-list';
import { isOfAnyBody } from './any-body';
import type { Assembly } from './assemble-entities';
import type { EntityMentions } from './entity-mentions';
import { Counts } from './hash-table';
import { WordSet } from '@/lib/text/word-set';
import { WORD } from './lexicon';

/** "Westernization", "Judaize", "Hematology": what is done or studied, for all its capital. */
const VERBS =
  /.{3}esque$|.{3}(?:i[sz]ations?|iz(?:ed|es|ing)|ised)$|.{4}(?<!bel)ize$|phob(?:ia|ic|es?)$|.{3}(?<!scient)ology$|.{3}(?:iatrics|onomics|metrics)$/;

/** Archives below this many documents keep every accepted name. */
export const SMALL_ARCHIVE = 50;
/** A first name alone counts when "King" or the like stands before it in this share of its documents. */
const BY_GIVEN_SHARE = 0.5;
/** An office is any country's when so many peoples or places stand before it, in so many documents each. */
const OWNERS = 4;
const OWNED_DOCUMENTS = 2;
/** Two letters without a long form are known from this share of the documents on. */
const LETTERS = 2;
const LETTERS_SHARE = 0.01;
/** Two everyday words are a thing of a kind when they are written small so often, and mostly. */
const SMALL_USES = 4;
/** A word of so many uses names nothing by itself when it stands alone in less than this share of them. */
const MANY_USES = 30;
const ALONE_SHARE = 0.05;
/** A name that lost its last word is so many times as rare as the whole one; … */
const SLIP_FACTOR = 20;
/** … where it ends in an everyday word, so many times: "Nobel Peace". */
const PART_FACTOR = 4;
/** "British Columbia", "Hebrew Bible" are not what a people has. */
const NAMED_BY_PEOPLE = new WordSet('columbia bible guiana polynesia samoa caledonia riviera');
/** What a people has is so many times as frequent without it. */
const OWNED_FACTOR = 2;
/** Half of a pair is a place when "in" or the like stands before it in this share of its documents. */
const PLACED_SHARE = 0.1;
/** What something is like, or who thinks so. */
const ADJECTIVES = new WordSet(
  `asiatic confucian machiavellian orwellian marxist marxists stalinist leninist maoist salafist salafists
  bolivarian triassic jurassic neolithic paleolithic hellenistic hegelian freudian darwinian keynesian
  napoleonic nixonian thatcherite quranic koranic biblical eurosceptic paralympic trumpian trumpist
  trumpists bactrian gordian abrahamian`,
);
/** One or another of these. */
const REALMS = new WordSet('sultanate kingdom emirate caliphate monarchy prophet');
/** Said of a people, it makes no people: "Intra-Afghan". */
const PREFIXES = new WordSet(
  'intra inter pan trans pro anti post pre neo semi sub ultra sino russo franco irano turko italo israelo',
);

/**
 * Tells whether a name means another thing in every document: "Ali" alone, "Foreign Ministry" of one
 * country or another, two letters that no document explains, "Western",
 * "Joint Statement".
 */
export function createVague(
  assembly: Assembly,
  mentions: EntityMentions,
): (root: number) => boolean {
  const { names, facts, context, merged } = assembly;
  const { shapes } = merged;
  const owners = ownersOf(assembly);
  const wholes = wholesOf(assembly);
  const ends = endsOf(assembly);
  const large = names.documentCount >= SMALL_ARCHIVE;
  const explained = new Set<number>();
  for (const { left } of context.acronyms.grouped()) explained.add(left);
  const isShort = (root: number): boolean => {
    const only = shapes.words(root)[0] ?? 0;
    // "dB"
    const capitals = shapes.isAcronym(root) || facts.kind[only] === KIND.mixed;
    if (names.documentCount < SMALL_ARCHIVE || !capitals) return false;
    const letters = facts.text(only).replaceAll(/\P{L}/gu, '');
    if (letters.length > LETTERS || /\d/.test(names.text(root)) || explained.has(root))
      return false;
    return mentions.count(root) < names.documentCount * LETTERS_SHARE;
  };
  return (root) => {
    if (shapes.wordCount(root) > 1)
      return (
        owners.get(root) >= OWNERS ||
        wholes.get(root) > mentions.count(root) * partFactor(assembly, root) ||
        ends.get(root) > mentions.count(root) * SLIP_FACTOR ||
        (large &&
          (isPair(assembly, mentions, root) ||
            isOwned(assembly, root) ||
            shapes.isFirstNames(root) ||
            isMostlySmall(assembly, root) ||
            isOfAnyBody(facts, shapes.words(root))))
      );
    if (shapes.hasWord(root, WORD.quality) || isSentenceStart(assembly, root)) return true;
    if (
      VERBS.test(shapes.lastWord(root)) ||
      isOneOrAnother(facts.hashA[shapes.words(root)[0] ?? 0] ?? 0)
    )
      return true;
    // "initial public offering (IPO)"
    if (context.plainAcronyms.has(root) && !explained.has(root)) return true;
    return isLoneFirstWord(assembly, root) || isShort(root) || isHardlyAlone(assembly, root);
  };
}

/** "Sultanate", "Confucian" */
function isOneOrAnother(word: number): boolean {
  return REALMS.has(word) || ADJECTIVES.has(word);
}

function partFactor({ facts, merged: { shapes } }: Assembly, root: number): number {
  const words = shapes.words(root);
  // "Iran Chamber of Commerce" is short for "… of Commerce, Industries, Mines and Agriculture".
  const whole = shapes.hasWord(root, WORD.place | WORD.organisation | WORD.of | WORD.forOn);
  return !whole && facts.common[words.at(-1) ?? 0] === 1 ? PART_FACTOR : SLIP_FACTOR;
}

/** "Rasht-Astara" leads from one place to another, "Biden-Harris" are two; "Intra-Afghan" is said of talks. */
function isPair(assembly: Assembly, mentions: EntityMentions, root: number): boolean {
  const { names, merged, facts } = assembly;
  const [first = 0, second = 0, more] = merged.shapes.words(root);
  if (more !== undefined || !/^\S+-\S+$/.test(names.text(root))) return false;
  if (PREFIXES.has(facts.hashA[first] ?? 0)) return facts.has(second, WORD.demonym | WORD.country);
  if (facts.areHalves(first, second)) return false;
  const halves = [first, second].map((word) => nameOf(assembly, word));
  if (halves.some((half) => half < 0)) return false;
  if (halves.every((half) => merged.merges.routeOf(half) === 'surname')) return true;
  return halves.every((half) => isPlace(assembly, half, mentions.count(root)));
}

function nameOf({ names, facts }: Assembly, word: number): number {
  const [a, b] = facts.key([word], 0, 1);
  return names.find(a, b);
}

/** "Danish Maersk", "Russian Duma": whose it is, and what is met much more often without. */
function isOwned(assembly: Assembly, root: number): boolean {
  const { facts, names, merged } = assembly;
  const words = merged.shapes.words(root);
  const [first = 0, second = 0] = words;
  const rest = words.slice(1);
  if (!facts.has(first, WORD.demonym) || rest.every((word) => facts.common[word] === 1))
    return false;
  if (facts.has(first, WORD.quality) || facts.has(second, WORD.demonym | WORD.place)) return false;
  if (NAMED_BY_PEOPLE.has(facts.hashA[second] ?? 0)) return false;
  const [a, b] = facts.key(rest, 0, rest.length);
  const alone = names.find(a, b);
  return alone >= 0 && names.documents.get(alone) >= names.documents.get(root) * OWNED_FACTOR;
}

/** Whether it is met as a place in so many documents at least. */
function isPlace({ names, merged: { shapes } }: Assembly, name: number, least: number): boolean {
  const documents = names.documents.get(name);
  if (documents < least || shapes.hasWord(name, WORD.direction | WORD.particle)) return false;
  return names.placeBefore.get(name) >= documents * PLACED_SHARE;
}

/** "Joint Statement", "Stock Market": two everyday words that are written small more often. */
function isMostlySmall({ names, merged, facts, pairs }: Assembly, root: number): boolean {
  const words = merged.shapes.words(root);
  if (words.length !== 2) return false;
  if (!words.every((word) => facts.common[word] && facts.kind[word] === KIND.capital)) return false;
  const small = pairs.count(names.hashA(root), names.hashB(root));
  return small >= SMALL_USES && small > names.mentions.get(root);
}

/** "Nope": a word that only ever starts sentences. */
function isSentenceStart({ names, merged, facts }: Assembly, root: number): boolean {
  if (names.documentCount < SMALL_ARCHIVE || names.inTitle.get(root) > 0) return false;
  const only = merged.shapes.words(root)[0] ?? 0;
  return facts.mid[only] === 0 && facts.kind[only] !== KIND.uncased;
}

/** "Ali" and "Donald" by themselves may be anybody; "Imam Ali" is somebody. */
function isLoneFirstWord({ names, merged, context }: Assembly, root: number): boolean {
  if (!merged.shapes.hasWord(root, WORD.given) && !context.firstWords.has(root)) return false;
  return context.byGiven.get(root) < names.documents.get(root) * BY_GIVEN_SHARE;
}

/** "Mercer" of "Mercer Street": a word that many names have, and that hardly ever stands by itself. */
function isHardlyAlone({ names, merged, facts }: Assembly, root: number): boolean {
  if (names.documentCount < SMALL_ARCHIVE || merged.shapes.hasWord(root, WORD.demonym))
    return false;
  const only = merged.shapes.words(root)[0] ?? 0;
  const uses = facts.mid[only] ?? 0;
  const alone = Math.max(facts.soloCount[only] ?? 0, names.mentions.get(root));
  return uses >= MANY_USES && alone < uses * ALONE_SHARE;
}

/**
 * For each name, documents of the most usual one that goes on from it with an everyday word: "UN Security" is
 * a slip for "UN Security Council", "Joint Comprehensive" one for "Joint Comprehensive Plan of Action".
 */
function wholesOf({ names, facts, merged: { shapes } }: Assembly): Counts {
  const wholes = new Counts(names.size);
  for (let name = 0; name < names.size; name++) {
    const words = shapes.words(name);
    const documents = names.documents.get(name);
    for (let end = words.length - 1; end >= 2; end--) {
      if (!facts.common[words[end] ?? 0] || !facts.isCapital(words[end] ?? 0)) continue;
      const [a, b] = facts.key(words, 0, end);
      const start = names.find(a, b);
      if (start >= 0 && documents > wholes.get(start)) wholes.set(start, documents);
    }
  }
  return wholes;
}

/**
 * For each name of everyday words, documents of the most usual one that ends in it: "Comprehensive Plan of
 * Action" is what is left of "Joint Comprehensive Plan of Action".
 */
function endsOf({ names, facts, merged: { shapes } }: Assembly): Counts {
  const ends = new Counts(names.size);
  for (let name = 0; name < names.size; name++) {
    const words = shapes.words(name);
    const documents = names.documents.get(name);
    for (let from = words.length - 2; from > 0; from--) {
      const first = words[from] ?? 0;
      if (facts.isCapital(first) && facts.common[first] !== 1) break;
      if (!facts.isCapital(first) || facts.has(first, WORD.demonym | WORD.direction)) continue;
      const [a, b] = facts.key(words, from, words.length);
      const end = names.find(a, b);
      if (end >= 0 && documents > ends.get(end)) ends.set(end, documents);
    }
  }
  return ends;
}

/** For each office of everyday words, how many peoples and places it is the office of. */
function ownersOf({ names, facts, merged }: Assembly): Counts {
  const { shapes } = merged;
  const owners = new Counts(names.size);
  for (let name = 0; name < names.size; name++) {
    if (!shapes.lastHas(name, WORD.office) || names.documents.get(name) < OWNED_DOCUMENTS) continue;
    const words = shapes.words(name);
    const [first] = words;
    if (first === undefined || words.length < 3) continue;
    if (!facts.has(first, WORD.demonym) && !facts.isStrong(first)) continue;
    const plain = words
      .slice(1)
      .every((word) => facts.common[word] && facts.kind[word] === KIND.capital);
    if (!plain) continue;
    const [a, b] = facts.key(words, 1, words.length);
    const office = names.find(a, b);
    if (office >= 0) owners.add(office);
  }
  return owners;
}
