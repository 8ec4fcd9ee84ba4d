import { GAP, KIND } from '@/lib/text/token-list';
import { WORD } from './lexicon';
import { isFather } from './merge-full-names';
import type { MergeInput } from './merge-names';
import { PairCounts } from './pair-counts';

/** A part is known from so many documents, and a whole. */
const MIN_DOCUMENTS = 2;
/** In so much of a part's documents the whole must stand too, of persons and of others; another, in less than that. */
const PERSON_SHARE = 0.5;
const BESIDE_SHARE = 0.7;
const OTHERS_SHARE = 0.2;
/** What a part alone names something else with. */
const OWN_NAME =
  WORD.country | WORD.demonym | WORD.place | WORD.title | WORD.softTitle | WORD.calendar;

/**
 * Parts of a name that stand where the whole one stands too, in nearly all of their documents, and with no
 * other whole: "Kalbasi" and "Kalbasi Ashtari" of "Narges Kalbasi Ashtari", "Tamim bin Hamad" of "Tamim
 * bin Hamad Al Thani", "Ports Global Limited" of "India Ports Global Limited". Each joins it.
 */
export function mergeParts(input: MergeInput): void {
  const { names, merges } = input;
  const partsOf = findParts(input);
  if (partsOf.size === 0) return;
  const beside = new PairCounts();
  const here = new Set<number>();
  for (let document = 0; document < names.documentCount; document++) {
    here.clear();
    names.visit(document, (name) => here.add(name));
    for (const whole of here)
      for (const part of partsOf.get(whole) ?? [])
        if (here.has(part)) beside.add(part, merges.rootOf(whole));
  }
  for (const { left: part, rights } of beside.grouped()) {
    const documents = names.documents.get(part);
    const [best, other] = rights.toSorted((x, y) => y.count - x.count || x.right - y.right);
    const share = best && input.shapes.couldBePerson(best.right) ? PERSON_SHARE : BESIDE_SHARE;
    if (!best || best.count < documents * share) continue;
    if (other && other.count > documents * OTHERS_SHARE) continue;
    merges.merge(part, best.right, 'alias');
  }
}

/** For each name, the shorter ones that are a stretch of its words and may mean the same. */
function findParts(input: MergeInput): Map<number, number[]> {
  const { names, shapes } = input;
  const partsOf = new Map<number, number[]>();
  for (let whole = 0; whole < names.size; whole++) {
    if (names.documents.get(whole) < MIN_DOCUMENTS || shapes.wordCount(whole) < 2) continue;
    const isPerson = shapes.couldBePerson(whole) && !isPair(input, whole);
    const parts = [...stretchesOf(input, whole, isPerson)].filter((part) =>
      mayMean(input, part, { whole, isPerson }),
    );
    if (parts.length > 0) partsOf.set(whole, parts);
  }
  return partsOf;
}

/** Names that are a stretch of the name's words, but no father's; of what is no person, only its end. */
function* stretchesOf(
  { facts, names, shapes }: MergeInput,
  whole: number,
  isPerson: boolean,
): Generator<number> {
  const words = shapes.words(whole);
  for (let from = isPerson ? 0 : 1; from < words.length; from++) {
    if (isFather(facts, words, from)) continue;
    for (let { length: to } = words; to > (isPerson ? from : words.length - 1); to--) {
      const [a, b] = facts.key(words, from, to);
      const part = names.find(a, b);
      if (part >= 0 && part !== whole) yield part;
    }
  }
}

function mayMean(
  input: MergeInput,
  part: number,
  { whole, isPerson }: { whole: number; isPerson: boolean },
): boolean {
  const { names, shapes } = input;
  const documents = names.documents.get(part);
  const least = documents * (isPerson ? PERSON_SHARE : BESIDE_SHARE);
  if (documents < MIN_DOCUMENTS || names.documents.get(whole) < least) return false;
  if (!isFree(input, part)) return false;
  return isPerson ? mayMeanPerson(input, part) : shapes.wordCount(part) > 1;
}

/** "Khaf-Herat" is a line between two places. */
function isPair({ names }: MergeInput, name: number): boolean {
  const { gaps } = names.written(name);
  return gaps.length === 2 && gaps[1] === GAP.hyphen;
}

/** Whether nothing else is known of what the name means. */
function isFree({ merges, shapes, fixed }: MergeInput, name: number): boolean {
  if (merges.rootOf(name) !== name || fixed.has(name)) return false;
  return !shapes.isAcronym(name) && !shapes.lastHas(name, OWN_NAME);
}

function mayMeanPerson({ facts, shapes }: MergeInput, part: number): boolean {
  if (shapes.wordCount(part) > 1) return !shapes.isFirstNames(part);
  const only = shapes.words(part)[0] ?? 0;
  return facts.kind[only] === KIND.capital && !facts.has(only, WORD.given) && !facts.common[only];
}
