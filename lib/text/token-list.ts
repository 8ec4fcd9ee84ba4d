/** How a token is written. */
export const KIND = {
  lower: 0,
  /** A capital, then at least one small letter: "Raisi", "McDonald". */
  capital: 1,
  /** At least two capitals and no small letter: "IRNA", "U.S." */
  caps: 2,
  /** Starts small, has a capital: "iPhone". */
  mixed: 3,
  number: 4,
  /** One capital alone: "E". */
  initial: 5,
  /** "35th". */
  ordinal: 6,
  /** A word of a script without case. */
  uncased: 7,
  /** One letter of a script without spaces. */
  unspaced: 8,
} as const;

/** What stands between a token and the one before it. */
export const GAP = {
  space: 0,
  hyphen: 1,
  /** A full stop that belongs to an initial or an abbreviation: "E. Raisi", "Gen. Bagheri". */
  dot: 2,
  ampersand: 3,
  /** Nothing: letters of a script without spaces. */
  none: 4,
  /** A slash without spaces. */
  slash: 5,
  /** Anything else: names do not reach across. */
  border: 6,
} as const;

/** Facts about a token's place, as bits. */
export const FLAG = {
  /** First of a sentence, of a quotation, after a colon or a dash: its capital says nothing. */
  start: 1,
  /** First of a line. */
  line: 2,
  /** A possessive 's or ' follows. */
  possessive: 4,
  /** In a line where capitals say nothing: a title-case headline or capitals throughout. */
  titleCase: 8,
  allCaps: 16,
  /** An opening bracket stands before it. */
  bracketed: 32,
  /** A sentence end (. ! ?) follows. */
  sentenceEnd: 64,
  /** A closing bracket stands right behind it. */
  bracketEnd: 128,
} as const;

/** The tokens of one text, as parallel arrays that are reused from text to text. */
export class TokenList {
  /** What was scanned. */
  text = '';
  length = 0;
  /** UTF-16 offsets, half-open. */
  start = new Uint32Array(512);
  end = new Uint32Array(512);
  /** One of `KIND`. */
  kind = new Uint8Array(512);
  /** One of `GAP`. */
  gap = new Uint8Array(512);
  /** Bits of `FLAG`. */
  flags = new Uint8Array(512);
  /** Hashes of the folded word, see word-hash.ts. */
  hashA = new Int32Array(512);
  hashB = new Int32Array(512);
  /** Folded length in units. */
  size = new Uint8Array(512);

  /** Makes room for one more. */
  reserve(): void {
    if (this.length < this.start.length) return;
    this.start = doubled(this.start, new Uint32Array(this.start.length * 2));
    this.end = doubled(this.end, new Uint32Array(this.end.length * 2));
    this.kind = doubled(this.kind, new Uint8Array(this.kind.length * 2));
    this.gap = doubled(this.gap, new Uint8Array(this.gap.length * 2));
    this.flags = doubled(this.flags, new Uint8Array(this.flags.length * 2));
    this.hashA = doubled(this.hashA, new Int32Array(this.hashA.length * 2));
    this.hashB = doubled(this.hashB, new Int32Array(this.hashB.length * 2));
    this.size = doubled(this.size, new Uint8Array(this.size.length * 2));
  }

  /** The characters of tokens [from, to) with what stands between them. */
  slice(from: number, to = from + 1): string {
    return this.text.slice(this.start[from], this.end[to - 1]);
  }

  /** Whether token `i` has one of the bits of `flag`. */
  has(i: number, flag: number): boolean {
    return ((this.flags[i] ?? 0) & flag) !== 0;
  }

  /** Whether token `i` starts with, or is, a capital. */
  isCapital(i: number): boolean {
    const kind = this.kind[i] ?? 0;
    return (
      kind === KIND.capital || kind === KIND.caps || kind === KIND.mixed || kind === KIND.initial
    );
  }
}

function doubled<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
