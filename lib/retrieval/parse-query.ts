/** Longest query that is read; the rest is left out. */
const MAX_QUERY_CHARS = 1000;
const CHUNK = /(-?)(?:["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+))/gu;
const WORD = /[\p{L}\p{N}]/u;

/** What is asked for, as it was written: each string still has to be analysed. */
export type Query = {
  /** Words that should be there: all of them if any document has all. */
  readonly words: readonly string[];
  /** Quoted phrases: each must be there, word for word. */
  readonly phrases: readonly string[];
  /** Words, or phrases' words together, of documents that are not wanted. */
  readonly excluded: readonly string[];
};

/**
 * Reads `nuclear talks "joint plan" -oil`: words, "phrases" and -exclusions. It never fails: a lone
 * quote or hyphen means nothing, hyphens within words stay.
 */
export function parseQuery(text: string): Query {
  const words: string[] = [];
  const phrases: string[] = [];
  const excluded: string[] = [];
  for (const [, minus, phrase, word] of text.slice(0, MAX_QUERY_CHARS).matchAll(CHUNK)) {
    const chunk = (phrase ?? word ?? '').trim();
    if (!WORD.test(chunk)) continue;
    if (minus === '-') excluded.push(chunk);
    else if (phrase === undefined) words.push(chunk);
    else phrases.push(chunk);
  }
  return { words, phrases, excluded };
}
