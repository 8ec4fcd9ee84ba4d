import { computed, createModel, signal } from '@preact/signals';
import { createLatest } from '@/lib/base/latest';
import { report } from '@/lib/base/report';
import { sleep } from '@/lib/base/sleep';
import type { SearchAnswer } from '@/lib/model/answers';

/** What is known of the words in the search box. The last answer stays until the next one. */
export type SearchView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly before?: SearchAnswer }
  | { readonly kind: 'answered'; readonly answer: SearchAnswer }
  | { readonly kind: 'failed' };

/** Hits that are asked for at each letter: as many as are seen. */
const FIRST_HITS = 10;
/** From those to the others, ms: whoever types on needs none of them. */
const REST_MS = 150;

/** Asks for an answer; without `most` for all hits that are shown of one. */
type Ask = (query: string, signal: AbortSignal, most?: number) => Promise<SearchAnswer>;

/** Search as one types: one search at a time, and never an old answer over a newer one. */
export const SearchModel = createModel((ask: Ask) => {
  const query = signal('');
  const view = signal<SearchView>({ kind: 'idle' });
  const latest = createLatest();

  /** Every hit is read for its excerpt: of those that are not seen yet, when the reader has stopped typing. */
  async function all(words: string, cancel: AbortSignal): Promise<SearchAnswer> {
    // No pause: an answer takes less time than the next letter, and a search that is overtaken
    // stops. Letters of one moment are one question; what it reads is on its way while they are drawn.
    await Promise.resolve();
    cancel.throwIfAborted();
    const first = await ask(words, cancel, FIRST_HITS);
    if (first.hits.length < FIRST_HITS || cancel.aborted) return first;
    view.value = { kind: 'answered', answer: first };
    try {
      await sleep(REST_MS, cancel);
      return { ...(await ask(words, cancel)), tookMs: first.tookMs };
    } catch (error) {
      report(error, 'while searching for more');
      return first;
    }
  }

  async function run(words: string): Promise<void> {
    const before = answerOf(view.peek());
    view.value = before ? { kind: 'searching', before } : { kind: 'searching' };
    try {
      const settled = await latest.run((cancel) => all(words, cancel));
      if (settled.current) view.value = { kind: 'answered', answer: settled.value };
    } catch (error) {
      report(error, 'while searching');
      view.value = { kind: 'failed' };
    }
  }

  return {
    query,
    view,
    answer: computed(() => answerOf(view.value)),
    /** Takes what the search box says now. */
    type(text: string): void {
      query.value = text;
      const words = text.trim();
      if (words !== '') return void run(words);
      latest.stop();
      view.value = { kind: 'idle' };
    },
  };
});

function answerOf(view: SearchView): SearchAnswer | undefined {
  switch (view.kind) {
    case 'answered':
      return view.answer;
    case 'searching':
      return view.before;
    case 'idle':
    case 'failed':
      return undefined;
  }
}
