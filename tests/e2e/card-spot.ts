import { until, wait, type Point, type Tab } from '@/scripts/browsers/driver';
import { cardFrame } from '@/scripts/journey/read-card';

/** A card that stands this long where it is has its place, ms: names and choices make it grow. */
const SETTLED_MS = 150;

/**
 * Where an element of the open card is, in the tab's viewport, once the card has its place.
 *
 * @param selector of an element in the card's document
 */
export async function cardSpot(tab: Tab, selector: string): Promise<Point> {
  let last: Point | undefined;
  return until(`“${selector}” of the card to have its place`, async () => {
    // A card that is only being made ready goes while it is asked.
    const now = await spotNow(tab, selector).catch(() => undefined);
    const isSettled = now !== undefined && now.x === last?.x && now.y === last.y;
    last = now;
    if (!isSettled) await wait(SETTLED_MS);
    return isSettled && now;
  });
}

async function spotNow(tab: Tab, selector: string): Promise<Point> {
  const frame = await until('the card', () => cardFrame(tab));
  const inside = await frame.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  }, selector);
  const box = await cardBox(tab);
  if (!inside || !box) throw new Error(`the card has no “${selector}”`);
  return { x: box.x + inside.x, y: box.y + inside.y };
}

/** The card's frame in the tab's viewport, for a page that is neither scaled nor zoomed. */
export async function cardBox(
  tab: Tab,
): Promise<(Point & { width: number; height: number }) | undefined> {
  const elements = await tab.shadowElements();
  const at = elements.findLastIndex(({ tag }) => tag === 'iframe');
  const style = elements[at]?.attributes['style'] ?? '';
  const [width, height] = ['width', 'height'].map((side) =>
    Number(new RegExp(`(?:^|[ ;])${side}: (-?[\\d.]+)px`).exec(style)?.[1]),
  );
  // No second value is none.
  const [, x, y = 0] = /translate: (-?[\d.]+)px(?: (-?[\d.]+)px)?/.exec(style)?.map(Number) ?? [];
  if (x === undefined || width === undefined || height === undefined) return undefined;
  const isInView = elements
    .slice(0, at)
    .some(({ attributes }) => attributes['class'] === 'card view');
  const scroll = isInView ? { x: 0, y: 0 } : await tab.evaluate(() => ({ x: scrollX, y: scrollY }));
  return { x: x - scroll.x, y: y - scroll.y, width, height };
}
