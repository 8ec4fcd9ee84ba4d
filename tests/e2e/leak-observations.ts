import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wait, type Browser, type Point, type Tab } from '@/scripts/browsers/driver';
import { cardFrame } from '@/scripts/journey/read-card';
import { restOn } from '@/scripts/journey/rest';
import { actInCard, openByKey, selectName, type LeakPage } from './leak-acts';
import { changeSettings } from './settings';
import type { Site } from './site';

/** A name that the archive of the tests knows, and one of the same length that nobody knows. */
export const KNOWN = 'Marisol Quenten';
export const CONTROL = 'Tobiane Vilkers';

/** Long enough for marks to be drawn, ms. */
const SETTLE_MS = 2_000;
/** The longest that a reader can choose, ms. */
const LONG_DWELL_MS = 2_000;
/** Where the pointer lies while the page slides words under it. */
const LYING: Point = { x: 500, y: 520 };
/** Where the page puts words just before the pointer comes. */
const AHEAD: Point = { x: 420, y: 600 };
/** What a real pointer does to the page's own elements, as often as it happens to pass over them. */
const OF_A_POINTER = /^(pointer|mouse|click|dblclick|selectionchange)/;
/** What switching between the tabs of the two names does. */
const OF_TABS = /^(visibilitychange on|device\w+ on|(focus|blur) on (window|#document)) /;
/** What an archive would say: none of it may be found in the page. */
export const ARCHIVE_WORDS = [
  'chair of the harbour board',
  'Veldana Courier',
  'silt has no passport',
];

/** Everything that the page saw, as JSON with the name replaced. */
export type Observations = Readonly<Record<string, unknown>>;

/** What the page saw of one name after it was provoked, and with a trusted rest on the name. */
export type LeakRun = {
  /** After untrusted pointers, and words slid under a pointer that lies still. */
  readonly provoked: Observations;
  /** In a pause on the name that is too short for a rest, when the card is being made ready. */
  readonly paused: Observations;
  /** With a trusted rest on the name. */
  readonly rested: Observations;
  /** After the reader pinned the card, moved it, went to a name in it and copied an excerpt. */
  readonly acted: Observations;
  /** With the name selected by the reader, which opens a card of it. */
  readonly selected: Observations;
  /** With the ring around the name, in Chromium: no driver of Firefox can give the command. */
  readonly reached: Observations;
  /** With the name's card opened by a key, after keys in the card. */
  readonly keyed: Observations;
  /** After a key closed that card. */
  readonly left: Observations;
  /** Whether a card opened before the trusted rest, and after it. */
  readonly cards: {
    readonly provoked: boolean;
    readonly rested: boolean;
    readonly keyed: boolean;
  };
};

/** A page that tries everything, open on one name. */
export type LeakVisit = {
  /** What it saw before anything was touched. */
  readonly before: Observations;
  /** Provokes what a page can provoke, then rests on the name. */
  goOn(): Promise<LeakRun>;
  end(): Promise<void>;
};

/**
 * Serves the page that tries everything, with `name` in it, and lets it look around.
 *
 * @param guessedOrigin what the page takes for the extension's origin
 */
export async function visit(
  driver: Browser,
  site: Site,
  name: string,
  guessedOrigin = driver.origin,
): Promise<LeakVisit> {
  const tab = await driver.open(servePage(site, name));
  await wait(SETTLE_MS);
  const before = await ask(tab, name, guessedOrigin);
  return { before, goOn: () => provokeAndRest(driver, tab, name), end: () => tab.close() };
}

async function provokeAndRest(driver: Browser, tab: Tab, name: string): Promise<LeakRun> {
  await tab.bringToFront();
  await tab.evaluate(() => (window as unknown as LeakPage).leak.sweep());
  const hasCardAfterSweep = (await cardFrame(tab)) !== undefined;
  await tab.evaluate(() => (window as unknown as LeakPage).leak.press());
  await tab.movePointer(LYING);
  await wait(700);
  await tab.evaluate((at) => (window as unknown as LeakPage).leak.slideUnder(at), LYING);
  // The pointer trembles: trusted, but on words that came to it.
  await tab.movePointer({ x: LYING.x + 1, y: LYING.y });
  await wait(400);
  await tab.movePointer(LYING);
  await wait(400);
  const hasCardOnSlidWords = hasCardAfterSweep || (await cardFrame(tab)) !== undefined;
  await tab.evaluate(() => (window as unknown as LeakPage).leak.slideBack());
  await tab.movePointer({ x: 3, y: 3 });
  await wait(1_200);
  // The name is put where the pointer is just going.
  await tab.movePointer({ x: AHEAD.x, y: AHEAD.y + 60 });
  await wait(700);
  await tab.evaluate((at) => {
    const { leak } = window as unknown as LeakPage;
    void leak.slideUnder(at);
  }, AHEAD);
  await wait(150);
  await tab.movePointer(AHEAD, 4);
  await wait(900);
  const hasCardTooEarly = hasCardOnSlidWords || (await cardFrame(tab)) !== undefined;
  await tab.evaluate(() => (window as unknown as LeakPage).leak.slideBack());
  await tab.movePointer({ x: 3, y: 3 });
  await wait(1_200);
  const paused = await pauseOn(driver, tab);
  const provoked = await ask(tab, name);
  const spot = await tab.evaluate(() => (window as unknown as LeakPage).leak.placeOfName());
  const card = await restOn(tab, spot, 1_500);
  const rested = await ask(tab, name);
  // Looking around takes its time, and the pointer is no hand: the card may be gone.
  if (card && !(await cardFrame(tab))) await restOn(tab, spot);
  if (card) await actInCard(tab);
  const acted = await ask(tab, name);
  await selectName(tab);
  const selected = await ask(tab, name);
  await tab.click();
  await wait(1_200);
  await driver.command?.('next-name');
  await wait(400);
  const reached = await ask(tab, name);
  const hasCardByKey = await openByKey(driver, tab);
  const keyed = await ask(tab, name);
  // A command gave the card the focus; in Firefox the key goes to the page, whether a card is there or not.
  if (hasCardByKey || !driver.command) await tab.press('Escape');
  await wait(400);
  const left = await ask(tab, name);
  const cards = { provoked: hasCardTooEarly, rested: card !== undefined, keyed: hasCardByKey };
  return { paused, provoked, rested, acted, selected, reached, keyed, left, cards };
}

/** Comes to the name, stays for most of a long dwell, looks around quickly and goes on. */
async function pauseOn(driver: Browser, tab: Tab): Promise<Observations> {
  await changeSettings(driver, { dwellMs: LONG_DWELL_MS });
  await tab.bringToFront();
  await wait(700);
  const spot = await tab.evaluate(() => (window as unknown as LeakPage).leak.placeOfName());
  await tab.movePointer({ x: spot.x - 8, y: spot.y }, 6);
  for (const left of [6, 4, 2, 0]) {
    await wait(16);
    await tab.movePointer({ x: spot.x - left, y: spot.y });
  }
  await wait(LONG_DWELL_MS * 0.7);
  const paused = await tab.evaluate(() => {
    const hits: string[] = [];
    for (let y = 0; y < innerHeight; y += 12)
      for (let x = 0; x < innerWidth; x += 12)
        hits.push(document.elementFromPoint(x, y)?.tagName ?? '');
    return {
      events: {},
      hits: hits.join(),
      frames: window.length,
      resources: performance.getEntriesByType('resource').length,
      active: document.activeElement?.tagName,
      children: document.documentElement.childElementCount,
      size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    };
  });
  await tab.movePointer({ x: 3, y: 3 });
  await changeSettings(driver, {});
  await tab.bringToFront();
  await wait(1_200);
  return paused;
}

function servePage(site: Site, name: string): string {
  const read = (file: string): string => readFileSync(path.resolve('tests/pages', file), 'utf8');
  site.put('/leak.js', { body: read('leak.js'), type: 'text/javascript' });
  const before = spans('on the day after the storm the men who keep the lamps asked');
  const after = spans('for a word with the pilots and got no more than a shrug from them');
  const words = `${before} <span id="name">${name}</span> ${after}`;
  const aside = spans('and nothing else is said here, all day long, by anyone at all '.repeat(6));
  const page = read('leak.html').replace('WORDS', words).replace('ASIDE', aside);
  return site.put('/leak', page);
}

function spans(text: string): string {
  return text
    .trim()
    .split(' ')
    .map((word) => `<span>${word}</span>`)
    .join(' ');
}

/** What the page sees; with an origin it also tries addresses there. */
async function ask(tab: Tab, name: string, guessedOrigin?: string): Promise<Observations> {
  const at = (files: readonly string[]): string[] =>
    guessedOrigin === undefined ? [] : files.map((file) => `${guessedOrigin}/${file}`);
  const seen = await tab.evaluate(
    (probes) => (window as unknown as LeakPage).leak.observations(probes),
    {
      searched: [name, ...ARCHIVE_WORDS],
      guesses: at([
        'card.html',
        'page.js',
        'page-reading.js',
        'page-cards.js',
        'manifest.json',
        'icon/128.png',
      ]),
      framed: at(['card.html', `card.html#${'0'.repeat(32)}`]),
    },
  );
  const text = JSON.stringify(seen).replaceAll(name, 'NAME');
  return JSON.parse(guessedOrigin === undefined ? text : text.replaceAll(guessedOrigin, 'ORIGIN'));
}

/**
 * Where two observations differ, as `path: one ≠ other`. What IntersectionObserver v2 says is left out.
 */
export function differences(one: Observations, other: Observations): string[] {
  return compare(comparable(one), comparable(other), '');
}

/** How often each of the page's words was reported as covered by IntersectionObserver v2. */
export function coveredWords(seen: Observations): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [word, isVisible] of seen['visibility'] as [string, boolean][])
    if (!isVisible) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function comparable(seen: Observations): object {
  const { events, ...rest } = seen;
  // How a real pointer passes over the page's own elements is between the two of them; an event on
  // the host, the only DIV here, would not be.
  const kinds = Object.entries(events as Record<string, number>).filter(
    ([event]) =>
      / DIV/.test(event) ||
      !/ trusted/.test(event) ||
      (!OF_A_POINTER.test(event) && !OF_TABS.test(event)),
  );
  return { ...rest, visibility: [], events: Object.fromEntries(kinds) };
}

function compare(one: unknown, other: unknown, where: string): string[] {
  if (Object.is(one, other)) return [];
  if (typeof one === 'object' && typeof other === 'object' && one && other) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].flatMap((key) =>
      compare(
        (one as Record<string, unknown>)[key],
        (other as Record<string, unknown>)[key],
        `${where}/${key}`,
      ),
    );
  }
  return [`${where}: ${JSON.stringify(one)} ≠ ${JSON.stringify(other)}`];
}
