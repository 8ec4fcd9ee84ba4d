import { until, wait, type Frame, type Point, type Tab } from '@/scripts/browsers/driver';
import { spotOfName } from '@/scripts/journey/find-spots';
import { restOn, type OpenedCard } from '@/scripts/journey/rest';

/** Nobody presses faster than this what was just drawn, ms. */
const REACT_MS = 150;
/** Times of the keystroke-level model (Card, Moran and Newell 1980), for an average hand, s. */
const POINT_AND_CLICK_S = 1.3;
const KEY_S = 0.28;
/** Getting ready for a click, a word to type or a look for something: once each. */
const THINK_S = 1.35;
const MS = 1_000;

/** What a task took. */
export type Effort = {
  /** Presses of the pointer, those on the browser's own buttons among them. */
  readonly clicks: number;
  /** Rests on a name. */
  readonly rests: number;
  readonly keys: number;
  /** How often something was out of sight, or without words beside its picture. */
  readonly stumbles: readonly string[];
  /** What the hand takes by the keystroke-level model, without reading. */
  readonly handSeconds: number;
  /** What was waited for, as measured here. */
  readonly waitSeconds: number;
};

/** What is found of a control by its words. */
type Found = { readonly at: Point; readonly wasOut: boolean; readonly isBare: boolean };

/** Somebody who uses Backfile by what is to be read on it, and counts what that takes. */
export class Person {
  #clicks = 0;
  #rests = 0;
  #keys = 0;
  #thoughts = 0;
  #waited = 0;
  readonly #stumbles: string[] = [];

  /** Presses the `at`-th of what has these words, with the pointer; waits until it is there. */
  async press(tab: Tab, words: string, at = 0): Promise<void> {
    this.#waited -= REACT_MS / MS;
    const found = await this.#wait(`“${words}”`, async () => {
      const seen = await tab.evaluate(findControl, { words, at });
      await wait(REACT_MS);
      const again = seen && (await tab.evaluate(findControl, { words, at }));
      return again?.at.x === seen?.at.x && again?.at.y === seen?.at.y && seen;
    });
    if (found.wasOut) this.#stumbles.push(`“${words}” is out of sight`);
    if (found.isBare) this.#stumbles.push(`“${words}” is a picture without words`);
    await tab.bringToFront();
    await tab.movePointer(found.at, 4);
    await tab.click();
    this.#clicks += 1;
    this.#thoughts += 1;
  }

  /** Presses what has these words on a card. */
  async pressOnCard({ frame }: OpenedCard, words: string): Promise<void> {
    const isBare = await this.#wait(`“${words}” on the card`, () => frame.evaluate(clickIn, words));
    if (isBare === 'bare') this.#stumbles.push(`“${words}” is a picture without words`);
    this.#clicks += 1;
    this.#thoughts += 1;
  }

  /** Presses a button of the browser itself, which opens `what`. */
  async pressBrowser<T>(what: string, open: () => Promise<T>): Promise<T> {
    this.#clicks += 1;
    this.#thoughts += 1;
    const begun = performance.now();
    const opened = await open();
    this.#waited += (performance.now() - begun) / MS;
    if (opened === undefined) throw new Error(`${what} did not open`);
    return opened;
  }

  /** Rests on a name of a page, until its card is there. */
  async rest(page: Tab, name: string): Promise<OpenedCard> {
    await page.bringToFront();
    const spot = await spotOfName(page, name, 0);
    const card = spot && (await restOn(page, spot));
    if (!card) throw new Error(`no card opened on “${name}”`);
    this.#rests += 1;
    this.#thoughts += 1;
    this.#waited += card.tookMs / MS;
    return card;
  }

  /** Types into what has the focus. */
  async type(tab: Tab, text: string): Promise<void> {
    await tab.bringToFront();
    this.#thoughts += 1;
    for (const letter of text) await this.#key(tab, letter);
  }

  /** Presses one key. */
  async key(tab: Tab, name: string): Promise<void> {
    this.#thoughts += 1;
    await this.#key(tab, name);
  }

  /** Chooses in a select field: two presses of the pointer. */
  async choose(tab: Frame | Tab, field: string, option: string): Promise<void> {
    await this.#wait(`“${option}” of “${field}”`, () =>
      tab.evaluate(chooseOption, { field, option }),
    );
    this.#clicks += 2;
    this.#thoughts += 1;
  }

  /** Chooses files in the browser's own dialog: one press to choose, one to close it. */
  async chooseFiles(tab: Tab, selector: string, files: readonly string[]): Promise<void> {
    await tab.chooseFiles(selector, files);
    this.#clicks += 2;
    this.#thoughts += 1;
  }

  /** Waits until the page says it. */
  async read(tab: Frame | Tab, pattern: RegExp): Promise<string> {
    let text = '';
    await this.#wait(`“${pattern.source}”`, async () => {
      text = await tab.evaluate(() => document.body.innerText);
      return pattern.test(text);
    }).catch((error: unknown) => {
      throw new Error(`the page says: ${text}`, { cause: error });
    });
    return text;
  }

  /** Something that made this harder than it should be. */
  stumble(words: string): void {
    this.#stumbles.push(words);
  }

  get effort(): Effort {
    const pointing = (this.#clicks + this.#rests) * POINT_AND_CLICK_S;
    return {
      clicks: this.#clicks,
      rests: this.#rests,
      keys: this.#keys,
      stumbles: this.#stumbles,
      handSeconds: pointing + this.#keys * KEY_S + this.#thoughts * THINK_S,
      waitSeconds: this.#waited,
    };
  }

  async #key(tab: Tab, name: string): Promise<void> {
    await tab.press(name);
    this.#keys += 1;
  }

  async #wait<T>(what: string, ask: () => Promise<T | undefined | null | false>): Promise<T> {
    const begun = performance.now();
    const answer = await until(what, ask, 20_000);
    this.#waited += (performance.now() - begun) / MS;
    return answer;
  }
}

