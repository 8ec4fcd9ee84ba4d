import { Parser } from 'htmlparser2';
import { apartnessOf, createTextComposer, isSilent, type Apartness } from './text-composer';

/** How a piece of markup is read. */
export type MarkupOptions = {
  /** Line ends are breaks and blank lines part paragraphs, as in a WordPress post without `<p>`. */
  readonly keepsLines?: boolean;
  /** It is XHTML: `<title/>` is closed by itself, and holds nothing of what follows. */
  readonly isXml?: boolean;
};

/** Deeper elements are counted from nought again: the parser's work grows with the square of depth. */
const MAX_DEPTH = 1_000;
/** Depth is looked at after about so many characters. */
const PIECE_CHARS = 16_384;

/**
 * The text of a piece of HTML as it is read, without a tree. Entities are read, comments and
 * scripts are left out.
 */
export function markupText(
  markup: string,
  { keepsLines = false, isXml = false }: MarkupOptions = {},
): string {
  const writer = createMarkupWriter(keepsLines);
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        depth++;
        writer.open(name);
      },
      ontext: (text) => writer.text(text),
      onclosetag(name) {
        depth--;
        writer.close(name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: isXml },
  );
  for (const piece of piecesOf(markup)) {
    parser.write(piece);
    if (depth <= MAX_DEPTH) continue;
    parser.reset();
    writer.reset();
    depth = 0;
  }
  parser.end();
  return writer.finish();
}

/** `markup` in pieces that end with a tag. */
function* piecesOf(markup: string): Generator<string> {
  for (let at = 0; at < markup.length;) {
    const close = markup.indexOf('>', at + PIECE_CHARS);
    const end = close < 0 ? markup.length : close + 1;
    yield markup.slice(at, end);
    at = end;
  }
}

/** Writes what a parser finds into a text. */
function createMarkupWriter(keepsLines: boolean): {
  open(name: string): void;
  text(text: string): void;
  close(name: string): void;
  /** What is open counts no more. */
  reset(): void;
  finish(): string;
} {
  const composer = createTextComposer();
  let silent = 0;
  let verbatim = 0;
  // Text comes in pieces, split at entities: what is said of white space holds for their sum.
  let held = '';
  const flush = (): void => {
    const text = held;
    held = '';
    if (silent > 0 || text === '') return;
    if (verbatim > 0) composer.text(text, true);
    else if (keepsLines) writeLines(text);
    else composer.text(text);
  };
  const writeLines = (text: string): void => {
    for (const piece of text.split(/(\r?\n(?:[ \t]*\r?\n)+|\r?\n)/)) {
      if (!/^\s*\n\s*$/.test(piece)) composer.text(piece);
      else composer.apart((piece.match(/\n/g)?.length ?? 0) > 1 ? 'paragraph' : 'line');
    }
  };
  return {
    open(name) {
      flush();
      if (isSilent(name)) silent++;
      if (name === 'pre') verbatim++;
      composer.apart(apartnessOf(name));
    },
    text(text) {
      held += text;
    },
    close(name) {
      flush();
      if (isSilent(name)) silent = Math.max(0, silent - 1);
      if (name === 'pre') verbatim = Math.max(0, verbatim - 1);
      composer.apart(closing(name));
    },
    reset() {
      flush();
      silent = 0;
      verbatim = 0;
    },
    finish() {
      flush();
      return composer.finish();
    },
  };
}

/** After a cell comes the next cell or the next row; each says so itself. */
function closing(name: string): Apartness {
  const how = apartnessOf(name);
  return how === 'cell' ? 'none' : how;
}

/** `text` as plain text on one line: titles come with entities and tags in them. */
export function plainLine(text: string): string {
  const plain = /&(?:[a-z]+|#\w+);|<\/?[a-z!]/i.test(text) ? markupText(text) : text;
  return plain.replace(/\s+/g, ' ').trim();
}

/** Whether the elements of `markup`, as they are written, lie deeper than `most` somewhere. */
export function isDeeper(markup: string, most: number): boolean {
  let depth = 0;
  let deepest = 0;
  const parser = new Parser({
    onopentag() {
      deepest = Math.max(deepest, ++depth);
    },
    onclosetag() {
      depth--;
    },
  });
  for (const piece of piecesOf(markup)) {
    parser.write(piece);
    if (deepest > most) return true;
  }
  return false;
}
