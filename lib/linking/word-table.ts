import { DamagedRowError } from '@/lib/segment/row-frame';
import { homeSlot, laySlots, MAX_PROBES, slotHash } from './slot-layout';
import type { CountedWord } from './word-statistics';
import type { WordCounts } from './name-likelihood';

/** First word of the row: "BWT" and its format, 2; then the number of slots and the seed. */
const MAGIC = 0x4257_5402;
const HEADER_WORDS = 3;
/** Most words kept: those that occur most often. */
export const MAX_WORDS = 2 ** 18;
/** A word that is only ever written small is kept from so many occurrences on. */
const MIN_LOW = 2;
const SLOTS_PER_WORD = 1.4;
/** Counts are kept as so many steps for each doubling, in 8 bits; shares in 6. */
const STEPS = 15;
const MAX_STEP = 255;
const MAX_SHARE = 63;

/** How an archive writes its words, as far as pages need to know. */
export type WordTable = {
  /** The counts of a word, to about 5 %; undefined for a word that the archive hardly has. */
  counts(a: number, b: number): TableWord | undefined;
};

/** Counts of a word, and the share of its capitalised occurrences in capitals throughout. */
export type TableWord = WordCounts & { readonly caps: number };

/** An archive that has no words. */
export const NO_WORDS: WordTable = { counts: () => undefined };

/** The payload of a word table: slots of two numbers, a hash and packed counts. */
export function encodeWordTable(words: Iterable<CountedWord>): Uint8Array<ArrayBuffer> {
  let kept = Array.from(words).filter(({ low, mid }) => mid > 0 || low >= MIN_LOW);
  if (kept.length > MAX_WORDS) {
    kept.sort((x, y) => y.mid + y.low - (x.mid + x.low) || x.a - y.a || x.b - y.b);
    kept = kept.slice(0, MAX_WORDS);
  }
  const slots = Math.max(4, Math.ceil(kept.length * SLOTS_PER_WORD));
  const table = new Uint32Array(HEADER_WORDS + slots * 2);
  table[0] = MAGIC;
  table[1] = slots;
  // In a fixed order, so that equal statistics make equal bytes.
  kept.sort((x, y) => x.a - y.a || x.b - y.b);
  const { seed, keys } = laySlots(kept.length, slots, (i) => [kept[i]?.a ?? 0, kept[i]?.b ?? 0]);
  table[2] = seed;
  for (const [slot, key] of keys.entries()) {
    const word = kept[key - 1];
    if (word) table.set([word.b, pack(word)], HEADER_WORDS + slot * 2);
  }
  return new Uint8Array(table.buffer);
}

/**
 * Opens the payload of row `names` 1 without copying it. Look-ups stay inside it, whatever its
 * bytes are.
 *
 * @throws {DamagedRowError} when it is not a word table of this format
 */
export function openWordTable(payload: Uint8Array): WordTable {
  const bytes = payload.byteOffset % 4 === 0 ? payload : payload.slice();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  const slots = words[1] ?? 0;
  const seed = words[2] ?? 0;
  if (words[0] !== MAGIC || slots === 0 || words.length < HEADER_WORDS + slots * 2)
    throw new DamagedRowError('Backfile: a word table cannot be read');
  return {
    counts(a, b) {
      let slot = homeSlot(slotHash(seed, a, b), slots);
      for (let tries = 0; tries < MAX_PROBES; tries++) {
        const packed = words[HEADER_WORDS + slot * 2 + 1] ?? 0;
        if (packed === 0) return undefined;
        if (words[HEADER_WORDS + slot * 2] === b >>> 0) return unpack(packed);
        slot = slot + 1 === slots ? 0 : slot + 1;
      }
      return undefined;
    },
  };
}

function step(count: number): number {
  return Math.min(MAX_STEP, Math.round(Math.log2(count + 1) * STEPS));
}

/** Low, mid, share alone, share in capitals: 8, 8, 6 and 6 bits; never 0, since one count is not. */
function pack({ low, mid, solo, caps }: CountedWord): number {
  const share = (part: number): number => Math.round((part / Math.max(1, mid)) * MAX_SHARE);
  return (step(low) | (step(mid) << 8) | (share(solo) << 16) | (share(caps) << 22)) >>> 0;
}

function unpack(packed: number): TableWord {
  const low = Math.round(2 ** ((packed & MAX_STEP) / STEPS) - 1);
  const mid = Math.round(2 ** (((packed >>> 8) & MAX_STEP) / STEPS) - 1);
  const solo = (((packed >>> 16) & MAX_SHARE) / MAX_SHARE) * mid;
  return { low, mid, solo, caps: ((packed >>> 22) & MAX_SHARE) / MAX_SHARE };
}
