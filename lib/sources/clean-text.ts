import { channelOwner, readLineFacts, type LineFacts } from './line-facts';
import { findHeadline, isProse } from './find-title';
import { isFurnitureLine, opensTagList } from './furniture-rules';
import { trimEdges, type Edge } from './trim-edges';
import { comparable, roughSentences, textLines, wordCount, type TextLine } from './text-lines';
import type { Span } from '@/lib/base/span';

/** What a text says about itself, and which parts of it are the document. */
export type CleanedText = LineFacts & {
  /** Ascending, apart. */
  readonly cleaned: readonly Span[];
  /** Who issued it, from weaker signs: a dateline's agency, a licence line, a channel's name. */
  readonly agency?: string;
  readonly licensor?: string;
  readonly channel?: string;
};

/** What is known from outside of the text. */
export type TextHints = {
  readonly title?: string | undefined;
  /** Whether a line or last sentence (in `comparable` form) is one that the collection repeats. */
  readonly isRepeated?: ((unit: string, isSentence: boolean) => boolean) | undefined;
};

/** Facts are taken from so many lines at each end. */
const HEAD_LINES = 15;
const TAIL_LINES = 12;
/** A short line before the headline, or in a list of tags, has at most so many words. */
const STUB_WORDS = 5;
/** Longer lines are prose: no rule and no repeated unit is of that length, characters. */
const MAX_FURNITURE_CHARS = 600;
/** Only passages of this length count as said again, characters. */
const MIN_REPEAT_CHARS = 80;

/** Finds the document in `text`: its prose without furniture, and the facts that it states. */
export function cleanText(text: string, hints: TextHints = {}): CleanedText {
  const { kept, facts, channel } = sortLines(textLines(text), hints);
  const headline =
    hints.title === undefined ? findHeadline(kept) : givenHeadline(kept, hints.title);
  const title = hints.title ?? facts.title ?? headline?.text.replace(/\s+/g, ' ');
  const body = withoutRepeats(withoutHeadline(kept, headline, title));
  const edge = trimEdges(body, hints.isRepeated);
  return {
    ...facts,
    ...(title !== undefined && { title }),
    ...edgeFacts(edge, facts),
    ...(channel !== undefined && { channel }),
    cleaned: mergeSpans(text, edge.lines),
  };
}

type Facts = { -readonly [K in keyof LineFacts]: LineFacts[K] };

/** Lines that may be the document, and what the others say. */
type SortedLines = {
  readonly kept: readonly TextLine[];
  readonly facts: LineFacts;
  readonly channel: string | undefined;
};

function sortLines(lines: readonly TextLine[], hints: TextHints): SortedLines {
  const facts: Facts = {};
  const kept: TextLine[] = [];
  let inTags = false;
  let channel: string | undefined;
  lines.forEach((line, n) => {
    if (line.text.length > MAX_FURNITURE_CHARS) {
      inTags = false;
      kept.push(line);
      return;
    }
    const plain = comparable(line.text);
    const isTag = inTags && isTagStub(line, lines[n + 1]);
    inTags = isTag || opensTagList(plain);
    const isEdge = n < HEAD_LINES || n >= lines.length - TAIL_LINES;
    const stated = isEdge ? readLineFacts(line.text) : undefined;
    // The first to say something is believed.
    Object.assign(facts, { ...stated, ...facts });
    if (isEdge) channel ??= channelOwner(line.text);
    const isRepeated = isEdge && hints.isRepeated?.(plain, false);
    if (!(stated || isTag || isRepeated || isFurnitureLine(plain))) kept.push(line);
  });
  return { kept, facts, channel };
}

function edgeFacts(edge: Edge, facts: LineFacts): Partial<CleanedText> {
  return {
    ...(!facts.date && edge.date && { date: edge.date }),
    ...(!facts.licence && edge.licence && { licence: edge.licence }),
    ...(edge.agency && { agency: edge.agency }),
    ...(edge.licensor && { licensor: edge.licensor }),
  };
}

function givenHeadline(
  lines: readonly TextLine[],
  title: string | undefined,
): TextLine | undefined {
  if (title === undefined) return undefined;
  const wanted = comparable(title);
  return lines.slice(0, HEAD_LINES).find((line) => isTitle(line, wanted));
}

/** Leaves out the headline wherever it stands, and the stubs before it. */
function withoutHeadline(
  lines: readonly TextLine[],
  headline: TextLine | undefined,
  title: string | undefined,
): TextLine[] {
  const wanted = title === undefined ? undefined : comparable(title);
  const start = headline?.start ?? 0;
  return lines.filter((line) => {
    if (line === headline || isTitle(line, wanted)) return false;
    return !(line.start < start && !isProse(line.text) && wordCount(line.text) <= STUB_WORDS);
  });
}

function isTitle({ text }: TextLine, wanted: string | undefined): boolean {
  return text.length <= MAX_FURNITURE_CHARS && comparable(text) === wanted;
}

/** Leaves out long lines of which every sentence was said before: a scraper read them twice. */
function withoutRepeats(lines: readonly TextLine[]): TextLine[] {
  if (lines.filter((line) => line.text.length >= MIN_REPEAT_CHARS).length < 2) return [...lines];
  const said = new Set<string>();
  return lines.filter((line) => {
    if (line.text.length < MIN_REPEAT_CHARS) return true;
    const sentences = roughSentences(line.text).map((sentence) => comparable(sentence.text));
    const isAgain = sentences.every((sentence) => said.has(sentence));
    for (const sentence of sentences) said.add(sentence);
    return !isAgain;
  });
}

function isTagStub(line: TextLine, next: TextLine | undefined): boolean {
  if (wordCount(line.text) > STUB_WORDS || isProse(line.text)) return false;
  // A stub right before running text is a heading of that text.
  return !(next && isProse(next.text)) && !/[.!?:]$/.test(line.text);
}

/** Lines that follow each other in the text become one span. */
function mergeSpans(text: string, lines: readonly Span[]): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of lines) {
    const last = spans.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}
