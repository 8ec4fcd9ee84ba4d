/** Words in one shingle. */
const SHINGLE_WORDS = 4;
/** Words of a text that are read: more tell nothing more. */
const MAX_WORDS = 2_000;
/** Texts of fewer words are alike by chance. */
const MIN_WORDS = 30;
/** Smallest hashes kept of a text, each under another order of all hashes (MinHash, Broder 1997). */
const HASHES = 12;
/** Texts are compared when all hashes of one of their bands agree. */
const BAND_HASHES = 3;
const BANDS = HASHES / BAND_HASHES;
/** Two texts are nearly the same when so many hashes agree: about four shingles in five. */
const MIN_AGREEING = 9;
/** Most texts compared with one by a band. */
const MAX_COMPARED = 32;
const BUCKETS = 2 ** 18;
const FIRST_CAPACITY = 1024;

/** Finds, among texts given one by one, those that are nearly an earlier one. */
export type NearCopies = {
  /** Whether `text` is nearly one that was given before. */
  add(text: string): boolean;
};

/** An empty collection. It holds 64 bytes a text. */
export function createNearCopies(): NearCopies {
  let hashes = new Uint32Array(FIRST_CAPACITY * HASHES);
  /** Of each text, for each band: the text before it in the same bucket, plus one. */
  let chains = new Uint32Array(FIRST_CAPACITY * BANDS);
  const heads = new Uint32Array(BUCKETS);
  let count = 0;
  const agrees = (at: number, print: Uint32Array): boolean => {
    let agreeing = 0;
    for (let n = 0; n < HASHES; n++) if (hashes[at * HASHES + n] === print[n]) agreeing++;
    return agreeing >= MIN_AGREEING;
  };
  /** Puts the text to come into the bucket of a band, and looks whether one like it is there. */
  const enter = (print: Uint32Array, band: number): boolean => {
    const bucket = bucketOf(print, band);
    let found = false;
    let at = heads[bucket] ?? 0;
    chains[count * BANDS + band] = at;
    for (let n = 0; at > 0 && n < MAX_COMPARED && !found; n++) {
      found = agrees(at - 1, print);
      at = chains[(at - 1) * BANDS + band] ?? 0;
    }
    heads[bucket] = count + 1;
    return found;
  };
  return {
    add(text) {
      const print = minHashes(text);
      if (!print) return false;
      if (count * HASHES >= hashes.length) {
        hashes = doubled(hashes);
        chains = doubled(chains);
      }
      let found = false;
      for (let band = 0; band < BANDS; band++) if (enter(print, band)) found = true;
      hashes.set(print, count * HASHES);
      count++;
      return found;
    },
  };
}

/** The smallest hashes of a text's shingles; undefined when it is too short. */
function minHashes(text: string): Uint32Array | undefined {
  const print = new Uint32Array(HASHES).fill(0xffff_ffff);
  const recent = new Uint32Array(SHINGLE_WORDS);
  let words = 0;
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    recent[words % SHINGLE_WORDS] = hashOf(word);
    words++;
    if (words > MAX_WORDS) break;
    if (words < SHINGLE_WORDS) continue;
    let shingle = 0;
    for (let n = 0; n < SHINGLE_WORDS; n++)
      shingle = (Math.imul(shingle, 0x9e37_79b1) + (recent[(words + n) % SHINGLE_WORDS] ?? 0)) | 0;
    for (let n = 0; n < HASHES; n++) {
      const hash = mixed(shingle ^ Math.imul(n + 1, 0x85eb_ca6b));
      if (hash < (print[n] ?? 0)) print[n] = hash;
    }
  }
  return words < MIN_WORDS ? undefined : print;
}

/** FNV-1a over UTF-16 units, ASCII capitals as small letters. */
function hashOf(word: string): number {
  let hash = 0x811c_9dc5;
  for (let n = 0; n < word.length; n++) {
    const unit = word.charCodeAt(n);
    hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit + 32 : unit), 0x0100_0193);
  }
  return hash;
}

/** MurmurHash3's finaliser. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Bands share the buckets; equal ones of two texts always meet. */
function bucketOf(print: Uint32Array, band: number): number {
  let hash = band;
  for (let n = 0; n < BAND_HASHES; n++)
    hash = Math.imul(hash ^ (print[band * BAND_HASHES + n] ?? 0), 0x9e37_79b1);
  // Chains belong to a band: so must the buckets.
  return (mixed(hash) % (BUCKETS / BANDS)) * BANDS + band;
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(array.length * 2);
  longer.set(array);
  return longer;
}
