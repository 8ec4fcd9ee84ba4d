import type { Point, Tab } from '@/scripts/browsers/driver';

/** Most places of a name that are tried. */
const MAX_SPOTS = 12;

/**
 * Brings the `index`-th place where the page says `name` into view.
 *
 * @returns the middle of its first line, in the viewport; undefined when there is no such place
 */
export function spotOfName(tab: Tab, name: string, index: number): Promise<Point | undefined> {
  if (index >= MAX_SPOTS) return Promise.resolve(undefined);
  return tab
    .evaluate(
      ({ wanted, nth }) => {
        const nodes: Text[] = [];
        const collect = (root: Node): void => {
          const walker = document.createTreeWalker(
            root,
            NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
          );
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (node instanceof Text) nodes.push(node);
            else if (node instanceof Element && node.shadowRoot) collect(node.shadowRoot);
          }
        };
        collect(document.body);
        const readable = nodes.filter(
          (node) => !node.parentElement?.closest('script,style,noscript,template,title'),
        );
        const starts: number[] = [];
        let text = '';
        for (const node of readable) {
          starts.push(text.length);
          text += node.data;
        }
        const escaped = wanted.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
        const pattern = new RegExp(
          `(?<![\\p{L}\\p{N}])${escaped.replaceAll(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`,
          'giu',
        );
        const place = (offset: number): [Text, number] | undefined => {
          const at = starts.findLastIndex((start) => start <= offset);
          const node = readable[at];
          return node ? [node, offset - (starts[at] ?? 0)] : undefined;
        };
        const seen = [...text.matchAll(pattern)].flatMap((match) => {
          const from = place(match.index);
          const to = place(match.index + match[0].length - 1);
          if (!from || !to) return [];
          const range = new Range();
          range.setStart(...from);
          range.setEnd(to[0], to[1] + 1);
          const box = range.getBoundingClientRect();
          const shown =
            from[0].parentElement?.checkVisibility({ visibilityProperty: true }) === true;
          return box.width > 1 && box.height > 1 && shown ? [range] : [];
        });
        const range = seen[nth];
        if (!range) return null;
        range.startContainer.parentElement?.scrollIntoView({
          block: 'center',
          behavior: 'instant',
        });
        // A long block is centred as a whole; its name may still be out of sight.
        const first = range.getClientRects()[0];
        if (first && (first.top < 80 || first.bottom > innerHeight - 80))
          scrollBy({ top: first.top - innerHeight / 2, behavior: 'instant' });
        const line = [...range.getClientRects()].find(({ width }) => width > 1);
        return line ? { x: line.x + line.width / 2, y: line.y + line.height / 2 } : null;
      },
      { wanted: name, nth: index },
    )
    .then((point) => point ?? undefined);
}

/**
 * Where the page's underlines are, in reading order: a point on the text above each.
 * Only those of the present screen are drawn.
 */
export async function spotsOfUnderlines(tab: Tab): Promise<readonly Point[]> {
  const elements = await tab.shadowElements();
  const starts = elements
    .filter(({ tag }) => tag === 'path')
    .flatMap(({ attributes }) => [
      ...(attributes['d'] ?? '').matchAll(/M\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/g),
    ])
    .map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
  return starts
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map(({ x, y }) => ({ x: x + INTO_WORD_PX, y: y - ABOVE_LINE_PX }));
}

/** From where an underline starts to where its first letters surely are, CSS pixels. */
const INTO_WORD_PX = 6;
const ABOVE_LINE_PX = 8;
