import { readCard } from '@/scripts/journey/read-card';
import { leaveCard } from '@/scripts/journey/rest';
import { expect, hover, openCard, test, untilMarked } from './fixtures';

const ARTICLE = `<!doctype html><html lang="en"><title>Article</title>
<style>body { font: 18px/1.6 serif; margin: 60px; max-width: 40em }</style>
<h1>Lamps for the mole</h1>
<p>On Friday the harbour board met again. Marisol Quenten asked for four lamps, and the
Coastal Lights Agency promised three of them before the winter storms begin.</p>
<p>Nobody in the room mentioned Tobiane Vilkers, who had not come.</p>`;

test('a rest on a name opens a card with dated, sourced, marked excerpts', async ({
  openTab,
  site,
}) => {
  const tab = await openTab(site.put('/article', ARTICLE));
  await untilMarked(tab);
  const { frame, tookMs } = await openCard(tab, 'Marisol Quenten');
  const card = await readCard(frame);
  console.log(`rest to excerpts: ${Math.round(tookMs)} ms`);
  expect(card.entity).toBe('Marisol Quenten');
  expect(card.excerpts.length).toBeGreaterThan(2);
  for (const excerpt of card.excerpts) {
    expect(excerpt.source).toBe('Veldana Courier');
    expect(excerpt.date).toMatch(/^20\d\d-\d\d-\d\d/);
    expect(excerpt.reason).not.toBe('');
    expect(excerpt.text.length).toBeLessThanOrEqual(300);
    expect(excerpt.marks.map(([start, end]) => excerpt.text.slice(start, end)).join(' ')).toContain(
      'Quenten',
    );
  }
});

test('a name that no archive knows opens nothing', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/article', ARTICLE));
  await untilMarked(tab);
  expect(await hover(tab, 'Tobiane Vilkers', { timeoutMs: 2_000 })).toBeUndefined();
});

test('the starter archive says its edition', async ({ openTab, site }) => {
  const tab = await openTab(`${site.origin}/news.html`);
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Iceland');
  const card = await readCard(frame);
  expect(card.entity).toBe('Iceland');
  expect(card.provenance).toContain('2015');
});

test('the page has one element more, at its root, and none inside', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/article', ARTICLE));
  const count = (): Promise<{ root: number; body: number; text: string }> =>
    tab.evaluate(() => ({
      root: document.documentElement.children.length,
      body: document.body.querySelectorAll('*').length,
      text: document.body.innerHTML,
    }));
  await untilMarked(tab);
  const marked = await count();
  expect(marked.root).toBe(3);
  expect(marked.body).toBe(3);
  expect(ARTICLE.trim().endsWith(marked.text.trim())).toBe(true);
  await openCard(tab, 'Marisol Quenten');
  expect(await count()).toEqual(marked);
  await leaveCard(tab);
  expect(await count()).toEqual(marked);
});

test('a name that runs over inline elements is one name, over blocks it is none', async ({
  openTab,
  site,
}) => {
  const tab = await openTab(
    site.put(
      '/inline',
      `<!doctype html><style>body { font: 20px/2 serif; margin: 60px }</style>
      <p id="inline">The lamps were paid for by <a href="#x"><b>Lur</b>des</a> <i>Ama</i>di-Roh.</p>
      <p id="blocks">The bench was asked for by</p> <div>Odran</div> <div>Felke, it is said.</div>`,
    ),
  );
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Lurdes Amadi-Roh');
  expect((await readCard(frame)).entity).toBe('Lurdes Amadi-Roh');
  await leaveCard(tab);
  expect(await hover(tab, 'Odran', { timeoutMs: 1_500 })).toBeUndefined();
});

test('a text file reads like a page', async ({ openTab, site }) => {
  const tab = await openTab(
    site.put('/wire.txt', {
      type: 'text/plain; charset=utf-8',
      body: 'VELDANA — The board under Marisol Quenten met on Friday and talked of lamps.\n\nIt rained.\n',
    }),
  );
  await untilMarked(tab);
  const { frame } = await openCard(tab, 'Marisol Quenten');
  expect((await readCard(frame)).entity).toBe('Marisol Quenten');
});
