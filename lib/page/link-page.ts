import { sleep } from '@/lib/base/sleep';
import { Marks } from './marks';
import type { Meter } from './meter';
import { laterAmong } from './near-first';
import type { PageBlock, TextChange } from './page-text';
import type { LinkProblem, PageMark, PagePort, SentBlock } from './ports';
import type { PageReader } from './read-page';
import { inSlice } from './slices';
import type { PageChanges, PageWatch } from './watch-page';

/** Changes are gathered until there were none for this long, ms, */
const DEBOUNCE_MS = 250;
/** but no longer than this, ms. */
const MAX_WAIT_MS = 1_000;
/** Hidden text is looked for at most this often, ms; twice as long each time that nothing showed, */
const SHOWN_GAP_MS = 1_000;
/** up to this, ms. */
const MAX_SHOWN_GAP_MS = 16_000;
/** A message costs the page's thread in proportion to its length, characters. */
const MAX_PART_CHARS = 64_000;
/**
 * Of very many new elements so many out of sight are read in the first turn: few, so that what is in
 * sight need not wait for them. Each further turn takes twice as many.
 */
const FIRST_TURN = 200;
/** Tries to link a page while the background fails. */
const MAX_TRIES = 3;
const RETRY_MS = 2_000;

type Answer =
  | { readonly ok: true; readonly value: readonly PageMark[] }
  | { readonly ok: false; readonly error: LinkProblem };

/** What linking needs. */
export type LinkSources = {
  readonly page: () => string;
  readonly reader: PageReader;
  readonly port: PagePort;
  readonly meter: Meter;
  readonly signal: AbortSignal;
  /** Whether text may be read now: the page is visible and Backfile is on. */
  readonly mayRun: () => boolean;
  /** Which blocks have mentions changed. */
  readonly onLinked: () => void;
  /** The background says that Backfile is off here. */
  readonly onOff: () => void;
  /** A call failed; true when the extension is gone and everything must end. */
  readonly onFailure: (error: unknown) => boolean;
};

/** Keeps the mentions of a page right: reads its text, has it linked, and again what changes. */
export class PageLinks {
  readonly marks = new Marks();
  readonly #from: LinkSources;
  readonly #watch: Pick<PageWatch, 'take' | 'pending'>;
  #whole = false;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #shownGap = SHOWN_GAP_MS;
  #shownAt = 0;
  #mayShow = false;
  #linked = false;

