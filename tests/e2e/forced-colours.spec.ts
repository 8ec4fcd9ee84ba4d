import { untilImported } from '@/scripts/journey/library-state';
import { cardSpot } from './card-spot';
import { expect, launch, openCard, test, untilMarked } from './fixtures';

const FORCED = { args: ['--force-high-contrast'], height: 1_300 };

/** The name stands so far down that its card opens above it, in a frame of just its height. */
const PAGE = `<!doctype html><html lang="en"><title>Evening</title>
<style>body { font: 18px/1.8 serif; margin: 0 60px; padding-top: 1000px; height: 1800px }</style>
<p>On Friday the board met. Marisol Quenten asked for four lamps, and nobody had an answer.</p>`;

test('in forced colours a card that fits does not scroll, and no button touches another', async ({
  engine,
  extension,
  site,
}) => {
  test.skip(engine === 'firefox', 'an argument of Chromium forces the colours');
  test.setTimeout(60_000);
  const driver = await launch(engine, { extension, ...FORCED });
  try {
    await (await untilImported(driver, 2)).close();
    const tab = await driver.open(site.put('/forced', PAGE));
    await untilMarked(tab);
    const { frame } = await openCard(tab, 'Marisol Quenten');
    await cardSpot(tab, 'h1');
    const seen = await frame.evaluate(() => {
      const surface = document.querySelector('[role=dialog]');
      const boxes = [...document.querySelectorAll('button')]
        .map((button) => button.getBoundingClientRect())
        .filter(({ width }) => width > 0);
      const touching = boxes.filter((box, at) =>
        boxes.some(
          (other, its) =>
            its !== at &&
            Math.abs(other.y - box.y) < 1 &&
            other.x >= box.x &&
            other.x - (box.x + box.width) < 2,
        ),
      );
      return {
        isForced: matchMedia('(forced-colors: active)').matches,
        scrolls: surface ? surface.scrollHeight - surface.clientHeight : -1,
        touching: touching.length,
      };
    });
    expect(seen).toEqual({ isForced: true, scrolls: 0, touching: 0 });
  } finally {
    await driver.close();
  }
});
