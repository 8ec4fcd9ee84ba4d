import { computed, createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type { CardProblem, CardView } from '@/lib/model/card';
import type { DocumentKey } from '@/lib/model/document';
import { answerOf, excerptOf, nextCardState, type CardEvent, type CardState } from './card-state';

/** What a card asks of the background. Every call is about the one card with its nonce. */
export type CardClient = {
  /** Trades the nonce for the card's content, once. */
  claim(): Promise<Result<CardView, CardProblem>>;
  /** @param height of the content, CSS pixels */
  resize(height: number): Promise<unknown>;
  close(): Promise<unknown>;
  /** @param start where in the document's text to show first, UTF-16 units */
  openReader(key: DocumentKey, start: number): Promise<unknown>;
  switchSiteOff(): Promise<unknown>;
};

/**
 * A card whose content takes longer than this shows where it will be, ms. A quicker one comes
 * whole: two sights in a blink are one too many.
 */
const SKELETON_AFTER_MS = 150;

/** The state and the actions of one card. */
export const CardModel = createModel((client: CardClient) => {
  const state = signal<CardState>({ kind: 'waiting' });
  const dispatch = (event: CardEvent): void => {
    state.value = nextCardState(state.peek(), event);
  };
  const send = (call: Promise<unknown>, when: string): void => {
    call.catch((error: unknown) => report(error, when));
  };
  /** Height of the content, CSS pixels, and what was last told of it. */
  let height = 0;
  let told = 0;
  const tellHeight = (): void => {
    if (height === told) return;
    told = height;
    send(client.resize(height), 'while fitting a card');
  };

  return {
    state,
    answer: computed(() => answerOf(state.value)),
    excerpt: computed(() => excerptOf(state.value)),
    /** Asks for the content; a card that is not ours goes away again. */
    async load(): Promise<void> {
      const slow = setTimeout(tellHeight, SKELETON_AFTER_MS);
      const result = await claim(client);
      clearTimeout(slow);
      dispatch({ kind: 'claimed', result });
      if (state.peek().kind === 'blank') send(client.close(), 'while closing a card');
    },
    chooseAnswer: (answer: number): void => dispatch({ kind: 'answer-chosen', answer }),
    chooseExcerpt: (excerpt: number): void => dispatch({ kind: 'excerpt-chosen', excerpt }),
    step: (by: 1 | -1): void => dispatch({ kind: 'stepped', by }),
    close: (): void => send(client.close(), 'while closing a card'),
    /** Opens the excerpt being read in the reader. */
    openReader(): void {
      const excerpt = excerptOf(state.peek());
      if (excerpt)
        send(client.openReader(excerpt.document.key, excerpt.start), 'while opening the reader');
    },
    switchSiteOff(): void {
      dispatch({ kind: 'site-switched-off' });
      send(client.switchSiteOff(), 'while switching a site off');
    },
    /** @param pixels height of the content now; the page shows the card once it was told one */
    resize(pixels: number): void {
      height = pixels;
      const { kind } = state.peek();
      if (kind !== 'waiting' && kind !== 'blank') tellHeight();
    },
  };
});

/** The model of one card. */
export type CardModelInstance = InstanceType<typeof CardModel>;

async function claim(client: CardClient): Promise<Result<CardView, CardProblem>> {
  try {
    return await client.claim();
  } catch (error) {
    report(error, 'while fetching a card');
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { kind: 'failed', message } };
  }
}