  /** @param watch knows what changed on the page */
  constructor(from: LinkSources, watch: Pick<PageWatch, 'take' | 'pending'>) {
    this.#from = from;
    this.#watch = watch;
    from.signal.addEventListener('abort', () => clearTimeout(this.#timer), { once: true });
  }

  /** Reads and links the whole page as soon as possible. */
  linkAll(): void {
    this.#whole = true;
    void this.#run();
  }

  /** Reads and links what changed, once the page is quiet. */
  noteChange(): void {
    const now = performance.now();
    this.#waitingSince ??= now;
    clearTimeout(this.#timer);
    const wait = Math.min(DEBOUNCE_MS, this.#waitingSince + MAX_WAIT_MS - now);
    this.#timer = setTimeout(() => void this.#run(), Math.max(0, wait));
  }

  /** The reader did something: what is hidden may show soon. */
  expectMore(): void {
    this.#shownGap = SHOWN_GAP_MS;
  }

  async #run(): Promise<void> {
    if (this.#busy || !this.#from.mayRun() || this.#from.signal.aborted) return;
    this.#busy = true;
    try {
      if (this.#whole) await this.#linkWhole();
      else if (this.#linked) await this.#linkChanges();
    } catch (error) {
      if (!this.#from.onFailure(error)) this.#linked = false;
    } finally {
      this.#busy = false;
    }
    if (this.#whole || this.#waitingSince !== undefined) this.noteChange();
  }

  async #linkWhole(): Promise<void> {
    const { reader } = this.#from;
    this.#whole = false;
    this.#waitingSince = undefined;
    this.#watch.take();
    const change = await reader.readAll();
    if (!change) return;
    await this.#linkAgain();
  }

  /** Links all that was read, without reading it again. */
  async #linkAgain(): Promise<void> {
    const { reader, signal, meter } = this.#from;
    const blocks = reader.text.all();
    for (let tries = 1; ; tries++) {
      const answer = await this.#sendWhole(blocks).catch((error: unknown) => {
        if (this.#from.onFailure(error) || tries >= MAX_TRIES) throw error;
      });
      if (signal.aborted) return;
      if (answer?.ok) {
        meter.time(() => {
          this.marks.clear();
          this.marks.set(blocks, answer.value);
        });
        break;
      }
      if (answer?.error === 'off' || tries >= MAX_TRIES) {
        this.#from.onOff();
        return;
      }
      await sleep(RETRY_MS, signal);
    }
    this.#linked = true;
    this.#from.onLinked();
  }

  /** Sends all blocks, in parts that each take little to hand over; the last one's answer is for all. */
  async #sendWhole(blocks: readonly PageBlock[]): Promise<Answer> {
    const { port, page } = this.#from;
    let before = 0;
    for (;;) {
      const part = partFrom(blocks, before);
      const more = before + part.length < blocks.length;
      const request = { page: page(), whole: true, before, more, blocks: part };
      const linked = await inSlice(() => port.linkBlocks(request), this.#from);
      if (!linked) return { ok: false, error: 'off' };
      if (!linked.ok || !more) return linked;
      before += part.length;
    }
  }

  async #linkChanges(): Promise<void> {
    this.#waitingSince = undefined;
    const changes = this.#watch.take();
    if (changes.styled) this.#mayShow = true;
    if (this.#mayShow) await this.#addShown(changes);
    if (changes.touched.size > 0 || changes.turned.size > 0 || changes.removed)
      await this.#linkInTurns(changes);
    this.#from.onLinked();
  }

  /** What is in sight of very many new elements first; what comes meanwhile waits with the others. */
  async #linkInTurns(first: PageChanges): Promise<void> {
    const { reader } = this.#from;
    let changes = first;
    for (let others = FIRST_TURN; ; others *= 2) {
      const { turned } = changes;
      const most = others;
      const later = await inSlice(() => laterAmong(turned, most), this.#from);
      if (!later) return;
      const now = new Set([...turned].filter((element) => !later.has(element)));
      const isLater = (element: Element): boolean =>
        later.has(element) || this.#watch.pending.turned.has(element);
      const change = await reader.readChanges({ ...changes, turned: now }, isLater);
      if (!change) return;
      this.marks.drop(change.removed);
      await this.#linkMore(change);
      if (later.size === 0) return;
      this.#from.onLinked();
      const more = this.#watch.take();
      if (more.styled) this.#mayShow = true;
      changes = { ...more, turned: new Set([...later, ...more.turned]) };
    }
  }

  async #linkMore({ changed }: TextChange): Promise<void> {
    if (changed.length === 0) return;
    const { port, page } = this.#from;
    const blocks = partFrom(changed, 0);
    // More than one message can carry: as good as a new page.
    if (blocks.length < changed.length) return this.#linkAgain();
    const request = { page: page(), whole: false, before: 0, more: false, blocks };
    const answer = await inSlice(() => port.linkBlocks(request), this.#from);
    if (!answer) return;
    if (answer.ok) this.marks.set(changed, answer.value);
    else if (answer.error === 'unknown-page') this.#whole = true;
    else this.#from.onOff();
  }

  async #addShown(changes: PageChanges): Promise<void> {
    const wait = this.#shownAt + this.#shownGap - performance.now();
    if (wait > 0) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#run(), wait);
      return;
    }
    this.#mayShow = false;
    this.#shownAt = performance.now();
    const shown = await this.#from.reader.findShown();
    for (const element of shown) changes.turned.add(element);
    this.#shownGap =
      shown.length > 0 ? SHOWN_GAP_MS : Math.min(this.#shownGap * 2, MAX_SHOWN_GAP_MS);
  }
}

/** The next blocks to send. */
function partFrom(blocks: readonly PageBlock[], from: number): SentBlock[] {
  let chars = 0;
  let to = from;
  while (to < blocks.length && chars < MAX_PART_CHARS) chars += blocks[to++]?.text.length ?? 0;
  return blocks.slice(from, to).map(sent);
}

function sent({ id, text }: PageBlock): SentBlock {
  return { id, text };
}
