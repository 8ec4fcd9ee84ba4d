import type { Span } from '@/lib/base/span';
import type { ArchiveDocument } from '@/lib/model/document';
import { splitSentences } from '@/lib/text/sentences';
import { createMatcher, type Match, type Matcher, type Wanted } from './match-words';
import { renderExcerpt } from './render-excerpt';

/** Longest excerpt, in UTF-16 units. */
const MAX_EXCERPT_CHARS = 280;
/** Units of a document that are read sentence by sentence; further on only where a name stands. */
const MAX_READ_UNITS = 60_000;
const READ_BEFORE_NAME = 2_000;
const READ_AFTER_NAME = 20_000;

/** What makes a sentence good. */
const WEIGHT = {
  /** For each different thing wanted that it has, and for each further word of it. */
  found: 10,
  word: 2,
  /** For each word of the context, and how many count. */
  context: 3,
  maxContext: 6,
  /** Times the share of the sentence that is marked, up to a third of it. */
  density: 9,
  maxDensity: 1 / 3,
  /** For a sentence that says too little, or has to be cut. */
  short: -6,
  long: -2,
  /** For the first sentence of a document; half of it for the third, and so on. */
  early: 3,
} as const;
const SHORT_UNITS = 45;

/** A passage of a document that shows what was wanted. */
export type CutExcerpt = {
  /** One line, at most `maxChars` units. */
  readonly text: string;
  /** What matched: spans of `text`, ascending, apart. */
  readonly marks: readonly Span[];
  /** Where the passage starts in the document's text. */
  readonly start: number;
  /** Greater is better; to be compared between documents for the same wanted and context. */
  readonly score: number;
  /** The first match as it stands in the text; undefined where nothing matched. */
  readonly surface?: string;
};

/** How to cut. */
export type CutOptions = {
  /** Terms or folded words of what is being read: sentences that have them are better. */
  readonly context?: ReadonlySet<string>;
  /** Most excerpts. */
  readonly limit: number;
  /** Longest excerpt; `MAX_EXCERPT_CHARS` when left out. */
  readonly maxChars?: number;
};

type Sentence = Span & {
  readonly index: number;
  readonly matches: readonly Match[];
  readonly score: number;
};

/**
 * The best passages of a document for what is wanted, best first, from its cleaned spans: whole
 * sentences, as many as fit, or a part of a long one cut between words. For names there are none
 * where no name stands; for a query's terms the document's opening stands in.
 */
export function cutExcerpts(
  document: Pick<ArchiveDocument, 'text' | 'cleaned' | 'language'>,
  wanted: Wanted,
  options: CutOptions,
): CutExcerpt[] {
  const { text, cleaned, language } = document;
  const maxChars = options.maxChars ?? MAX_EXCERPT_CHARS;
  const matcher = createMatcher(wanted, language, options.context ?? new Set());
  let sentences = readSentences(text, headOfSpans(cleaned), matcher, maxChars);
  if (!sentences.some(hasMatch) && 'names' in wanted)
    sentences = readSentences(text, placesOfNames(document, wanted.names), matcher, maxChars);

  const best = sentences
    .filter(hasMatch)
    .toSorted((a, b) => b.score - a.score || a.start - b.start);
  if (best.length === 0 && !('names' in wanted)) best.push(...sentences.slice(0, 1));
  const used: Span[] = [];
  const excerpts: CutExcerpt[] = [];
  for (const sentence of best) {
    if (excerpts.length >= options.limit) break;
    if (used.some((span) => sentence.start < span.end && span.start < sentence.end)) continue;
    const passage = extend(sentence, sentences, used, maxChars);
    used.push(passage);
    excerpts.push(toExcerpt(text, passage, sentence, maxChars));
  }
  return excerpts;
}

function hasMatch(sentence: Sentence): boolean {
  return sentence.matches.length > 0;
}

function readSentences(
  text: string,
  spans: readonly Span[],
  matcher: Matcher,
  maxChars: number,
): Sentence[] {
  const sentences: Sentence[] = [];
  for (const span of spans) {
    for (const { start, end } of splitSentences(text, span.start, span.end)) {
      const matches = matcher.match(text, start, end);
      const index = sentences.length;
      let score = 0;
      if (matches.length > 0) {
        score = scoreOf(matches, { units: end - start, index, maxChars });
        const { size } = matcher.contextOf(text, start, end);
        score += WEIGHT.context * Math.min(size, WEIGHT.maxContext);
      }
      sentences.push({ start, end, index, matches, score });
    }
  }
  return sentences;
}

function scoreOf(
  matches: readonly Match[],
  { units, index, maxChars }: { units: number; index: number; maxChars: number },
): number {
  const kinds = new Map<number, number>();
  for (const each of matches)
    kinds.set(each.which, Math.max(kinds.get(each.which) ?? 0, each.words));
  let score = WEIGHT.early / (1 + index / 2);
  let marked = 0;
  for (const words of kinds.values()) score += WEIGHT.found + WEIGHT.word * (words - 1);
  for (const each of matches) marked += each.end - each.start;
  score += WEIGHT.density * Math.min(marked / Math.max(1, units), WEIGHT.maxDensity);
  if (units < SHORT_UNITS) score += WEIGHT.short;
  if (units > maxChars) score += WEIGHT.long;
  return score;
}

/** `sentence` with the ones after it, then before it, that fit and were not shown yet. */
function extend(
  sentence: Sentence,
  sentences: readonly Sentence[],
  used: readonly Span[],
  maxChars: number,
): Span & { readonly parts: readonly Sentence[] } {
  let { start, end } = sentence;
  let first = sentence.index;
  let last = sentence.index;
  const isFree = (span: Span): boolean =>
    used.every((each) => span.end <= each.start || each.end <= span.start);
  for (;;) {
    const next = sentences[last + 1];
    if (!next || next.end - start > maxChars || !isFree(next)) break;
    end = next.end;
    last++;
  }
  for (;;) {
    const before = sentences[first - 1];
    if (!before || end - before.start > maxChars || !isFree(before)) break;
    start = before.start;
    first--;
  }
  return { start, end, parts: sentences.slice(first, last + 1) };
}

function toExcerpt(
  text: string,
  passage: Span & { readonly parts: readonly Sentence[] },
  sentence: Sentence,
  maxChars: number,
): CutExcerpt {
  const matches = passage.parts.flatMap((part) => part.matches);
  const [first] = sentence.matches;
  return {
    ...renderExcerpt(text, passage, matches, maxChars),
    score: sentence.score,
    ...(first ? { surface: text.slice(first.start, first.end) } : {}),
  };
}

/** The cleaned spans up to `MAX_READ_UNITS`. */
function headOfSpans(cleaned: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let room = MAX_READ_UNITS;
  for (const { start, end } of cleaned) {
    if (room <= 0) break;
    spans.push({ start, end: Math.min(end, start + room) });
    room -= end - start;
  }
  return spans;
}

/** Around the first place of a name in a long document's rest, written as the name is. */
function placesOfNames(
  { text, cleaned }: Pick<ArchiveDocument, 'text' | 'cleaned'>,
  names: readonly string[],
): Span[] {
  const from = headOfSpans(cleaned).at(-1)?.end ?? 0;
  const places = names.map((name) => text.indexOf(name, from)).filter((at) => at >= 0);
  if (places.length === 0) return [];
  const at = Math.min(...places);
  return cleaned.flatMap((span) => {
    const start = Math.max(span.start, at - READ_BEFORE_NAME);
    const end = Math.min(span.end, at + READ_AFTER_NAME);
    return start < end ? [{ start, end }] : [];
  });
}
