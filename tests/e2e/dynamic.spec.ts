import { until, wait } from '@/scripts/browsers/driver';
import { spotOfName } from '@/scripts/journey/find-spots';
import { readCard } from '@/scripts/journey/read-card';
import { leaveCard, restOn } from '@/scripts/journey/rest';
import { expect, hover, isMarked, openCard, test, untilMarked } from './fixtures';
import { cardBox } from './card-spot';
import { frameSpot } from './frame-spot';

const STYLE = '<!doctype html><style>body { font: 18px/1.8 serif; margin: 60px }</style>';
const FILLER =
  'The council talked about silt for most of the evening, and about the price of dredging for the rest of it; nobody was in a hurry to go home through the rain. ';

test('text that comes later is marked, text that goes is not', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/later', `${STYLE}<p id="p">${FILLER}</p>`));
  await tab.evaluate((filler) => {
    setTimeout(() => {
      const added = document.createElement('p');
      added.id = 'added';
      added.textContent = `${filler} Marisol Quenten spoke last.`;
      document.body.append(added);
    }, 500);
  }, FILLER);
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Marisol Quenten');
  expect((await readCard(frame)).entity).toBe('Marisol Quenten');
  await leaveCard(tab);
  await tab.evaluate(() => {
    const text = document.querySelector('#added')?.firstChild;
    if (text instanceof Text) text.data = text.data.replace('Marisol Quenten', 'Tobiane Vilkers');
  });
  await until('the underline to go', async () => !(await isMarked(tab)));
  expect(await hover(tab, 'Tobiane Vilkers', { timeoutMs: 1_500 })).toBeUndefined();
});

test('a card goes with its name when the page makes its text anew', async ({ openTab, site }) => {
  const text = `<p id="told">${FILLER} Then Marisol Quenten rose.</p>`;
  const tab = await openTab(site.put('/anew', `${STYLE}<div id="list">${text}</div>`));
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Marisol Quenten');
  const before = await cardBox(tab);
  await tab.evaluate(() => {
    const list = document.querySelector('#list');
    const news = '<p>A line came in above.</p>';
    if (list) list.innerHTML = news + list.innerHTML;
  });
  const moved = await tab.evaluate(
    () => document.querySelector('#told')?.getBoundingClientRect().y ?? 0,
  );
  const by = moved - 60;
  expect(by).toBeGreaterThan(20);
  await until('the card beside its name', async () => {
    const now = await cardBox(tab);
    return before !== undefined && now !== undefined && Math.abs(now.y - before.y - by) < 1;
  });
  // It is the same card still, and a pointer that stays on the name opens no other.
  const spot = await until('the name', () => spotOfName(tab, 'Marisol Quenten', 0));
  for (const x of [-4, 0, 4]) await tab.movePointer({ x: spot.x + x, y: spot.y });
  await wait(1_500);
  expect(await frame.evaluate(() => document.body.isConnected)).toBe(true);
  expect((await readCard(frame)).entity).toBe('Marisol Quenten');
  await leaveCard(tab);
});

test('names in open and closed shadow trees open cards', async ({ openTab, site }) => {
  const tab = await openTab(
    site.put(
      '/shadow',
      `${STYLE}<p>${FILLER}</p><div id="open"></div><div id="closed"></div><script>
      document.querySelector('#open').attachShadow({ mode: 'open' }).innerHTML =
        '<p>${FILLER} Then <span>Marisol Quenten</span> rose.</p>';
      const root = document.querySelector('#closed').attachShadow({ mode: 'closed' });
      root.innerHTML = '<p>${FILLER} Then <span>Odran Felke</span> rose.</p>';
      window.placeOf = () => root.querySelector('span').getBoundingClientRect().toJSON();
      </script>`,
    ),
  );
  await untilMarked(tab);
  const inOpen = await openCard(tab, 'Marisol Quenten');
  expect((await readCard(inOpen.frame)).entity).toBe('Marisol Quenten');
  await leaveCard(tab);
  const box = await tab.evaluate(() => (window as unknown as { placeOf: () => DOMRect }).placeOf());
  const inClosed = await restOn(tab, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  expect(inClosed && (await readCard(inClosed.frame)).entity).toBe('Odran Felke');
});

for (const place of ['same', 'other'] as const)
  test(`a name in a frame of the ${place} site opens a card in the page`, async ({
    openTab,
    site,
  }) => {
    site.put('/inner', `${STYLE}<p>${FILLER}${FILLER} In the end Odran Felke agreed.</p>`);
    const origin = place === 'same' ? site.origin : site.otherOrigin;
    const tab = await openTab(
      site.put(
        `/outer-${place}`,
        `${STYLE}<p>${FILLER}</p><iframe src="${origin}/inner" width="700" height="320" style="border: 3px solid; margin-left: 40px"></iframe>`,
      ),
    );
    const spot = await frameSpot(tab, '/inner', 'Odran Felke');
    const card = await until('a card', () => restOn(tab, spot, 2_000), 12_000);
    expect((await readCard(card.frame)).entity).toBe('Odran Felke');
    const frames = await tab.frames();
    expect(frames.filter(({ url }) => url.includes('/card.html'))).toHaveLength(1);
    expect(await tab.evaluate(() => document.documentElement.children.length)).toBe(3);
  });

test('a page keeps its place in the back/forward cache after a card was opened', async ({
  openTab,
  site,
}) => {
  const watch =
    '<script>addEventListener("pageshow", (e) => { window.persisted = e.persisted; })</script>';
  const first = site.put('/first', `${STYLE}${watch}<p>${FILLER} Marisol Quenten spoke.</p>`);
  const second = site.put('/second', `${STYLE}<p>${FILLER}</p>`);
  const tab = await openTab(first);
  await untilMarked(tab);
  await openCard(tab, 'Marisol Quenten');
  await leaveCard(tab);
  await tab.goto(second);
  await tab.travel(-1);
  const persisted = await tab.evaluate(
    () => (window as unknown as { persisted: boolean }).persisted,
  );
  expect(persisted).toBe(true);
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Marisol Quenten');
  expect((await readCard(frame)).entity).toBe('Marisol Quenten');
});
