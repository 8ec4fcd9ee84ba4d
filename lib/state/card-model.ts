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

/** The state and the actions of one card. */
export const CardModel = createModel((client: CardClient) => {
  const state = signal<CardState>({ kind: 'waiting' });
  const dispatch = (event: CardEvent): void => {
    state.value = nextCardState(state.peek(), event);
  };
  const send = (call: Promise<unknown>, when: string): void => {
    call.catch((error: unknown) => report(error, when));
  };
  let height = 0;

  return {
    state,
    answer: computed(() => answerOf(state.value)),
    excerpt: computed(() => excerptOf(state.value)),
    /** Asks for the content; a card that is not ours goes away again. */
    async load(): Promise<void> {
      dispatch({ kind: 'claimed', result: await claim(client) });
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
    /** @param pixels height of the content; told on when it changed, once the card is claimed */
    resize(pixels: number): void {
      const { kind } = state.peek();
      if (pixels === height || kind === 'waiting' || kind === 'blank') return;
      height = pixels;
      send(client.resize(pixels), 'while fitting a card');
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
