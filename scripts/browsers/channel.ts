/** What a debugging protocol says by itself. */
export type ProtocolEvent = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
};

/** A JSON protocol of numbered requests, answers and events over some line. */
export type Channel = {
  /**
   * Sends a command and gives its answer, whose shape only the protocol knows: `T` is the caller's
   * word. Rejects with the protocol's error, or when the line is cut or the session ends.
   */
  send<T = unknown>(method: string, params?: object, sessionId?: string): Promise<T>;
  on(listener: (event: ProtocolEvent) => void): void;
  /** Takes in one message. */
  receive(text: string): void;
  /** Rejects everything that still waits. */
  cut(reason: string): void;
};

type Waiting = {
  readonly method: string;
  readonly sessionId: string | undefined;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
};

type Message = ProtocolEvent & {
  readonly id?: number;
  readonly result: never;
  readonly error?: string | { readonly message: string };
  readonly message?: string;
};

/** CDP's word that a session is over. */
const DETACHED = 'Target.detachedFromTarget';

/** Makes a channel that writes with `write`. */
export function createChannel(write: (text: string) => void): Channel {
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: ProtocolEvent) => void)[] = [];
  let last = 0;
  let isCut = '';
  // Chromium never answers what it was asked about a frame or tab that went meanwhile.
  const endSession = (ended: unknown): void => {
    for (const [id, { method, sessionId, reject }] of waiting) {
      if (sessionId === undefined || sessionId !== ended) continue;
      waiting.delete(id);
      reject(new Error(`${method}: what it was sent to is gone`));
    }
  };
  return {
    send(method, params = {}, sessionId) {
      if (isCut) return Promise.reject(new Error(isCut));
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { method, sessionId, resolve, reject });
        write(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
      });
    },
    on(listener) {
      listeners.push(listener);
    },
    receive(text) {
      const message: Message = JSON.parse(text);
      if (typeof message.id !== 'number') {
        if (message.method === DETACHED) endSession(message.params['sessionId']);
        for (const listener of listeners) listener(message);
        return;
      }
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) asked?.resolve(message.result);
      else asked?.reject(new Error(`${asked.method}: ${errorText(message)}`));
    },
    cut(reason) {
      isCut = reason;
      for (const { reject } of waiting.values()) reject(new Error(reason));
      waiting.clear();
    },
  };
}

/** CDP puts the text into `error.message`, BiDi beside `error`. */
function errorText(message: Message): string {
  return typeof message.error === 'string'
    ? `${message.error}: ${message.message ?? ''}`
    : (message.error?.message ?? 'unknown error');
}
