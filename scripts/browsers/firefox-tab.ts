import type { Channel } from './channel';
import {
  keysOf,
  POINTER_START,
  pointsBetween,
  until,
  type Frame,
  type Point,
  type ShadowElement,
  type Tab,
} from './driver';

/** Moves that a drag is made of, and how long each takes, ms. */
const DRAG_STEPS = 6;
const DRAG_STEP_MS = 20;
/** Longest load of a page, ms. */
const LOAD_MS = 30_000;
/** Deeper than any page's tree here. */
const DOM_DEPTH = 100;

/** A document as WebDriver BiDi lists it. */
export type BidiContext = {
  readonly context: string;
  readonly url: string;
  readonly children?: readonly BidiContext[] | null;
};

type CallAnswer =
  | { readonly type: 'success'; readonly result: RemoteValue }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

type RemoteValue = {
  readonly type: string;
  readonly value?: string | RemoteNode;
  readonly sharedId?: string;
};

type RemoteNode = {
  readonly localName?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly { readonly value?: RemoteNode }[];
  readonly shadowRoot?: { readonly value?: RemoteNode } | null;
};

/** The main button, or a finger, down and up again. */
const PRESS = [
  { type: 'pointerDown', button: 0 },
  { type: 'pointerUp', button: 0 },
] as const;

/** The key that is held for another. */
const SHIFT = '\uE008';

/** Keys that BiDi names by private-use characters. */
const KEYS: Readonly<Record<string, string>> = {
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
  ArrowDown: '\uE015',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Shift: SHIFT,
};

/** A tab of Firefox. */
export class FirefoxTab implements Tab {
  readonly #channel: Channel;
  readonly #context: string;
  readonly #problems: string[] = [];
  #pointer = POINTER_START;

  constructor(channel: Channel, context: string) {
    this.#channel = channel;
    this.#context = context;
    channel.on(({ method, params }) => {
      if (method === 'log.entryAdded' && params['level'] === 'error')
        this.#problems.push(JSON.stringify(params));
    });
  }

