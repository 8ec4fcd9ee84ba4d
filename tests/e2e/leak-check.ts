import { until, wait, type Browser } from '@/scripts/browsers/driver';
import { cardFrame } from '@/scripts/journey/read-card';
import { openCard, untilMarked } from './fixtures';
import {
  ARCHIVE_WORDS,
  CONTROL,
  coveredWords,
  differences,
  KNOWN,
  visit,
  type LeakRun,
  type Observations,
} from './leak-observations';
import type { Site } from './site';

/** What the extension's presence changes on a page: the one host element, and nothing it says. */
const OF_THE_HOST =
  /^\/(tree\/(hosts|html|withShadow|nodes|walk|xpath)|mutations\/|selection\/(nodes\/3|rangeOfHost))/;
/** Firefox's addresses are drawn at random once a profile; the test hands the page the real one. */
const OF_A_GIVEN_ADDRESS = /^\/(guesses|framed)\//;
/** In Firefox a search through frames fails for any word while a card, a frame, is open. */
const OF_AN_OPEN_FRAME = /^\/selection\/found\/\d+\/\d+: "SecurityError" ≠ undefined$/;
/** What a trusted rest may change: what the card covers, and where the pointer is. */
const OF_THE_CARDS_PLACE =
  /^\/(events\/(pointer|mouse)|window\/hovered|words\/\d+\/(hits|first|caret|range)|scan)/;

