/** Blocks longer than this are cut at a sentence end, characters. */
const CUT_AT_CHARS = 4_000;
/** No piece that is cut off is shorter than this, characters, unless nothing else is possible. */
const MIN_CUT_CHARS = 1_000;

const SPACE = 0x20;
const COLLAPSIBLE = /[ \t\n\r\f]{2,}|[\t\n\r\f]/g;
const SENTENCE_END = /[.!?…。！？؟۔]["'”’»)\]]*\s/g;
const LETTER = /\p{L}/u;

/** A stretch of a block's text that stands in one text node, or in an element with nothing but text. */
export type TextRun = {
  readonly node: Text | Element;
  /** Where it begins in the node's data, or in the element's text. */
  readonly from: number;
  /** Where it begins in the block's text. */
  readonly start: number;
  /** Characters, the same in both. */
  readonly length: number;
};

/** The text of one block, with where each stretch of it stands. */
export type BlockText = { readonly text: string; readonly runs: readonly TextRun[] };

/**
 * Gathers the text of one block. White space is collapsed as on the screen, so that a name may
 * stand across a line break of the source.
 */
export class BlockTextBuilder {
  #text = '';
  /** Whether a space would collapse into what is there. */
  #atSpace = true;
  #runs: TextRun[] = [];
  #done: BlockText[] = [];

  /** Adds `data`, which is `node`'s, from `from` to `to`. */
  add(node: Text | Element, data: string, from: number, to: number): void {
    COLLAPSIBLE.lastIndex = from;
    let at = from;
    for (let match = COLLAPSIBLE.exec(data); match; match = COLLAPSIBLE.exec(data)) {
      if (match.index >= to) break;
      this.#piece(node, data, at, match.index);
      if (!this.#atSpace) this.#push(node, match.index, ' ');
      at = COLLAPSIBLE.lastIndex;
    }
    this.#piece(node, data, at, to);
    if (this.#text.length > CUT_AT_CHARS) this.#cut();
  }

  /** Separates what comes from what came by `separator`, which stands in no node. */
  separate(separator: ' ' | '\n'): void {
    if (this.#atSpace) return;
    this.#text += separator;
    this.#atSpace = true;
  }

  /** Whether nothing was added yet. */
  get isEmpty(): boolean {
    return this.#text === '' && this.#done.length === 0;
  }

  /** Ends the block and gives its pieces: none when it holds no letter, several when it was long. */
  finish(): readonly BlockText[] {
    if (this.isEmpty) return [];
    const blocks = this.#done;
    blocks.push({ text: this.#text, runs: this.#runs });
    this.#text = '';
    this.#atSpace = true;
    this.#runs = [];
    this.#done = [];
    return blocks.map(trimmed).filter(hasWords);
  }

  #piece(node: TextRun['node'], data: string, from: number, to: number): void {
    const start = this.#atSpace && from < to && data.charCodeAt(from) === SPACE ? from + 1 : from;
    if (start < to) this.#push(node, start, data.slice(start, to));
  }

  #push(node: TextRun['node'], from: number, text: string): void {
    const runs = this.#runs;
    const last = runs[runs.length - 1];
    const start = this.#text.length;
    const { length } = text;
    this.#text += text;
    this.#atSpace = isSpace(text.charCodeAt(length - 1));
    // One run for what is contiguous in the node and in the block.
    if (
      last?.node === node &&
      last.from + last.length === from &&
      last.start + last.length === start
    )
      runs[runs.length - 1] = {
        node,
        from: last.from,
        start: last.start,
        length: last.length + length,
      };
    else runs.push({ node, from, start, length });
  }

  #cut(): void {
    while (this.#text.length > CUT_AT_CHARS) {
      const at = cutPosition(this.#text);
      this.#done.push({ text: this.#text.slice(0, at), runs: clipped(this.#runs, 0, at) });
      this.#runs = clipped(this.#runs, at, this.#text.length);
      this.#text = this.#text.slice(at);
    }
  }
}

/** Where to cut a text longer than `CUT_AT_CHARS`: after a sentence, else at white space, else anywhere. */
export function cutPosition(text: string): number {
  const head = text.slice(0, CUT_AT_CHARS);
  SENTENCE_END.lastIndex = MIN_CUT_CHARS;
  let at = 0;
  while (SENTENCE_END.test(head)) at = SENTENCE_END.lastIndex;
  if (at > 0) return at;
  at = head.search(/\s\S*$/) + 1;
  if (at > MIN_CUT_CHARS) return at;
  const code = head.charCodeAt(CUT_AT_CHARS - 1);
  return code >= 0xd800 && code < 0xdc00 ? CUT_AT_CHARS - 1 : CUT_AT_CHARS;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === 0x0a || code === 0xa0;
}

/** A white-space character that the screen shows as one space, however many there are. */
export function isCollapsible(code: number): boolean {
  return code === SPACE || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

function hasWords({ text }: BlockText): boolean {
  return text.length > 1 && LETTER.test(text);
}

function trimmed(block: BlockText): BlockText {
  const text = block.text.trim();
  const { length } = text;
  if (length === block.text.length) return block;
  const start = block.text.length - block.text.trimStart().length;
  const last = block.runs[block.runs.length - 1];
  // What is cut off mostly is a separator, which stands in no node.
  if (start === 0 && last && last.start + last.length <= length) return { text, runs: block.runs };
  return { text, runs: clipped(block.runs, start, start + length) };
}

/** The parts of `runs` inside [start, end), counted from `start`. */
function clipped(runs: readonly TextRun[], start: number, end: number): TextRun[] {
  const inside: TextRun[] = [];
  for (const run of runs) {
    const from = Math.max(run.start, start);
    const to = Math.min(run.start + run.length, end);
    if (from < to)
      inside.push({
        node: run.node,
        from: run.from + (from - run.start),
        start: from - start,
        length: to - from,
      });
  }
  return inside;
}
