import { until, type Point, type Tab } from '@/scripts/browsers/driver';
import { spotOfName } from '@/scripts/journey/find-spots';

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
