/** A point of a tab's viewport, CSS pixels. */
export type Point = { readonly x: number; readonly y: number };

/** One document: a tab's own or one in a frame of it. */
export type Frame = {
  readonly url: string;
  /**
   * Calls a function in the document's own world, where its scripts run. The function is sent as
   * text: it sees nothing but its argument, which travels as JSON, like the answer.
   */
  evaluate<T, A = undefined>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T>;
};

/** A tab. */
export type Tab = Omit<Frame, 'url'> & {
  /** Goes to an address; resolves when the document has loaded. */
  goto(url: string): Promise<void>;
  /** Goes `steps` back (negative) or forth in the history, as the browser's buttons do. */
  travel(steps: number): Promise<void>;
  /** The tab's documents, its own first. */
  frames(): Promise<readonly Frame[]>;
  /** Moves the real pointer; `steps` events on a straight line from where it was. */
  movePointer(to: Point, steps?: number): Promise<void>;
  /** Presses and releases the main button where the pointer is. */
  click(): Promise<void>;
  /** Touches a point with a finger and lifts it. */
  tap(at: Point): Promise<void>;
  /** Moves the pointer to `from`, holds the main button down on the way to `to`, and lets go. */
  drag(from: Point, to: Point): Promise<void>;
  /** Turns the wheel where the pointer is, CSS pixels. */
  wheel(deltaY: number): Promise<void>;
  /** Presses a key by its DOM name, with Shift after `Shift+`. */
  press(key: string): Promise<void>;
  /** Puts files into the file input that `selector` names. */
  chooseFiles(selector: string, files: readonly string[]): Promise<void>;
  /** Drops files and folders onto the middle of the page, as from a file manager. Chromium only. */
  dropFiles?(paths: readonly string[]): Promise<void>;
  /** Every element inside closed and open shadow roots, by tag name. */
  shadowElements(): Promise<readonly ShadowElement[]>;
  /** Uncaught errors and logged ones so far, of whatever script, as the browser reports them. */
  problems(): readonly string[];
  /** A PNG of the viewport. */
  screenshot(): Promise<Buffer>;
  /** The page as it would be printed, a PDF. */
  printed(): Promise<Buffer>;
  bringToFront(): Promise<void>;
  /** Lets its origin store so many bytes in all, as long as the tab is open; as usual without a number. Chromium only. */
  limitStorage?(bytes?: number): Promise<void>;
  close(): Promise<void>;
};

/** An element inside a shadow root, as a debugger sees it. */
export type ShadowElement = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** One event of a performance trace; times in microseconds. */
export type TraceEvent = {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, what the thread was at work. */
  readonly tdur?: number;
  readonly args?: {
    readonly name?: string;
    readonly data?: { readonly url?: string; readonly type?: string };
  };
};

/** What one page, frame or worker holds. */
export type Heap = {
  readonly type: string;
  readonly url: string;
  readonly bytes: number;
  /** Of its documents' process; 0 for a worker. */
  readonly listeners: number;
};

/** A running browser with the extension in it. */
export type Browser = {
  readonly engine: 'chromium' | 'firefox';
  readonly version: string;
  /** `chrome-extension://<id>` or `moz-extension://<id>`, without a slash at the end. */
  readonly origin: string;
  readonly profile: string;
  readonly processId: number;
  /** Opens a tab on an address and waits until it has loaded. */
  open(url: string): Promise<Tab>;
  /** The open tab whose present address contains `part`; undefined when there is none. */
  findTab(part: string): Promise<Tab | undefined>;
  /** Lets the extension's background die, as it does when idle; resolves when it is gone. */
  stopBackground(): Promise<void>;
  /** Whether the extension's background runs at this moment. */
  isBackgroundRunning(): Promise<boolean>;
  /** Starts a performance trace of all processes; the function ends it. Chromium only. */
  startTrace?(): Promise<() => Promise<readonly TraceEvent[]>>;
  /**
   * Gives the background a command, as its keyboard shortcut would: no driver can press what the
   * browser itself takes. Keeps the background awake. Chromium only.
   */
  command?(name: string): Promise<void>;
  /** What its pages, frames and workers hold after a collection of garbage. Chromium only. */
  heaps?(): Promise<readonly Heap[]>;
  /** What its dedicated workers hold at this moment, garbage and buffers included, bytes each. Chromium only. */
  workers?(): Promise<readonly number[]>;
  /** Loads the extension once more, as an update does. Chromium only: Firefox does it when an extension asks. */
  loadAgain?(): Promise<void>;
  /** Quits properly. */
  close(): Promise<void>;
  /** Kills the whole process group at once. */
  kill(): Promise<void>;
  /** Resolves when the browser's process ends, for whatever reason. */
  readonly ended: Promise<void>;
};

/** How to start a browser. */
export type LaunchOptions = {
  /** Path of its binary. */
  readonly file: string;
  /** The built extension; none for a run without it. */
  readonly extension?: string;
  readonly headless: boolean;
  /** A folder to keep its data in; a new one that goes with the browser when left out. */
  readonly profile?: string;
  /** Device pixels a CSS pixel; 1 when left out. */
  readonly scale?: number;
  readonly width?: number;
  readonly height?: number;
  /** More command line arguments. */
  readonly args?: readonly string[];
  /** More preferences; Firefox only. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  /** Port of a loopback proxy for whatever is not loopback. */
  readonly proxyPort?: number;
};

/** Where the pointer is before the first move. */
export const POINTER_START: Point = { x: 0, y: 0 };

/** The points of a straight way, its end last. */
export function pointsBetween(from: Point, to: Point, steps: number): readonly Point[] {
  return Array.from({ length: steps }, (_, step) => ({
    x: from.x + ((to.x - from.x) * (step + 1)) / steps,
    y: from.y + ((to.y - from.y) * (step + 1)) / steps,
  }));
}

/** A key to press, and whether Shift is held for it. */
export function keysOf(keys: string): { readonly key: string; readonly shift: boolean } {
  const shift = keys.startsWith('Shift+');
  return { key: shift ? keys.slice('Shift+'.length) : keys, shift };
}

/** Resolves after so many milliseconds. */
export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/**
 * Asks again and again until the answer is neither undefined, null nor false.
 *
 * @param what named in the error when `timeoutMs` have passed
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  timeoutMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await wait(20);
  }
}
