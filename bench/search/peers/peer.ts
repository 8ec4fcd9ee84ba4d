import { report } from '@/lib/base/report';
import type { BenchQuery } from '@/bench/search/queries';

/** Another engine with generated news in it, as it would be used in a browser. */
export type Peer = {
  /** Indexes so many documents and stores the index; @returns its bytes as stored */
  build(documents: number): Promise<number>;
  /** Makes the stored index ready for questions. */
  open(): Promise<void>;
  /** @returns how many documents were found, `LIMIT` at most where the engine stops there */
  search(query: BenchQuery): number;
};

/** What a peer's worker is asked. */
export type PeerMessage =
  | { readonly ask: 'build'; readonly documents: number }
  /** Each query is asked in turn; the stored index is opened first where it is not yet. */
  | { readonly ask: 'search'; readonly queries: readonly BenchQuery[] };

/** What it answers. Times in ms. */
export type PeerAnswer = {
  readonly bytes: number;
  /** Of building and storing, or of opening. */
  readonly ms: number;
  /** Of each query, once the index is open. */
  readonly searchMs: readonly number[];
  readonly found: readonly number[];
  readonly error?: string;
};

/** Most documents that an engine with a limit is asked for. */
export const LIMIT = 100;

/** Answers the page of the bench with `peer`, in a worker of its own. */
export function servePeer(peer: Peer): void {
  let isOpen = false;
  const answer = async (message: PeerMessage): Promise<PeerAnswer> => {
    const from = performance.now();
    let bytes = 0;
    if (message.ask === 'build') bytes = await peer.build(message.documents);
    else if (!isOpen) await peer.open();
    isOpen = true;
    const ms = performance.now() - from;
    const searchMs: number[] = [];
    const found: number[] = [];
    for (const query of message.ask === 'search' ? message.queries : []) {
      const began = performance.now();
      found.push(peer.search(query));
      searchMs.push(performance.now() - began);
    }
    return { bytes, ms, searchMs, found };
  };
  globalThis.addEventListener('message', ({ data }: MessageEvent<PeerMessage>) => {
    answer(data)
      .catch((error: unknown): PeerAnswer => ({
        bytes: 0,
        ms: 0,
        searchMs: [],
        found: [],
        error: String(error),
      }))
      .then(reply)
      .catch((error: unknown) => report(error, 'while answering the bench'));
  });
}

function reply(answer: PeerAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one page
  globalThis.postMessage(answer);
}
