import { untilImported } from '@/scripts/journey/library-state';
import { cardSpot } from './card-spot';
import { expect, launch, openCard, test, untilMarked } from './fixtures';

/** A window of 1,280 × 900 device pixels at 200 %. */
const ZOOMED = { width: 640, height: 450, scale: 2 };

const PAGE = `<!doctype html><html lang="en"><title>Evening</title>
<style>body { font: 18px/1.8 serif; margin: 60px 40px; min-height: 1400px }</style>
<h1>Four lamps</h1>
<p>On Friday the board met. Marisol Quenten asked for four lamps, and nobody had an answer.</p>`;

test('a card in a window at 200 % shows how its quote begins without being scrolled', async ({
  engine,
  extension,
  site,
}) => {
  test.setTimeout(60_000);
  const driver = await launch(engine, { extension, ...ZOOMED });
  try {
    await (await untilImported(driver, 2)).close();
    const tab = await driver.open(site.put('/zoomed', PAGE));
    await untilMarked(tab);
    const { frame } = await openCard(tab, 'Marisol Quenten');
    await cardSpot(tab, 'h1');
    const isSeen = await frame.evaluate(() => {
      const quote = document.querySelector('blockquote');
      const { x = 0, y = 0, width = 0 } = quote?.getBoundingClientRect() ?? {};
      return quote?.contains(document.elementFromPoint(x + width / 2, y + 10));
    });
    expect(isSeen).toBe(true);
  } finally {
    await driver.close();
  }
});
