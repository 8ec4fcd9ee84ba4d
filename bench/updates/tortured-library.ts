import type { Browser, LaunchOptions, Tab } from '@/scripts/browsers/driver';
import { ask, openPage, type BenchLibrary } from './bench-library';
import type { LibraryCalls, Outcome } from './library-page';

/** What a library is seen to hold: its version, what it means, and its bytes. */
export type Seen = {
  readonly sequence: number;
  readonly digest: string;
  readonly rows: string;
};

/** What an import over a library comes to when nobody disturbs it, and how long it takes, ms. */
export type Expected = { readonly before: Seen; readonly after: Seen; readonly ms: number };

/** A browser with one library, which is killed, closed and started again. */
export class TorturedLibrary {
  readonly library: BenchLibrary;
  readonly #profile: string;
  #browser: Browser;
  #tab: Tab;

  private constructor(library: BenchLibrary, profile: string, of: { browser: Browser; tab: Tab }) {
    this.library = library;
    this.#profile = profile;
    this.#browser = of.browser;
    this.#tab = of.tab;
  }

  /** Starts a browser over an empty profile. */
  static async start(library: BenchLibrary, profile: string): Promise<TorturedLibrary> {
    const browser = await library.start(profile);
    return new TorturedLibrary(library, profile, { browser, tab: await openPage(browser) });
  }

  get version(): string {
    return this.#browser.version;
  }

  /** Leaves so many bytes to be stored; as usual without a number. Chromium only. */
  async limitStorage(left?: number): Promise<void> {
    const used = await this.#tab.evaluate(
      async () => (await navigator.storage.estimate()).usage ?? 0,
    );
    await this.#tab.limitStorage?.(left === undefined ? undefined : used + left);
  }

  /** Asks the present page. */
  ask<K extends keyof LibraryCalls>(
    call: K,
    argument?: Parameters<LibraryCalls[K]>[0],
  ): ReturnType<typeof ask<K>> {
    return ask(this.#tab, call, argument);
  }

  /** Opens another page beside the present one. */
  openPage(): Promise<Tab> {
    return openPage(this.#browser);
  }

  /** Closes the page, and with it the worker, and opens another. */
  async closePage(): Promise<void> {
    const old = this.#tab;
    // A browser without a tab would quit.
    this.#tab = await this.openPage();
    await old.close();
  }

  /** Ends the browser in the given way and starts it again. */
  async restart(how: 'kill' | 'close', more?: Partial<LaunchOptions>): Promise<void> {
    await this.#browser[how]();
    this.#browser = await this.library.start(this.#profile, more);
    this.#tab = await this.openPage();
  }

  async end(): Promise<void> {
    await this.#browser.close();
  }

  /** Brings the library to where a round starts. */
  async prepare(over: 'old' | 'nothing'): Promise<void> {
    await this.ask('wipe');
    if (over === 'old') await this.import('old.zip');
    await this.ask('tidy');
  }

  /** Imports without disturbance. @throws {Error} when something stands in the way */
  async import(file: string): Promise<Outcome> {
    await this.ask('begin', file);
    const outcome = await this.ask('outcome');
    if (outcome.problem) throw new Error(`${file}: ${outcome.problem}: ${outcome.message}`);
    return outcome;
  }

  async seen(): Promise<Seen> {
    const { sequence, rows } = await this.ask('state');
    return { sequence, rows, digest: await this.ask('digest') };
  }

  /** Looks at the library after a round, and takes up what was cut short or gives it up. */
  async judge({ before, after }: Expected, isResumed: boolean): Promise<Judged> {
    const problems: string[] = [];
    const left = await this.seen();
    const isOld = left.sequence === before.sequence;
    let isTakenUp = false;
    problems.push(...differences(left, isOld ? before : after));
    if (isOld && isResumed) {
      const outcome = await this.ask('resume');
      if (outcome?.problem && !MAY_STAND.has(outcome.problem))
        problems.push(`taken up again: ${outcome.problem}: ${outcome.message}`);
      // Firefox's driver answers null for undefined.
      isTakenUp = Boolean(outcome) && outcome?.problem === undefined;
      if (isTakenUp) problems.push(...differences(await this.seen(), after));
    }
    const clearedMs = await this.ask('tidyWholly');
    const { orphans, unfinished, copies } = await this.ask('state');
    if (orphans > 0) problems.push(`${orphans} segments without an owner`);
    if (unfinished > 0) problems.push(`${unfinished} generations or journals left`);
    if (copies > 0) problems.push(`${copies} copies left`);
    const isNew = left.sequence === after.sequence;
    return { problems, isOld, isNew, isTakenUp, clearedMs };
  }
}

/** What became of the library in a round. */
type Judged = {
  /** What is wrong, in words. */
  readonly problems: readonly string[];
  readonly isOld: boolean;
  readonly isNew: boolean;
  /** Whether what was cut short was taken up again, and ended well. */
  readonly isTakenUp: boolean;
  /** How long it took until nothing was left over, ms. */
  readonly clearedMs: number;
};

/** A copy that was altered is told so; its journal stays for whoever has the file. */
const MAY_STAND: ReadonlySet<string> = new Set(['damaged', 'not-a-bundle']);

function differences(seen: Seen, expected: Seen): string[] {
  const problems: string[] = [];
  if (seen.sequence !== expected.sequence) problems.push(`version ${seen.sequence}`);
  if (seen.digest !== expected.digest) problems.push('it holds something else');
  if (seen.rows !== expected.rows) problems.push('its rows are others');
  return problems;
}
