import type { TokenList } from '@/lib/text/token-list';
import { spread, stepA } from '@/lib/text/word-hash';

/** Lengths, in tokens, at which the ends of documents are compared. */
export const TAIL_LEVELS = [3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 24, 28, 32, 36, 40] as const;
const LONGEST = 40;

/** 16-bit hashes of the last 3, 5, … 40 tokens of a text, as far as it has so many. */
export function tailHashes(tokens: TokenList): number[] {
  const hashes: number[] = [];
  let hash = 0;
  const most = Math.min(LONGEST, tokens.length);
  for (let back = 0; back < most; back++) {
    hash = stepA(hash, (spread(tokens.hashA[tokens.length - 1 - back] ?? 0) & 0xffff) | 1);
    if (back + 1 === TAIL_LEVELS[hashes.length]) hashes.push(spread(hash ^ (back << 24)) & 0xffff);
  }
  return hashes;
}
