import { framePathOf } from './frame-place';
import type { PageCommands, PagePort, PageReading } from './ports';
import { randomId } from './random-id';
import { takePart } from './script-parts';
import { atCleanLayout } from './slices';

/** Smaller frames hold no text worth reading: advertisements, counters, buttons. */
const MIN_FRAME_WIDTH_PX = 200;
const MIN_FRAME_HEIGHT_PX = 100;
const MIN_FRAME_CHARS = 200;
/** How often a frame that was too small is looked at again, ms; twice as long each time. */
const FRAME_LOOK_MS = 1_000;
const MAX_FRAME_LOOKS = 5;

/** Backfile on one document: waits until there is something to do, and starts, stops and restarts it. */
export class PageStarter implements PageCommands {
  readonly #port: PagePort;
  readonly #end = new AbortController();
  #page: PageReading | undefined;
  /** Whether the part that reads is here; undefined before it was asked for. */
  #loaded: Promise<boolean> | undefined;
  #starts = 0;
  #address = '';

  constructor(port: PagePort) {
    this.#port = port;
    const { signal } = this.#end;
    const restart = (): void => void this.#start();
    addEventListener('pageshow', (event) => event.persisted && restart(), { signal });
    document.addEventListener('visibilitychange', () => !this.#page && restart(), { signal });
    document.addEventListener('prerenderingchange', restart, { signal });
    // A page that changes its address in place is another page to the reader.
    const moved = (): void => {
      if (this.#page && addressOf(location) !== this.#address) restart();
    };
    addEventListener('popstate', moved, { signal });
    if ('navigation' in window)
      window.navigation.addEventListener('currententrychange', moved, { signal });
    restart();
  }

  applySettings(...[run, settings]: Parameters<PageCommands['applySettings']>): void {
    if (run && !this.#page) void this.#start();
    else if (run) this.#page?.applySettings(run, settings);
    else this.#stop();
  }

  relink(): void {
    this.#page?.relink();
  }

  obeyCard(...[nonce, wish]: Parameters<PageCommands['obeyCard']>): void {
    this.#page?.obeyCard(nonce, wish);
  }

  command(...[command]: Parameters<PageCommands['command']>): void {
    this.#page?.command(command);
  }

  placeChildRest(...[childPage, rest]: Parameters<PageCommands['placeChildRest']>): void {
    this.#page?.placeChildRest(childPage, rest);
  }

  /** Ends everything for good. */
  end(): void {
    this.#end.abort();
    this.#stop();
  }

  get ended(): AbortSignal {
    return this.#end.signal;
  }

  async #start(): Promise<void> {
    this.#stop();
    const start = ++this.#starts;
    if (window.parent !== window && !(await isWorthReading())) return;
    const framePath = framePathOf(window);
    if (!framePath || !isReady()) return;
    if (start !== this.#starts || this.#end.signal.aborted) return;
    const page = randomId();
    this.#address = addressOf(location);
    try {
      const { run, settings, blocked } = await this.#port.startPage({ page, framePath });
      if (!run) return;
      const loaded = await (this.#loaded ??= this.#port.loadPart({ part: 'reading' }));
      if (!loaded) this.#loaded = undefined;
      if (!loaded || start !== this.#starts || this.#end.signal.aborted) return;
      const stop = (): void => (this.#port.alive() ? this.#stop() : this.end());
      const port = this.#port;
      this.#page = takePart('reading')({ page, framePath, settings, blocked, port, stop });
    } catch (error) {
      this.#loaded = undefined;
      if (this.#port.isGone(error)) this.end();
    }
  }

  #stop(): void {
    this.#starts++;
    this.#page?.end();
    this.#page = undefined;
  }
}

function isReady(): boolean {
  return !document.hidden && !('prerendering' in document && document.prerendering === true);
}

/** Whether a child frame is large enough and holds enough text; looks a few times. */
async function isWorthReading(): Promise<boolean> {
  for (let look = 0; look < MAX_FRAME_LOOKS; look++) {
    await new Promise<void>((resolve) => atCleanLayout(resolve));
    const large = innerWidth >= MIN_FRAME_WIDTH_PX && innerHeight >= MIN_FRAME_HEIGHT_PX;
    if (large && (document.body?.textContent ?? '').length >= MIN_FRAME_CHARS) return true;
    await new Promise((resolve) => setTimeout(resolve, FRAME_LOOK_MS * 2 ** look));
  }
  return false;
}

/** The part of an address that tells pages apart. */
function addressOf({ pathname, search }: Location): string {
  return pathname + search;
}
