import { cardFrame, cardText } from '@/scripts/journey/read-card';
import { wait } from '@/scripts/browsers/driver';
import { expect, openCard, test, untilMarked } from './fixtures';
import { CONTROL, coveredWords, differences, KNOWN, observe } from './leak-observations';

/** What a trusted rest may change: where the host is, what it covers, and whose the pointer is. */
const OF_THE_CARDS_PLACE =
  /^\/(tree\/hosts\/|tree\/html|tree\/withShadow|mutations\/|events\/(pointer|mouse)|window\/hovered|words\/\d+\/(hits|first|caret|range)|intersections)/;

test('a page sees the same whether the archive knows a name or not, until a trusted rest', async ({
  driver,
  engine,
  site,
}) => {
  const control = await observe(driver, site, CONTROL);
  const known = await observe(driver, site, KNOWN);
  expect(known.cards).toEqual({ provoked: false, rested: true });
  expect(control.cards).toEqual({ provoked: false, rested: false });
  expect(differences(known.before, control.before)).toEqual([]);
  expect(differences(known.provoked, control.provoked)).toEqual([]);
  const afterRest = differences(known.rested, control.rested);
  console.log(`${engine}: after a trusted rest the page sees`, afterRest);
  expect(afterRest.filter((difference) => !OF_THE_CARDS_PLACE.test(difference))).toEqual([]);
  console.log(
    `${engine}: words that IntersectionObserver v2 calls covered before a rest: known`,
    coveredWords(known.before),
    'control',
    coveredWords(control.before),
  );
});

test("the card's own document stays blank for a page that frames it", async ({ openTab, site }) => {
  const tab = await openTab(
    site.put(
      '/framing',
      `<!doctype html><p style="margin: 60px">It was said that ${KNOWN} would come to the mole.</p>`,
    ),
  );
  await untilMarked(tab);
  const { frame } = await openCard(tab, KNOWN);
  const stolen = await openTab(
    site.put('/thief', `<!doctype html><iframe src="${frame.url}" width="400" height="300">`),
  );
  const guessed = frame.url.replace(/#.*/, `#${'1'.repeat(32)}`);
  const other = await openTab(
    site.put('/guesser', `<!doctype html><iframe src="${guessed}" width="400" height="300">`),
  );
  await wait(1_000);
  for (const thief of [stolen, other]) {
    const framed = await cardFrame(thief);
    expect(framed ? await cardText(framed) : '').toBe('');
    expect(framed ? await framed.evaluate(() => document.body.innerText.trim()) : '').toBe('');
  }
});
