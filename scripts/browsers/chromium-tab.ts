import type { Channel } from './channel';
import { ChromiumSession } from './chromium-session';
import {
  keysOf,
  POINTER_START,
  pointsBetween,
  until,
  wait,
  type Frame,
  type Point,
  type ShadowElement,
  type Tab,
} from './driver';

/** Longest wait for a key to have been taken in, ms. */
const KEY_MS = 2_000;
/** The only thing that may be done with dropped files. */
const COPY = 1;
/** Moves that a drag is made of, and the time before each, ms. */
const DRAG_STEPS = 6;
const DRAG_STEP_MS = 30;
/** Longest load of a page, ms. */
const LOAD_MS = 30_000;

/** How the protocol says that Shift is held. */
const SHIFT = 8;

type DomNode = {
  readonly nodeId: number;
  readonly nodeName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly shadowRootType?: string;
};

type History = {
  readonly currentIndex: number;
  readonly entries: readonly { readonly id: number }[];
};

/** Key names whose legacy code a page may read, and the text they type. */
const KEYS: Readonly<Record<string, { readonly code: number; readonly text?: string }>> = {
  Escape: { code: 27 },
  Enter: { code: 13, text: '\r' },
  Tab: { code: 9 },
  ArrowDown: { code: 40 },
  ArrowRight: { code: 39 },
  ArrowUp: { code: 38 },
  Backspace: { code: 8 },
  Shift: { code: 16 },
};

/** A tab of a Chromium browser. */
export class ChromiumTab implements Tab {
  readonly session: ChromiumSession;
  readonly #channel: Channel;
  readonly #targetId: string;
  #pointer = POINTER_START;

  private constructor(channel: Channel, targetId: string, sessionId: string) {
    this.#channel = channel;
    this.#targetId = targetId;
    this.session = new ChromiumSession(channel, sessionId);
  }

  /** Attaches to a tab. */
  static async attach(channel: Channel, targetId: string): Promise<ChromiumTab> {
    const { sessionId } = await channel.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    const tab = new ChromiumTab(channel, targetId, sessionId);
    await tab.session.start();
    return tab;
  }

