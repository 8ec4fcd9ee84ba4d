/** Blocks longer than this are cut at a sentence end, characters. */
const CUT_AT_CHARS = 4_000;
/** No piece that is cut off is shorter than this, characters, unless nothing else is possible. */
const MIN_CUT_CHARS = 1_000;

const COLLAPSIBLE = /[ \t\n\r\f]{2,}|[\t\n\r\f]/g;
const SENTENCE_END = /[.!?…。！？؟۔]["'”’»)\]]*\s/g;
const LETTER = /\p{L}/u;

/** A stretch of a block's text that stands in one text node. */
export type TextRun = {
  readonly node: Text;
  /** Where it begins in the node's data. */
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

  /** Adds `node`'s data from `from` to `to`. */
  add(node: Text, from: number, to: number): void {
    const data = node.data;
    COLLAPSIBLE.lastIndex = from;
    let at = from;
    for (let match = COLLAPSIBLE.exec(data); match; match = COLLAPSIBLE.exec(data)) {
      if (match.index >= to) break;
      this.#piece(node, at, match.index);
      this.#space(node, match.index);
      at = COLLAPSIBLE.lastIndex;
    }
    if (at < to) this.#piece(node, at, to);
    this.#cutIfLong();
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
    const blocks = [...this.#done, { text: this.#text, runs: this.#runs }];
    this.#text = '';
    this.#atSpace = true;
    this.#runs = [];
    this.#done = [];
    return blocks.map(trimmed).filter(({ text }) => text.length > 1 && LETTER.test(text));
  }

  #piece(node: Text, from: number, to: number): void {
    let start = from;
    if (this.#atSpace && node.data[start] === ' ') start++;
    if (start < to) this.#push(node, start, node.data.slice(start, to));
  }

  #space(node: Text, at: number): void {
    if (!this.#atSpace) this.#push(node, at, ' ');
  }

  #push(node: Text, from: number, text: string): void {
    const last = this.#runs.at(-1);
    const start = this.#text.length;
    this.#text += text;
    this.#atSpace = isSpace(text.charCodeAt(text.length - 1));
    // One run for what is contiguous in the node and in the block.
    if (
      last?.node === node &&
      last.from + last.length === from &&
      last.start + last.length === start
    )
      this.#runs[this.#runs.length - 1] = { ...last, length: last.length + text.length };
    else this.#runs.push({ node, from, start, length: text.length });
  }

  #cutIfLong(): void {
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
  return code === 0x20 || code === 0x0a || code === 0xa0;
}

function trimmed(block: BlockText): BlockText {
  const start = block.text.length - block.text.trimStart().length;
  const text = block.text.trim();
  return { text, runs: clipped(block.runs, start, start + text.length) };
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