  async goto(url: string): Promise<void> {
    const isExtensionPage = url.startsWith('moz-extension:');
    await this.#channel.send('browsingContext.navigate', {
      context: this.#context,
      url,
      // The document of an extension page comes in another process, and the wait never ends.
      wait: isExtensionPage ? 'none' : 'complete',
    });
    if (!isExtensionPage) return;
    await until(
      `load of ${url}`,
      () =>
        this.evaluate(
          (wanted) => document.readyState === 'complete' && location.href.startsWith(wanted),
          url,
        ).catch(() => false),
      LOAD_MS,
    );
  }

  async travel(steps: number): Promise<void> {
    const before = await this.evaluate(() => location.href);
    await this.#channel.send('browsingContext.traverseHistory', {
      context: this.#context,
      delta: steps,
    });
    await until('going through the history', () =>
      this.evaluate(
        (old) => location.href !== old && document.readyState === 'complete',
        before,
      ).catch(() => false),
    );
  }

  async frames(): Promise<readonly Frame[]> {
    const { contexts } = await this.#channel.send<{ contexts: readonly BidiContext[] }>(
      'browsingContext.getTree',
      { root: this.#context },
    );
    return contexts.flatMap(flattened).map(({ context, url }) => ({
      url,
      evaluate: <T, A>(body: (argument: A) => T | Promise<T>, argument?: A) =>
        this.#call<T>(context, body.toString(), argument),
    }));
  }

  evaluate<T, A = undefined>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
    return this.#call<T>(this.#context, body.toString(), argument);
  }

  async movePointer(to: Point, steps = 1): Promise<void> {
    const actions = pointsBetween(this.#pointer, to, steps).map(({ x, y }) => ({
      type: 'pointerMove',
      x: Math.round(x),
      y: Math.round(y),
    }));
    this.#pointer = to;
    await this.#perform({ type: 'pointer', id: 'mouse', actions });
    await this.#moveInFrame(to);
  }

  /** A frame in another process hears of no pointer but its own: it is moved there once more. */
  async #moveInFrame({ x, y }: Point): Promise<void> {
    const at = await this.evaluate(frameAtPoint, { x, y }).catch(() => null);
    if (!at) return;
    const { contexts } = await this.#channel.send<{ contexts: readonly BidiContext[] }>(
      'browsingContext.getTree',
      { root: this.#context },
    );
    const child = contexts[0]?.children?.[at.index];
    if (!child) return;
    const actions = [at.x - 1, at.x].map((inside) => ({
      type: 'pointerMove',
      x: Math.round(inside),
      y: Math.round(at.y),
    }));
    await this.#perform({ type: 'pointer', id: 'mouse', actions }, child.context);
  }

  async tap({ x, y }: Point): Promise<void> {
    const to = { type: 'pointerMove', x: Math.round(x), y: Math.round(y) };
    const parameters = { pointerType: 'touch' };
    await this.#perform({ type: 'pointer', id: 'finger', parameters, actions: [to, ...PRESS] });
  }

  async click(): Promise<void> {
    await this.#perform({ type: 'pointer', id: 'mouse', actions: PRESS });
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.movePointer(from);
    const moves = pointsBetween(from, to, DRAG_STEPS).map(({ x, y }) => ({
      type: 'pointerMove',
      x: Math.round(x),
      y: Math.round(y),
      // One after the other, as by hand: a frame of another process hears of each.
      duration: DRAG_STEP_MS,
    }));
    this.#pointer = to;
    const [down, up] = PRESS;
    await this.#perform({ type: 'pointer', id: 'mouse', actions: [down, ...moves, up] });
  }

  async wheel(deltaY: number): Promise<void> {
    const { x, y } = this.#pointer;
    await this.#perform({
      type: 'wheel',
      id: 'wheel',
      actions: [{ type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY }],
    });
  }

  async press(keys: string): Promise<void> {
    const { key, shift } = keysOf(keys);
    const held = [...(shift ? [SHIFT] : []), KEYS[key] ?? key];
    const down = held.map((value) => ({ type: 'keyDown', value }));
    const up = held.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.#perform({ type: 'key', id: 'keys', actions: [...down, ...up] });
  }

  async chooseFiles(selector: string, files: readonly string[]): Promise<void> {
    const { nodes } = await this.#channel.send<{ nodes: readonly { sharedId: string }[] }>(
      'browsingContext.locateNodes',
      { context: this.#context, locator: { type: 'css', value: selector } },
    );
    await this.#channel.send('input.setFiles', {
      context: this.#context,
      element: { sharedId: nodes[0]?.sharedId },
      files,
    });
  }

  async shadowElements(): Promise<readonly ShadowElement[]> {
    const answer = await this.#channel.send<CallAnswer>('script.callFunction', {
      functionDeclaration: '() => document.documentElement',
      awaitPromise: false,
      target: { context: this.#context },
      serializationOptions: { maxDomDepth: DOM_DEPTH, includeShadowTree: 'all' },
    });
    const value = answer.type === 'success' ? answer.result.value : undefined;
    return typeof value === 'object' ? insideShadow(value, false) : [];
  }

  problems(): readonly string[] {
    return this.#problems;
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.#channel.send<{ data: string }>(
      'browsingContext.captureScreenshot',
      { context: this.#context },
    );
    return Buffer.from(data, 'base64');
  }

  async printed(): Promise<Buffer> {
    const { data } = await this.#channel.send<{ data: string }>('browsingContext.print', {
      context: this.#context,
      background: true,
    });
    return Buffer.from(data, 'base64');
  }

  async bringToFront(): Promise<void> {
    await this.#channel.send('browsingContext.activate', { context: this.#context });
  }

  async close(): Promise<void> {
    await this.#channel.send('browsingContext.close', { context: this.#context });
  }

  async #perform(source: object, context = this.#context): Promise<void> {
    await this.#channel.send('input.performActions', { context, actions: [source] });
  }

  /** Arguments and answers travel as JSON text: BiDi's own form of values is richer than ours. */
  async #call<T>(context: string, body: string, argument: unknown): Promise<T> {
    const answer = await this.#channel.send<CallAnswer>('script.callFunction', {
      functionDeclaration: `async (text) => JSON.stringify((await (${body})(text === '' ? undefined : JSON.parse(text))) ?? null)`,
      awaitPromise: true,
      target: { context },
      arguments: [
        { type: 'string', value: argument === undefined ? '' : JSON.stringify(argument) },
      ],
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    const { value } = answer.result;
    return JSON.parse(typeof value === 'string' ? value : 'null');
  }
}

/** Runs in the page: which of its frames is at a point, and where in that frame the point is. */
function frameAtPoint({ x, y }: Point): { index: number; x: number; y: number } | null {
  const element = document.elementFromPoint(x, y);
  if (!(element instanceof HTMLIFrameElement)) return null;
  const box = element.getBoundingClientRect();
  const index = Array.from({ length: window.length }, (_, n) => n).find(
    (n) => window[n] === element.contentWindow,
  );
  if (index === undefined) return null;
  return { index, x: x - box.x - element.clientLeft, y: y - box.y - element.clientTop };
}

function flattened(context: BidiContext): BidiContext[] {
  return [context, ...(context.children ?? []).flatMap(flattened)];
}

function insideShadow(node: RemoteNode, isInside: boolean): ShadowElement[] {
  const own =
    isInside && node.localName ? [{ tag: node.localName, attributes: node.attributes ?? {} }] : [];
  const root = node.shadowRoot?.value;
  return [
    ...own,
    ...(root ? insideShadow(root, true) : []),
    ...(node.children ?? []).flatMap(({ value }) => (value ? insideShadow(value, isInside) : [])),
  ];
}
