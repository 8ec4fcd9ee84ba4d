import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { until, wait } from '@/scripts/browsers/driver';
import { cardFrame, readCard } from '@/scripts/journey/read-card';
import { leaveCard, restOn } from '@/scripts/journey/rest';
import { cardSpot } from './card-spot';
import { expect, hover, openCard, test, untilMarked } from './fixtures';
import { frameSpot } from './frame-spot';
import { startSite } from './site';
import { untilUnderlined } from './underlines-seen';

const page = (name: string): string =>
  readFileSync(path.resolve('tests/pages', `${name}.html`), 'utf8');
const HTML = 'text/html; charset=utf-8';

test('a card in a modal dialog and in full screen takes clicks', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/hard/dialog', page('dialog')));
  await untilUnderlined(tab, 2);
  await tab.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')?.showModal());
  // What was hidden is looked for in its own time.
  const inDialog = await until(
    'a card in the dialog',
    () => hover(tab, 'Marisol Quenten', { timeoutMs: 2_000 }),
    20_000,
  );
  expect((await readCard(inDialog.frame)).entity).toBe('Marisol Quenten');
  expect(await tab.evaluate(() => document.querySelector('#dialog')?.children.length)).toBe(2);
  await clickNext(tab);
  await leaveCard(tab);
  // The host has left the dialog again: the page's own tree is as it was.
  expect(await tab.evaluate(() => document.querySelector('#dialog')?.children.length)).toBe(1);
  await tab.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')?.close());
  await untilUnderlined(tab, 2);

  const button = await tab.evaluate(() => {
    const { x, y } = document.querySelector('#enter')?.getBoundingClientRect() ?? { x: 0, y: 0 };
    return { x: x + 10, y: y + 8 };
  });
  await tab.movePointer(button);
  await tab.click();
  await until('full screen', () => tab.evaluate(() => document.fullscreenElement !== null));
  await wait(300);
  await openCard(tab, 'Odran Felke');
  await clickNext(tab);
  expect(await tab.evaluate(() => document.fullscreenElement?.id)).toBe('full');
});

async function clickNext(tab: Parameters<typeof cardSpot>[0]): Promise<void> {
  const before = await position(tab);
  await tab.movePointer(await cardSpot(tab, 'button[aria-label="Next excerpt"]'), 4);
  await tab.click();
  await until('the next excerpt', async () => (await position(tab)) !== before);
}

async function position(tab: Parameters<typeof cardSpot>[0]): Promise<string> {
  const frame = await cardFrame(tab);
  return (
    (await frame?.evaluate(
      () => document.querySelector('figure blockquote')?.textContent?.slice(0, 80) ?? '',
    )) ?? ''
  );
}

test('names in frames of three origins open their cards', async ({ openTab, site }) => {
  const third = await startSite();
  try {
    const inner = (name: string): string =>
      `<!doctype html><link rel="stylesheet" href="/hard.css"><p>${'The council talked of silt all evening, and of what dredging costs these days. '.repeat(4)} In the end ${name} agreed.</p>`;
    const names = ['Odran Felke', 'Lurdes Amadi-Roh', 'Marisol Quenten'];
    const urls = [site, { ...site, origin: site.otherOrigin }, third].map((host, at) => {
      host.put(`/inner-${at}`, inner(names[at] ?? ''));
      return `${host.origin}/inner-${at}`;
    });
    const frames = urls.map((url) => `<iframe src="${url}" width="600" height="180"></iframe>`);
    const tab = await openTab(site.put('/three', `<!doctype html>${frames.join('')}`));
    for (const [at, name] of names.entries()) {
      const spot = await frameSpot(tab, `/inner-${at}`, name, at);
      const card = await until(`a card on ${name}`, () => restOn(tab, spot, 2_000), 15_000);
      expect((await readCard(card.frame)).entity).toBe(name);
      await leaveCard(tab);
    }
  } finally {
    third.stop();
  }
});

for (const [policy, header, value, shows] of [
  ['Cross-Origin-Embedder-Policy', 'cross-origin-embedder-policy', 'require-corp', 'firefox'],
  ['a sandbox', 'content-security-policy', 'sandbox allow-scripts', 'chromium'],
] as const)
  test(`under ${policy} the underlines stay, and what cannot be shown breaks nothing`, async ({
    engine,
    openTab,
    site,
  }) => {
    const address = site.put(`/hard/${header}`, {
      body: page('policy'),
      type: HTML,
      headers: { [header]: value },
    });
    const tab = await openTab(address);
    await untilMarked(tab);
    const works = engine === shows;
    const card = await hover(tab, 'Marisol Quenten', { timeoutMs: works ? 5_000 : 1_200 });
    if (works) {
      expect(card && (await readCard(card.frame)).entity).toBe('Marisol Quenten');
      return;
    }
    expect(card).toBeUndefined();
    // A sign without words stands where the card would, and the frame that failed is gone.
    const shown = async (): Promise<string[]> =>
      (await tab.shadowElements()).flatMap(({ tag, attributes }) =>
        tag === 'iframe' ? ['iframe'] : attributes['class'] === 'hint' ? ['hint'] : [],
      );
    await until('the hint', async () => (await shown()).join() === 'hint');
    expect(await tab.evaluate(() => document.documentElement.children.length)).toBe(3);
    // Opened again, the page is not asked again: the sign comes with the rest.
    await tab.goto(address);
    await untilMarked(tab);
    await hover(tab, 'Marisol Quenten', { timeoutMs: 600 });
    expect(await shown()).toEqual(['hint']);
  });

test('a page that clears its root for good is left alone, and nobody spins', async ({
  openTab,
  site,
}) => {
  const tab = await openTab(`${site.put('/hard/deleter', page('deleter'))}?rounds=1000000`);
  await until('giving in', () => tab.evaluate(() => Reflect.get(window, 'removed') >= 20));
  await wait(600);
  const removed = await tab.evaluate(() => Reflect.get(window, 'removed'));
  expect(removed).toBeLessThanOrEqual(21);
  expect(tab.problems()).toEqual([]);
});

test('nothing of ours is printed', async ({ openTab, site }) => {
  const tab = await openTab(site.put('/hard/print', page('print')));
  await untilUnderlined(tab, 2);
  expect(hasOurColour(await tab.printed())).toBe(false);
  // A line of the page's own in that colour is seen on paper: the look above is not blind.
  await tab.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<svg width="90" height="9"><path d="M0 4h90" stroke="#17808d" stroke-width="2" /></svg>',
    );
  });
  expect(hasOurColour(await tab.printed())).toBe(true);
});

/** Whether a PDF draws anything in the colour of underlines. */
function hasOurColour(pdf: Buffer): boolean {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n([^]*?)endstream/g)].some(([, data = '']) => {
    try {
      const content = inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
      return /0?\.09\d* 0?\.50\d* 0?\.55\d* (RG|rg|SC|sc|SCN|scn)\b/.test(content);
    } catch {
      return false;
    }
  });
}
