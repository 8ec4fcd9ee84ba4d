import { MAX_ONCE, scoreAt, scoreOf, type Part } from './score-part';
import type { Scored } from './scored';

/** Below one touched document in so many, sorting them beats walking all. */
const SPARSE = 24;

/** States of a document while several terms are summed up. */
const [NOT_WANTED, WANTED, SUMMED] = [0, 1, 2] as const;

/** The documents of several terms: scores are summed in one array over all of the view. */
export function scoreTerms(
  parts: readonly Part[],
  size: number,
  within: Uint32Array | undefined,
): Pick<Scored, 'docs' | 'scores'> {
  const sums = new Float64Array(size);
  const states = new Uint8Array(size);
  if (within) for (const doc of within) states[doc] = WANTED;
  else states.fill(WANTED);
  const most = parts.reduce((sum, { postings }) => sum + postings.docs.length, 0);
  const summed = new Uint32Array(Math.min(most, within?.length ?? size));
  const once = new Float64Array(MAX_ONCE);
  let count = 0;
  for (const part of parts) count = sumUp(part, { sums, states, summed, count }, once.fill(0));
  const docs = ascending(summed.subarray(0, count), states);
  const scores = new Float64Array(count);
  for (let i = 0; i < count; i++) scores[i] = sums[docs[i] ?? 0] ?? 0;
  return { docs, scores };
}

/** Sums by document, with states and the documents that were summed up so far. */
type Sums = {
  readonly sums: Float64Array;
  readonly states: Uint8Array;
  readonly summed: Uint32Array;
  readonly count: number;
};

/**
 * Adds the scores of `part`. What is looked up in `once`, as in `addPart`, is there for it alone.
 *
 * @returns how many documents were summed up then
 */
function sumUp(part: Part, { sums, states, summed, count }: Sums, once: Float64Array): number {
  const { base, boost, text, postings } = part;
  const { docs, counts } = postings;
  const [inTitle, inText] = counts;
  const { lengths } = text;
  const isPlain = boost === undefined && text.weight > 0;
  let n = count;
  for (let i = 0; i < docs.length; i++) {
    const docnum = docs[i] ?? 0;
    const state = states[base + docnum];
    if (state === NOT_WANTED) continue;
    const before = sums[base + docnum] ?? 0;
    let sum = before;
    if (isPlain && inText[i] === 1 && inTitle[i] === 0) {
      const length = lengths[docnum] ?? 0;
      let score = once[length] ?? 0;
      if (score === 0) once[length] = score = scoreAt(text, 1, docnum, 1);
      sum += score;
    } else sum = scoreOf(part, i, before);
    if (sum === before) continue;
    if (state === WANTED) {
      states[base + docnum] = SUMMED;
      summed[n++] = base + docnum;
    }
    sums[base + docnum] = sum;
  }
  return n;
}

/** `docs`, which are those that were summed up, in order. */
function ascending(docs: Uint32Array, states: Uint8Array): Uint32Array {
  if (docs.length * SPARSE < states.length) return docs.sort();
  let n = 0;
  for (let doc = 0; doc < states.length; doc++) if (states[doc] === SUMMED) docs[n++] = doc;
  return docs;
}
