import type { Frame, Point, Tab } from '@/scripts/browsers/driver';

/** Most places of a name that are tried. */
const MAX_SPOTS = 12;
/** From where an underline starts to where its first letters surely are, CSS pixels. */
const INTO_WORD_PX = 6;
const ABOVE_LINE_PX = 8;

/**
 * Brings the `index`-th place where the page says `name` into view.
 *
 * @returns the middle of its first line, in the viewport; undefined when there is no such place
 */
export async function spotOfName(
  tab: Pick<Frame, 'evaluate'>,
  name: string,
  index: number,
): Promise<Point | undefined> {
  if (index >= MAX_SPOTS) return undefined;
  const literal = name.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = `(?<![\\p{L}\\p{N}])${literal.replaceAll(/\s+/g, '\\s+')}(?![\\p{L}\\p{N}])`;
  return (await tab.evaluate(showPlace, { pattern, index })) ?? undefined;
}

/** Runs in the page. */
function showPlace({ pattern, index }: { pattern: string; index: number }): Point | null {
  const nodes: Text[] = [];
  const collect = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isCode = node.parentElement?.closest('script,style,noscript,template') !== null;
      if (node instanceof Text && !isCode) nodes.push(node);
      else if (node instanceof Element && node.shadowRoot) collect(node.shadowRoot);
    }
  };
  collect(document.body);
  const starts: number[] = [];
  let text = '';
  for (const node of nodes) {
    starts.push(text.length);
    text += node.data;
  }
  const place = (offset: number): [Text, number] => {
    const at = starts.findLastIndex((start) => start <= offset);
    return [nodes[at] ?? new Text(), offset - (starts[at] ?? 0)];
  };
  const seen = [...text.matchAll(new RegExp(pattern, 'giu'))].flatMap((match) => {
    const [first, from] = place(match.index);
    const [last, to] = place(match.index + match[0].length - 1);
    const range = new Range();
    range.setStart(first, from);
    range.setEnd(last, to + 1);
    const { width, height } = range.getBoundingClientRect();
    const isShown = first.parentElement?.checkVisibility({ visibilityProperty: true }) === true;
    return width > 1 && height > 1 && isShown ? [range] : [];
  });
  const range = seen[index];
  if (!range) return null;
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
  // A long block is centred as a whole; its name may still be out of sight.
  const top = range.getClientRects()[0]?.top ?? 0;
  if (top < 80 || top > innerHeight - 120)
    scrollBy({ top: top - innerHeight / 2, behavior: 'instant' });
  const line = [...range.getClientRects()].find(({ width }) => width > 1);
  return line ? { x: line.x + line.width / 2, y: line.y + line.height / 2 } : null;
}

/**
 * Where the page's underlines are, in reading order: a point on the text above each.
 * Only those of the present screen are drawn.
 */
export async function spotsOfUnderlines(tab: Tab): Promise<readonly Point[]> {
  const elements = await tab.shadowElements();
  return elements
    .filter(({ tag }) => tag === 'path')
    .flatMap(({ attributes }) => [
      ...(attributes['d'] ?? '').matchAll(/M\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/g),
    ])
    .map(([, x, y]) => ({ x: Number(x) + INTO_WORD_PX, y: Number(y) - ABOVE_LINE_PX }))
    .sort((a, b) => a.y - b.y || a.x - b.x);
}
