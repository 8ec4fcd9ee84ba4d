import { channelOwner, readLineFacts, type LineFacts } from './line-facts';
import { findHeadline, isProse } from './find-title';
import { isFurnitureLine, openedList } from './furniture-rules';
import { trimEdges, type Edge, type IsRepeated } from './trim-edges';
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
  readonly isRepeated?: IsRepeated | undefined;
  /** The parts that may be the document, where the format tells; else all of the text may. */
  readonly within?: readonly Span[] | undefined;
};

/** Facts are taken from so many lines at each end. */
const HEAD_LINES = 15;
const TAIL_LINES = 12;
/** A short line before the headline has at most so many words. */
const STUB_WORDS = 5;
/** Longest item of a list of tags and of links, words. */
const LIST_WORDS = { tags: 5, links: 20 } as const;
/** With so many lines before the prose, a menu is among them. */
const MENU_LINES = 8;
/** Longer lines are prose: no rule and no repeated unit is of that length, characters. */
const MAX_FURNITURE_CHARS = 600;
/** Only passages of this length count as said again, characters. */
const MIN_REPEAT_CHARS = 80;

/** Finds the document in `text`: its prose without furniture, and the facts that it states. */
export function cleanText(text: string, hints: TextHints = {}): CleanedText {
  const { kept, facts, channel } = sortLines(linesWithin(text, hints.within), hints);
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

/** The lines of `text` that lie in `within`; a line of which a part does is that part. */
function linesWithin(text: string, within: readonly Span[] | undefined): TextLine[] {
  if (!within) return textLines(text);
  let opens = true;
  return within.flatMap(({ start, end }) => {
    const lines = textLines(text.slice(start, end)).map((line, n) => ({
      ...line,
      start: line.start + start,
      end: line.end + start,
      opensParagraph:
        n > 0 ? line.opensParagraph : opens || text.slice(Math.max(0, start - 2), start) === '\n\n',
    }));
    opens = false;
    return lines;
  });
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
  let list: 'tags' | 'links' | undefined;
  let channel: string | undefined;
  lines.forEach((line, n) => {
    if (line.text.length > MAX_FURNITURE_CHARS) {
      list = undefined;
      kept.push(line);
      return;
    }
    const plain = comparable(line.text);
    const isItem = isListItem(line, lines[n + 1], list);
    list = openedList(plain) ?? (isItem ? list : undefined);
    const edge = isEdge(n, lines.length) ? readEdgeLine(line, plain, hints) : undefined;
    // The first to say something is believed.
    Object.assign(facts, { ...edge?.facts, ...facts });
    channel ??= edge?.channel;
    if (!(isItem || edge?.isFurniture || isFurnitureLine(plain))) kept.push(line);
  });
  return { kept, facts, channel };
}

function isEdge(n: number, count: number): boolean {
  return n < HEAD_LINES || n >= count - TAIL_LINES;
}

/** What a line near the start or the end of a text is, beyond its words. */
function readEdgeLine(
  { text }: TextLine,
  plain: string,
  hints: TextHints,
): { isFurniture: boolean; facts: LineFacts | undefined; channel: string | undefined } {
  const facts = readLineFacts(text);
  const isFurniture = facts !== undefined || (hints.isRepeated?.(plain, false) ?? false);
  return { isFurniture, facts, channel: channelOwner(text) };
}

function edgeFacts(edge: Edge, facts: LineFacts): Partial<CleanedText> {
  return {
    ...(!facts.date && edge.date && { date: edge.date }),
    ...(!facts.source && edge.source && { source: edge.source }),
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
  const isMenu = lines.findIndex((line) => line === headline) >= MENU_LINES;
  return lines.filter((line) => {
    if (line === headline || isTitle(line, wanted)) return false;
    if (line.start >= start || isProse(line.text)) return true;
    return !isMenu && wordCount(line.text) > STUB_WORDS;
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

/** Whether a line after a list's heading is one of its items. */
function isListItem(
  line: TextLine,
  next: TextLine | undefined,
  list: 'tags' | 'links' | undefined,
): boolean {
  if (list === undefined || wordCount(line.text) > LIST_WORDS[list] || isProse(line.text))
    return false;
  // A stub of its own right before running text is a heading of that text.
  return !(line.opensParagraph && next && isProse(next.text)) && !/[.!?:]$/.test(line.text);
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
