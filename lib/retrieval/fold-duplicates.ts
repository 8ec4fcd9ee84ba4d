import type { DocumentWords } from '@/lib/segment/document-words';
import { distance } from '@/lib/segment/fingerprint';

/** Fingerprints of 64 bits of the same story differ in at most so many. */
const MAX_DISTANCE = 12;
/** Share of word sequences that two tellings of one story have in common. */
const SAME_STORY = 0.8;
/** Words in such a sequence. */
const SHINGLE = 3;

/**
 * For each document of a ranked list, the place of the first one before it that tells the same in
 * nearly the same words, or -1. Fingerprints find the candidates, the words themselves decide.
 */
export function foldDuplicates(documents: readonly DocumentWords[]): number[] {
  const shingles = new Map<number, ReadonlySet<number>>();
  const shinglesAt = (i: number): ReadonlySet<number> => {
    let known = shingles.get(i);
    if (!known) shingles.set(i, (known = shinglesOf(documents[i])));
    return known;
  };
  const folded: number[] = [];
  for (const [i, { print }] of documents.entries()) {
    const same = folded.findIndex((of, k) => {
      const other = documents[k]?.print;
      return (
        of < 0 &&
        other !== undefined &&
        distance(print, other) <= MAX_DISTANCE &&
        jaccard(shinglesAt(i), shinglesAt(k)) >= SAME_STORY
      );
    });
    folded.push(same);
  }
  return folded;
}

function shinglesOf(document: DocumentWords | undefined): ReadonlySet<number> {
  const shingles = new Set<number>();
  const terms = document?.terms ?? new Int32Array(0);
  for (let i = document?.titleTerms ?? 0; i + SHINGLE <= terms.length; i++) {
    let hash = 17;
    for (let k = 0; k < SHINGLE; k++) hash = Math.imul(hash ^ (terms[i + k] ?? 0), 0x0100_0193);
    shingles.add(hash);
  }
  return shingles;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const each of a) if (b.has(each)) shared++;
  return shared / (a.size + b.size - shared);
}
