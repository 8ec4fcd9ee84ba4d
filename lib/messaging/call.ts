import type { BaseIssue, BaseSchema, InferOutput } from 'valibot';

/** One call: the schema of its params, checked by the receiver, and the type of its answer. */
export type Call = {
  readonly params: BaseSchema<unknown, unknown, BaseIssue<unknown>>;
  /** Only a type: see `returns`. */
  readonly returns: unknown;
};

/** The calls of one direction, by name. */
export type CallMap = Readonly<Record<string, Call>>;

export type ParamsOf<M extends CallMap, K extends keyof M> = InferOutput<M[K]['params']>;
export type ReturnOf<M extends CallMap, K extends keyof M> = M[K]['returns'];

/** Who sent a message, as the browser says; never as the message says. */
export type Caller = {
  /** The tab it came from; undefined for pages without one (popup, side panel). */
  readonly tabId: number | undefined;
  /** 0 for the top frame. */
  readonly frameId: number;
  /** Address of the sending frame; empty when the browser does not tell. */
  readonly url: string;
  /** Address of the tab's page: what site rules go by, in its frames too. */
  readonly tabUrl: string;
  readonly incognito: boolean;
};

/** A handler for every call of `M`. A missing one, or a wrong answer, does not compile. */
export type Handlers<M extends CallMap> = {
  readonly [K in keyof M]: (params: ParamsOf<M, K>, caller: Caller) => Promise<ReturnOf<M, K>>;
};

/** Gives a call its answer's type; there is no value behind it. */
export function returns<T>(): T {
  return undefined as T;
}

/** What goes over the wire. */
export type Envelope = { readonly to: string; readonly call: string; readonly params: unknown };

/** What comes back: the answer, or that the call failed and why. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };
