import type { Span } from '@/lib/base/span';

/** Elements that stand on lines of their own, with a blank line around them. */
const PARAGRAPHS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center details dialog div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul'.split(
    ' ',
  ),
);
/** Elements that begin a line. */
const LINES: ReadonlySet<string> = new Set(
  'br caption dd dt legend li optgroup option tbody tfoot thead tr'.split(' '),
);
/** Elements whose text nobody reads. */
const SILENT: ReadonlySet<string> = new Set(
  'script style template noscript head title iframe object embed svg math canvas audio video select datalist textarea input button map rt rp'.split(
    ' ',
  ),
);

/** How an element sets its text apart. */
export type Apartness = 'paragraph' | 'line' | 'cell' | 'none';

/** How the element `name` (lower case) sets its text apart from what is around it. */
export function apartnessOf(name: string): Apartness {
  if (PARAGRAPHS.has(name)) return 'paragraph';
  if (LINES.has(name)) return 'line';
  return name === 'td' || name === 'th' ? 'cell' : 'none';
}

/** Whether the text of the element `name` (lower case) is not part of what is read. */
export function isSilent(name: string): boolean {
  return SILENT.has(name);
}

/** Puts the text of marked-up pieces together as it is read: paragraphs apart, white space single. */
export type TextComposer = {
  /** The next characters. @param isVerbatim white space counts, as in `pre` */
  text(characters: string, isVerbatim?: boolean): Span | undefined;
  /** Sets what comes apart from what was. */
  apart(how: Apartness): void;
  /** All of it so far, without white space at its end. */
  finish(): string;
};

const BREAKS = { none: '', cell: '\t', line: '\n', paragraph: '\n\n' } as const;
const STRENGTH = { none: 0, cell: 1, line: 2, paragraph: 3 } as const;

/** An empty text. */
export function createTextComposer(): TextComposer {
  const pieces: string[] = [];
  let length = 0;
  let pending: Apartness = 'none';
  let isSpaced = false;
  const push = (piece: string): void => {
    if (piece === '') return;
    pieces.push(piece);
    length += piece.length;
  };
  return {
    text(characters, isVerbatim = false) {
      const flat = flattened(characters, isVerbatim);
      const body = isVerbatim ? flat : flat.replace(/^ | $/g, '');
      // White space that may not be broken is kept within a line, and says nothing at its start.
      const opensLine = pending !== 'none' || length === 0;
      if (body === '' || (opensLine && body.trim() === '')) {
        if (flat !== '') isSpaced = true;
        return undefined;
      }
      if (length > 0 && pending !== 'none') push(BREAKS[pending]);
      else if (length > 0 && (isSpaced || (!isVerbatim && flat.startsWith(' ')))) push(' ');
      pending = 'none';
      isSpaced = !isVerbatim && flat.endsWith(' ');
      const start = length;
      push(body);
      return { start, end: length };
    },
    apart(how) {
      if (STRENGTH[how] > STRENGTH[pending]) pending = how;
      if (how !== 'none') isSpaced = false;
    },
    finish: () => pieces.join('').trimEnd(),
  };
}

/** Soft hyphens and zero-width spaces only say where a line may break. */
function flattened(characters: string, isVerbatim: boolean): string {
  const plain = characters.replace(/[\u00AD\u200B\uFEFF]/g, '');
  return isVerbatim ? plain.replace(/\r\n?/g, '\n') : plain.replace(/[ \t\n\f\r]+/g, ' ');
}
