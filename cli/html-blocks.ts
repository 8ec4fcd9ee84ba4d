import { Parser } from 'htmlparser2';
import { SKIPPED } from '@/lib/page/element-role';

/** A block of text of an HTML file, with where its characters stand in the file. */
export type SourceBlock = {
  readonly text: string;
  /** UTF-16 offsets in the file of the span [start, end) of `text`. */
  place(start: number, end: number): { readonly start: number; readonly end: number };
};

/** Elements that do not interrupt the text around them. */
const INLINE = new Set(
  `a abbr acronym b bdi bdo big cite data dfn em font i ins del label mark nobr q rb ruby s small span
  strike strong sub sup time tt u wbr`.split(/\s+/),
);
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const INVISIBLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** A stretch of a block's text, and where it stands in the file; a decoded entity is one. */
type Stretch = { at: number; start: number; end: number; verbatim: boolean };

/**
 * The visible text of `html`, block by block in the file's order, as a page's text is read where
 * there is no style to ask: white space collapsed, scripts, hidden and editable elements left out.
 */
export function htmlBlocks(html: string): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let block = new BlockText();
  let skipping = 0;
  const close = (): void => {
    if (!block.isEmpty) blocks.push(block.finish());
    block = new BlockText();
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping > 0 || SKIPPED.has(name) || isHidden(attributes)) {
          if (!VOID.has(name)) skipping++;
        } else if (name === 'br') block.space('\n', parser.startIndex);
        else if (!INLINE.has(name)) close();
      },
      onclosetag(name) {
        if (VOID.has(name)) return;
        if (skipping > 0) skipping--;
        else if (!INLINE.has(name)) close();
      },
      ontext(data) {
        if (skipping === 0) block.add(data, parser.startIndex, parser.endIndex + 1);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  close();
  return blocks;
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return (
    attributes['hidden'] !== undefined ||
    attributes['aria-hidden'] === 'true' ||
    (attributes['contenteditable'] ?? 'false') !== 'false' ||
    INVISIBLE.test(attributes['style'] ?? '')
  );
}

class BlockText {
  #text = '';
  readonly #stretches: Stretch[] = [];

  get isEmpty(): boolean {
    return this.#text.trim() === '';
  }

  /** Adds `data`, which stands at [start, end) of the file; an entity is shorter than what stands there. */
  add(data: string, start: number, end: number): void {
    const verbatim = data.length === end - start;
    if (!verbatim) {
      this.#put(data, start, end, false);
      return;
    }
    for (const { 0: part, index } of data.matchAll(/[ \t\n\r\f]+|[^ \t\n\r\f]+/g)) {
      if (/^[ \t\n\r\f]/.test(part)) this.space(' ', start + index);
      else this.#put(part, start + index, start + index + part.length, true);
    }
  }

  /** Adds white space, unless there is some. */
  space(space: ' ' | '\n', at: number): void {
    if (this.#text !== '' && !/\s$/.test(this.#text)) this.#put(space, at, at + 1, true);
  }

  finish(): SourceBlock {
    const stretches = this.#stretches;
    const find = (at: number): Stretch => {
      let low = 0;
      let high = stretches.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((stretches[middle]?.at ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return stretches[low] ?? { at: 0, start: 0, end: 0, verbatim: true };
    };
    return {
      text: this.#text,
      place(start, end) {
        const first = find(start);
        const last = find(end - 1);
        return {
          start: first.verbatim ? first.start + start - first.at : first.start,
          end: last.verbatim ? last.start + end - last.at : last.end,
        };
      },
    };
  }

  #put(text: string, start: number, end: number, verbatim: boolean): void {
    this.#stretches.push({ at: this.#text.length, start, end, verbatim });
    this.#text += text;
  }
}
