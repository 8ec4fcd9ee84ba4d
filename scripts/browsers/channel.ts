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
   * word. Rejects with the protocol's error, or when the line is cut.
   */
  send<T = unknown>(method: string, params?: object, sessionId?: string): Promise<T>;
  on(listener: (event: ProtocolEvent) => void): void;
  /** Takes in one message. */
  receive(text: string): void;
  /** Rejects everything that still waits. */
  cut(reason: string): void;
};

type Waiting = { method: string; resolve: (value: never) => void; reject: (error: Error) => void };

type Message = ProtocolEvent & {
  readonly id?: number;
  readonly result: never;
  readonly error?: string | { readonly message: string };
  readonly message?: string;
};

/** Makes a channel that writes with `write`. */
export function createChannel(write: (text: string) => void): Channel {
  const waiting = new Map<number, Waiting>();
  const listeners: ((event: ProtocolEvent) => void)[] = [];
  let last = 0;
  let isCut = '';
  return {
    send(method, params = {}, sessionId) {
      if (isCut) return Promise.reject(new Error(isCut));
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { method, resolve, reject });
        write(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
      });
    },
    on(listener) {
      listeners.push(listener);
    },
    receive(text) {
      const message: Message = JSON.parse(text);
      if (typeof message.id !== 'number') {
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
