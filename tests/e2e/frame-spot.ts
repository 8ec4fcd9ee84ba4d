import { until, wait, type Point, type Tab } from '@/scripts/browsers/driver';
import { spotOfName } from '@/scripts/journey/find-spots';

/**
 * Until the names of a frame are marked and have stood, ms. A frame that Firefox draws in another
 * process never hears that a driver's pointer left it, so a first rest that comes too early counts
 * as one on moving text, for ever.
 */
const STOOD_MS = 2_000;

/** Where a name inside the page's `index`-th frame is, in the page's viewport. */
export async function frameSpot(
  tab: Tab,
  frameUrl: string,
  name: string,
  index = 0,
): Promise<Point> {
  const frame = await until('the frame', async () =>
    (await tab.frames()).find(({ url }) => url.includes(frameUrl)),
  );
  const inside = await until('the name in the frame', () =>
    spotOfName(frame, name, 0).catch(() => undefined),
  );
  await wait(STOOD_MS);
  const at = await tab.evaluate((nth) => {
    const element = document.querySelectorAll('iframe')[nth];
    const box = element?.getBoundingClientRect();
    return {
      x: (box?.x ?? 0) + (element?.clientLeft ?? 0),
      y: (box?.y ?? 0) + (element?.clientTop ?? 0),
    };
  }, index);
  return { x: at.x + inside.x, y: at.y + inside.y };
}
