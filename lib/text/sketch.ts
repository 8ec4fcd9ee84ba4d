/** Words in one shingle. */
const SHINGLE_WORDS = 5;
/** Most shingles kept, so that a session stays small; longer texts are sampled more thinly. */
const MAX_HASHES = 2_000;
/** Fewer samples than this say nothing. */
const MIN_SAMPLES = 4;

/**
 * A small sample of a text's word shingles that tells how much of another text it contains
 * (scaled MinHash; Irber et al., "Lightweight compositional analysis of metagenomes with FracMinHash", 2022).
 */
export type Sketch = {
  /** One shingle in so many was kept. */
  readonly every: number;
  readonly hashes: readonly number[];
};

/** The sketch of `text`. Case, punctuation and spacing do not matter. */
export function sketchOf(text: string): Sketch {
  const kept = new Set<number>();
  forEachShingle(text, (hash) => kept.add(hash));
  let every = 1;
  let hashes = [...kept];
  while (hashes.length > MAX_HASHES) {
    every *= 2;
    const keep = every;
    hashes = hashes.filter((hash) => hash % keep === 0);
  }
  return { every, hashes };
}

/**
 * How much of `text` stands in the text that `sketch` was made of: 0 to 1, or undefined when
 * `text` is too short to tell.
 */
export function shareWithin(text: string, sketch: Sketch): number | undefined {
  const known = new Set(sketch.hashes);
  const sampled = new Set<number>();
  let all = 0;
  forEachShingle(text, (hash) => {
    all++;
    if (hash % sketch.every === 0) sampled.add(hash);
  });
  if (all === 0 || sampled.size < MIN_SAMPLES) return undefined;
  let found = 0;
  for (const hash of sampled) if (known.has(hash)) found++;
  return found / sampled.size;
}

function forEachShingle(text: string, take: (hash: number) => void): void {
  const recent: number[] = [];
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    recent.push(hashOf(word));
    if (recent.length > SHINGLE_WORDS) recent.shift();
    if (recent.length === SHINGLE_WORDS) take(combine(recent));
  }
}

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x0100_0193);
  return hash;
}

/** Mixes word hashes in order, then finalises (MurmurHash3's finaliser) so that remainders are even. */
function combine(words: readonly number[]): number {
  let hash = 0;
  for (const word of words) hash = (Math.imul(hash, 31) + word) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