/** What an act in the card may change: that the focus went to the host, as into any frame. */
const OF_THE_FOCUS = /^\/window\/(active: "DIV" ≠ "BODY"|focused: false ≠ true)$/;
/** That it went there at some time. */
const OF_AN_EARLIER_FOCUS = /^\/events\/(focus|focusin|focusout|blur) on DIV /;
/** The key that closes a card: where the focus goes back meanwhile, the page gets the half of it. */
const OF_THE_CLOSING_KEY = /^\/events\/key(down|up) on BODY /;
/** In Firefox the driver itself asks the page what it clicks on, and clicks in the card only. */
const OF_THE_DRIVER = /^\/calls\/elementFromPoint: /;
/** In Chromium a press in a frame lets the page do for seconds what it may only after a press: copy. */
const OF_THE_PRESS = /^\/selection\/copied: ("\d+:[^"]*" ≠ ""|"" ≠ "\d+:[^"]*")$/;
/** What a page sees of the two names themselves once they are selected: equally long, other letters. */
const OF_THE_SELECTED_WORDS = /^\/selection\/copied: "(\d+):[^"]*" ≠ "\1:[^"]*"$/;

/** A moment at which the page looked around. */
type Stage = Exclude<keyof LeakRun, 'cards'>;

/** What was seen of a known and an unknown name, and what of it is a leak. */
export type LeakReport = {
  /** What tells a known name from an unknown one, or reaches what belongs to the extension. */
  readonly leaks: readonly string[];
  /** What a trusted rest changed. */
  readonly afterRest: readonly string[];
  /** Words, and their paragraph, that IntersectionObserver v2 called covered before any rest. */
  readonly covered: { readonly known: object; readonly control: object };
};

/**
 * Looks for everything that a page can learn.
 *
 * @param plain the same page's first look without the extension
 * @param options.firstOnly stop at the first kind of leak found
 */
export async function findLeaks(
  driver: Browser,
  site: Site,
  plain: Observations,
  options: { readonly firstOnly?: boolean } = {},
): Promise<LeakReport> {
  const isFirefox = driver.engine === 'firefox';
  const onControl = await visit(driver, site, CONTROL);
  const onKnown = await visit(driver, site, KNOWN);
  const covered = {
    known: coveredWords(onKnown.before),
    control: coveredWords(onControl.before),
  };
  const atOnce = [
    ...labelled('before a rest', differences(onKnown.before, onControl.before)),
    ...labelled(
      'against a browser without Backfile',
      differences(onKnown.before, plain).filter(
        (difference) =>
          !OF_THE_HOST.test(difference) && !(isFirefox && OF_A_GIVEN_ADDRESS.test(difference)),
      ),
    ),
  ];
  if (atOnce.length > 0 && options.firstOnly) {
    await Promise.all([onControl.end(), onKnown.end()]);
    return { leaks: atOnce, afterRest: [], covered };
  }
  const control = await onControl.goOn();
  const known = await onKnown.goOn();
  await Promise.all([onControl.end(), onKnown.end()]);
  const afterRest = differences(known.rested, control.rested);
  const isLeak = (difference: string): boolean =>
    !OF_THE_CARDS_PLACE.test(difference) && !(isFirefox && OF_AN_OPEN_FRAME.test(difference));
  const isLeakAfterwards = (difference: string): boolean =>
    isLeak(difference) &&
    !OF_AN_EARLIER_FOCUS.test(difference) &&
    !OF_THE_PRESS.test(difference) &&
    !OF_THE_SELECTED_WORDS.test(difference) &&
    !(isFirefox && OF_THE_DRIVER.test(difference));
  const isLeakLater = (difference: string): boolean =>
    isLeakAfterwards(difference) && !OF_THE_FOCUS.test(difference);
  const at = (when: string, stage: Stage, isOne: (difference: string) => boolean): string[] =>
    labelled(when, differences(known[stage], control[stage]).filter(isOne));
  const leaks = [
    ...atOnce,
    ...at('in a pause shorter than a rest', 'paused', () => true),
    ...at('after untrusted acts', 'provoked', () => true),
    ...labelled('after a trusted rest', afterRest.filter(isLeak)),
    ...at('after acts in the card', 'acted', isLeakLater),
    ...at('with the name selected', 'selected', isLeakLater),
    ...at('with the ring around the name', 'reached', isLeakLater),
    ...at('with a card that a key opened', 'keyed', isLeakLater),
    ...at(
      'after a key closed it',
      'left',
      (difference) => isLeakAfterwards(difference) && !OF_THE_CLOSING_KEY.test(difference),
    ),
    ...archiveWordsIn(known),
    ...(known.cards.provoked ? ['a card opened without a rest'] : []),
    ...(control.cards.rested || control.cards.keyed ? ['a card opened on an unknown name'] : []),
    ...(known.cards.rested ? [] : ['no card opened on a rest']),
    ...(known.cards.keyed ? [] : ['no card opened by a key']),
  ];
  if (leaks.length === 0 || !options.firstOnly) leaks.push(...(await readableFrames(driver, site)));
  return { leaks, afterRest, covered };
}

/** Whatever is shown, what the archive says of the name is nowhere in what the page sees. */
function archiveWordsIn(run: LeakRun): string[] {
  return Object.entries(run).flatMap(([stage, seen]) =>
    ARCHIVE_WORDS.filter((words) => JSON.stringify(seen).includes(words)).map(
      (words) => `${stage}: the page has “${words}”`,
    ),
  );
}

function labelled(when: string, all: readonly string[]): string[] {
  return all.map((difference) => `${when}: ${difference}`);
}

/** Frames the card's own document in other pages, by an address that was used and one made up. */
async function readableFrames(driver: Browser, site: Site): Promise<string[]> {
  const victim = await driver.open(
    site.put(
      '/victim',
      `<!doctype html><p style="margin: 60px">It was said that ${KNOWN} would come to the mole.</p>`,
    ),
  );
  await untilMarked(victim);
  await openCard(victim, KNOWN);
  // The very address, which in Chromium is another one every time: no page gets to see it.
  const frames = (await victim.shadowElements()).filter(({ tag }) => tag === 'iframe');
  const used = frames[0]?.attributes['src'] ?? '';
  const addresses = [used, used.replace(/#.*/, `#${'1'.repeat(32)}`)];
  const found: string[] = [];
  for (const address of addresses) {
    // In the very tab of the card, and in another.
    await victim.evaluate((src) => {
      const thief = document.createElement('iframe');
      document.body.append(thief);
      thief.src = src;
    }, address);
    const other = await driver.open(
      site.put('/thief', `<!doctype html><iframe src="${address}" width="400" height="300">`),
    );
    await wait(700);
    const framed = await cardFrame(other);
    const text = framed ? await framed.evaluate(() => document.body.innerText.trim()) : '';
    if (text !== '') found.push(`another tab read the card: ${text.slice(0, 60)}`);
    await other.close();
  }
  const cards = (await victim.frames()).filter(({ url }) => url.includes('/card.html'));
  const texts = await Promise.all(
    cards.map((card) => card.evaluate(() => document.body.innerText.trim()).catch(() => '')),
  );
  if (texts.filter((text) => text !== '').length > 1) found.push('the page framed a second card');
  await victim.close();
  await until('the tab to close', async () => (await driver.findTab('/victim')) === undefined);
  return found;
}