  async limitStorage(bytes?: number): Promise<void> {
    const origin = await this.evaluate(() => location.origin);
    await this.session.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(bytes !== undefined && { quotaSize: bytes }),
    });
  }

  async goto(url: string): Promise<void> {
    const before = this.session.counts.loads;
    const { errorText } = await this.session.send<{ errorText?: string }>('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await until(`load of ${url}`, async () => this.session.counts.loads > before, LOAD_MS);
  }

  async travel(steps: number): Promise<void> {
    const history = await this.session.send<History>('Page.getNavigationHistory');
    const entry = history.entries[history.currentIndex + steps];
    if (!entry) throw new Error(`no history entry ${steps} away`);
    const before = this.session.counts.navigations;
    await this.session.send('Page.navigateToHistoryEntry', { entryId: entry.id });
    await until('going through the history', async () => this.session.counts.navigations > before);
    await until('a document', () =>
      this.evaluate(() => document.readyState === 'complete').catch(() => false),
    );
  }

  frames(): Promise<readonly Frame[]> {
    return this.session.frames();
  }

  evaluate<T, A = undefined>(body: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
    return this.session.call<T>(undefined, body.toString(), argument);
  }

  async movePointer(to: Point, steps = 1): Promise<void> {
    for (const point of pointsBetween(this.#pointer, to, steps))
      await this.session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...point });
    this.#pointer = to;
  }

  async tap(at: Point): Promise<void> {
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await this.session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  async click(): Promise<void> {
    for (const type of ['mousePressed', 'mouseReleased'])
      await this.session.send('Input.dispatchMouseEvent', {
        type,
        ...this.#pointer,
        button: 'left',
        clickCount: 1,
      });
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.movePointer(from);
    const button = { button: 'left', clickCount: 1 };
    await this.session.send('Input.dispatchMouseEvent', {
      type: 'mousePressed',
      ...from,
      ...button,
    });
    for (const point of pointsBetween(from, to, DRAG_STEPS)) {
      // As slow as a hand: a frame captures the pointer a moment after the press.
      await wait(DRAG_STEP_MS);
      await this.session.send('Input.dispatchMouseEvent', {
        type: 'mouseMoved',
        ...point,
        button: 'left',
        buttons: 1,
      });
    }
    this.#pointer = to;
    await this.session.send('Input.dispatchMouseEvent', {
      type: 'mouseReleased',
      ...to,
      ...button,
    });
  }

  async wheel(deltaY: number): Promise<void> {
    await this.session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...this.#pointer,
      deltaX: 0,
      deltaY,
    });
  }

  async press(keys: string): Promise<void> {
    const { key, shift } = keysOf(keys);
    const known = KEYS[key];
    const text = known ? known.text : key;
    const common = {
      key,
      windowsVirtualKeyCode: known?.code ?? key.toUpperCase().charCodeAt(0),
      ...(shift && { modifiers: SHIFT }),
    };
    const send = (event: object): Promise<unknown> =>
      // A key may close the frame that it was sent to, and with it who would answer.
      Promise.race([
        this.session.send('Input.dispatchKeyEvent', event).catch(() => undefined),
        wait(KEY_MS),
      ]);
    await send({
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...common,
      ...(text === undefined ? {} : { text }),
    });
    await send({ type: 'keyUp', ...common });
  }

  async chooseFiles(selector: string, files: readonly string[]): Promise<void> {
    const { root } = await this.session.send<{ root: DomNode }>('DOM.getDocument', { depth: 0 });
    const { nodeId } = await this.session.send<{ nodeId: number }>('DOM.querySelector', {
      nodeId: root.nodeId,
      selector,
    });
    await this.session.send('DOM.setFileInputFiles', { nodeId, files });
  }

  async dropFiles(paths: readonly string[]): Promise<void> {
    const at = await this.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));
    const data = { items: [], files: paths, dragOperationsMask: COPY };
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await this.session.send('Input.dispatchDragEvent', { type, ...at, data });
  }

  async shadowElements(): Promise<readonly ShadowElement[]> {
    const { root } = await this.session.send<{ root: DomNode }>('DOM.getDocument', {
      depth: -1,
      pierce: true,
    });
    await this.session.send('DOM.disable');
    return insideShadow(root, false);
  }

  problems(): readonly string[] {
    return this.session.problems;
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.session.send<{ data: string }>('Page.captureScreenshot', {
      format: 'png',
    });
    return Buffer.from(data, 'base64');
  }

  async printed(): Promise<Buffer> {
    const { data } = await this.session.send<{ data: string }>('Page.printToPDF', {
      printBackground: true,
    });
    return Buffer.from(data, 'base64');
  }

  async bringToFront(): Promise<void> {
    await this.session.send('Page.bringToFront');
  }

  async close(): Promise<void> {
    await this.#channel.send('Target.closeTarget', { targetId: this.#targetId });
    await until('the tab to close', async () => {
      const { targetInfos } = await this.#channel.send<{ targetInfos: { targetId: string }[] }>(
        'Target.getTargets',
      );
      return targetInfos.every(({ targetId }) => targetId !== this.#targetId);
    });
  }
}

function insideShadow(node: DomNode, isInside: boolean): ShadowElement[] {
  const own =
    isInside && node.attributes
      ? [{ tag: node.nodeName.toLowerCase(), attributes: pairs(node.attributes) }]
      : [];
  // Inputs and videos have shadow roots of the browser's own.
  const roots = (node.shadowRoots ?? []).filter((root) => root.shadowRootType !== 'user-agent');
  return [
    ...own,
    ...roots.flatMap((root) => insideShadow(root, true)),
    ...(node.children ?? []).flatMap((child) => insideShadow(child, isInside)),
  ];
}

/** CDP gives attributes as name, value, name, value … */
function pairs(list: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (let index = 0; index + 1 < list.length; index += 2)
    attributes[list[index] ?? ''] = list[index + 1] ?? '';
  return attributes;
}
