import type { Channel, ProtocolEvent } from './channel';
import type { Frame } from './driver';

type FrameTree = {
  readonly frame: { readonly id: string; readonly url: string; readonly urlFragment?: string };
  readonly childFrames?: readonly FrameTree[];
};

type CallAnswer<T> = {
  readonly result: { readonly value: T };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
};

/** Frames below a page that live in other processes, nothing else: never a worker. */
const ONLY_FRAMES = [{ type: 'iframe', exclude: false }, { exclude: true }];

/**
 * One attachment of the debugger: a tab, or a frame of it in another process. It knows the main
 * world of each of its documents.
 */
export class ChromiumSession {
  readonly id: string;
  readonly #channel: Channel;
  /** Execution context of the main world, by frame id. */
  readonly #worlds = new Map<string, number>();
  readonly #children = new Set<ChromiumSession>();
  readonly #problems: string[] = [];
  #loads = 0;
  #navigations = 0;

  constructor(channel: Channel, id: string) {
    this.#channel = channel;
    this.id = id;
    channel.on((event) => this.#hear(event));
  }

  /** Loads and navigations of the session's own document so far. */
  get counts(): { readonly loads: number; readonly navigations: number } {
    return { loads: this.#loads, navigations: this.#navigations };
  }

  /** Uncaught and logged errors of its documents and of frames below, as JSON. */
  get problems(): readonly string[] {
    return [...this.#problems, ...[...this.#children].flatMap((child) => child.problems)];
  }

  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    return this.#channel.send<T>(method, params, this.id);
  }

  /** Switches on what it listens to, here and in frames to come. */
  async start(): Promise<void> {
    const filter = ONLY_FRAMES;
    await Promise.all([
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: false,
        flatten: true,
        filter,
      }),
    ]);
  }

  /** Its documents and those of frames in other processes, its own first. */
  async frames(): Promise<readonly Frame[]> {
    const { frameTree } = await this.send<{ frameTree: FrameTree }>('Page.getFrameTree');
    const own = flattened(frameTree).map(({ frame }) => ({
      url: frame.url + (frame.urlFragment ?? ''),
      evaluate: <T, A>(body: (argument: A) => T | Promise<T>, argument?: A) =>
        this.call<T>(frame.id, body.toString(), argument),
    }));
    // A frame can go while it is asked.
    const below = await Promise.all(
      [...this.#children].map((child) => child.frames().catch(() => [])),
    );
    return [...own, ...below.flat()];
  }

  /** Calls a function, given as text, in the main world of a frame; its own when undefined. */
  async call<T>(frameId: string | undefined, body: string, argument: unknown): Promise<T> {
    const world = frameId === undefined ? await this.#ownWorld() : this.#worlds.get(frameId);
    if (world === undefined) throw new Error('the document is gone');
    const answer = await this.send<CallAnswer<T>>('Runtime.callFunctionOn', {
      functionDeclaration: body,
      executionContextId: world,
      arguments: argument === undefined ? [] : [{ value: argument }],
      awaitPromise: true,
      returnByValue: true,
    });
    const failure = answer.exceptionDetails;
    if (failure) throw new Error(failure.exception?.description ?? failure.text);
    return answer.result.value;
  }

  async #ownWorld(): Promise<number | undefined> {
    const { frameTree } = await this.send<{ frameTree: FrameTree }>('Page.getFrameTree');
    return this.#worlds.get(frameTree.frame.id);
  }

  #hear(event: ProtocolEvent): void {
    if (event.sessionId !== this.id) return;
    const params: Heard = event.params;
    if (event.method.startsWith('Runtime.')) this.#hearWorld(event.method, params);
    else if (event.method.startsWith('Target.')) this.#hearTarget(event.method, params);
    else if (event.method === 'Page.loadEventFired') this.#loads += 1;
    else if (event.method === 'Page.frameNavigated' && params.frame?.parentId === undefined)
      this.#navigations += 1;
  }

  #hearWorld(method: string, params: Heard): void {
    if (method === 'Runtime.exceptionThrown' || isLoggedError(method, params))
      this.#problems.push(JSON.stringify(params));
    else if (method === 'Runtime.executionContextsCleared') this.#worlds.clear();
    else if (method === 'Runtime.executionContextCreated') {
      const { id, auxData } = params.context ?? { id: 0 };
      if (auxData?.isDefault) this.#worlds.set(auxData.frameId, id);
    } else if (method === 'Runtime.executionContextDestroyed')
      for (const [frame, world] of this.#worlds)
        if (world === params.executionContextId) this.#worlds.delete(frame);
  }

  #hearTarget(method: string, params: Heard): void {
    if (method === 'Target.attachedToTarget') {
      const child = new ChromiumSession(this.#channel, params.sessionId ?? '');
      this.#children.add(child);
      void child.start().catch(() => this.#children.delete(child));
    } else if (method === 'Target.detachedFromTarget')
      for (const child of this.#children)
        if (child.id === params.sessionId) this.#children.delete(child);
  }
}

/** The fields of the events above; which of them is there depends on the event. */
type Heard = {
  readonly context?: {
    readonly id: number;
    readonly auxData?: { readonly isDefault: boolean; readonly frameId: string };
  };
  readonly executionContextId?: number;
  /** Of a console call. */
  readonly type?: string;
  readonly frame?: { readonly parentId?: string };
  readonly sessionId?: string;
};

function isLoggedError(method: string, { type }: Heard): boolean {
  return method === 'Runtime.consoleAPICalled' && (type === 'error' || type === 'assert');
}

function flattened(tree: FrameTree): FrameTree[] {
  return [tree, ...(tree.childFrames ?? []).flatMap(flattened)];
}
