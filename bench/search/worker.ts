// Runs inside the extension's service worker, beside the background and over its library, and answers the
// bench; in a page, over a library of its own.
import { parseQuery } from '@/lib/retrieval/parse-query';
import { searchView } from '@/lib/retrieval/search';
import { searchLibrary } from '@/lib/services/search-library';
import type { LibrarySource } from '@/lib/services/ports';
import { createLibraryStore } from '@/lib/store/library-store';
import type { BenchQuery } from './queries';

/** What the bench asks. */
export type BenchMessage =
  | { readonly bench: 'wake' }
  | { readonly bench: 'search'; readonly query: BenchQuery; readonly isWhole: boolean }
  | { readonly bench: 'warm'; readonly queries: readonly BenchQuery[]; readonly isWhole: boolean };

/** What it hears. Times in ms. */
export type BenchAnswer = {
  /** From the worker's start to the end of its scripts. */
  readonly evaluatedMs: number;
  /** From the message to the answer, for each query. */
  readonly insideMs: readonly number[];
  readonly totals: readonly number[];
  readonly error?: string;
};

/** Hits asked for: stage two re-scores as many. */
const LIMIT = 100;
const SHOWN = 20;

let library: LibrarySource | undefined;
let evaluatedMs = performance.now();

async function answer(message: BenchMessage): Promise<BenchAnswer> {
  const insideMs: number[] = [];
  const totals: number[] = [];
  const ask = async ({ text, typing = false }: BenchQuery, isWhole: boolean): Promise<void> => {
    const from = performance.now();
    library ??= createLibraryStore().source();
    const view = await library.current();
    const { total } = isWhole
      ? await searchLibrary(view, text, { limit: SHOWN, typing })
      : await searchView(view, parseQuery(text), { limit: LIMIT, typing });
    insideMs.push(performance.now() - from);
    totals.push(total);
  };
  if (message.bench === 'search') await ask(message.query, message.isWhole);
  if (message.bench === 'warm')
    for (const query of message.queries) await ask(query, message.isWhole);
  return { evaluatedMs, insideMs, totals };
}

/** Answers, whatever happens. */
export function answerBench(message: BenchMessage): Promise<BenchAnswer> {
  return answer(message).catch((error: unknown) => ({
    evaluatedMs,
    insideMs: [],
    totals: [],
    error: String(error),
  }));
}

Object.assign(globalThis, { answerBench });

/** Answers messages from `source`. */
export function serveBench(source: LibrarySource): void {
  library = source;
  chrome.runtime.onMessage.addListener((message, _sender, reply) => {
    if (typeof message?.bench !== 'string') return undefined;
    void answerBench(message).then(reply);
    return true;
  });
  evaluatedMs = performance.now();
}