/** Runs in the page: where the `at`-th control is that has these words, after it was brought into view. */
function findControl({ words, at }: { words: string; at: number }): Found | null {
  const all = document.querySelectorAll<HTMLElement>(
    'button, a, summary, label, select, input, [role=option], [title]',
  );
  const named = [...all]
    .filter((each) => each.checkVisibility())
    .map((each) => ({ each, name: (each.ariaLabel ?? (each.title || each.innerText)).trim() }));
  const exact = named.filter(({ name }) => name === words);
  const fitting = exact.length > 0 ? exact : named.filter(({ name }) => name.includes(words));
  const one = fitting[at]?.each;
  if (!one) return null;
  const before = one.getBoundingClientRect();
  const wasOut = before.bottom > innerHeight || before.top < 0;
  if (wasOut) one.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = one.getBoundingClientRect();
  const isField = one instanceof HTMLInputElement || one instanceof HTMLSelectElement;
  const isBare = !isField && one.innerText.trim() === '' && one.getAttribute('role') !== 'switch';
  return { at: { x: x + width / 2, y: y + height / 2 }, wasOut, isBare };
}

/** Runs in a card. */
function clickIn(words: string): 'words' | 'bare' | null {
  const one = [...document.querySelectorAll<HTMLElement>('button, a, summary')].find(
    (each) => each.ariaLabel?.includes(words) === true || each.innerText.includes(words),
  );
  // The card may go with it, and with the card whoever waits for an answer.
  setTimeout(() => one?.click());
  if (!one) return null;
  return one.innerText.trim() === '' ? 'bare' : 'words';
}

/** Runs in the page. */
function chooseOption({ field, option }: { field: string; option: string }): boolean {
  const select = [...document.querySelectorAll('select')].find(({ ariaLabel, labels }) =>
    (ariaLabel ?? labels[0]?.innerText ?? '').includes(field),
  );
  const wanted = [...(select?.options ?? [])].find(({ text }) => text.includes(option));
  if (!select || !wanted) return false;
  select.value = wanted.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}
