import type { Result } from '@/lib/base/result';
import type { CardAnswer, CardProblem, CardView } from '@/lib/model/card';
import type { Excerpt } from '@/lib/model/excerpt';

/** What the card draws. */
export type CardState =
  /** Nothing at all: the document was not opened by Backfile's own page script. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'shown';
      readonly view: CardView;
      /** Which of the view's answers is on top. */
      readonly answer: number;
      /** Which of that answer's excerpts is read. */
      readonly excerpt: number;
    }
  | { readonly kind: 'problem'; readonly problem: CardProblem }
  /** Backfile was just switched off on `host`; the page takes the card away in a moment. */
  | { readonly kind: 'switched-off'; readonly host: string };

/** What can happen to a card. */
export type CardEvent =
  | { readonly kind: 'claimed'; readonly result: Result<CardView, CardProblem> }
  | { readonly kind: 'answer-chosen'; readonly answer: number }
  | { readonly kind: 'excerpt-chosen'; readonly excerpt: number }
  | { readonly kind: 'stepped'; readonly by: 1 | -1 }
  | { readonly kind: 'site-switched-off' };

/** The state after `event`. Whatever does not fit the state leaves it as it is. */
export function nextCardState(state: CardState, event: CardEvent): CardState {
  if (event.kind === 'claimed') return state.kind === 'waiting' ? claimed(event.result) : state;
  if (state.kind !== 'shown') return state;
  switch (event.kind) {
    case 'answer-chosen':
      return state.view.answers[event.answer]
        ? { ...state, answer: event.answer, excerpt: 0 }
        : state;
    case 'excerpt-chosen':
      return withExcerpt(state, event.excerpt);
    case 'stepped':
      return withExcerpt(state, state.excerpt + event.by);
    case 'site-switched-off':
      return { kind: 'switched-off', host: state.view.host };
  }
}

type Shown = Extract<CardState, { kind: 'shown' }>;

function withExcerpt(state: Shown, excerpt: number): CardState {
  return answerOf(state)?.excerpts[excerpt] ? { ...state, excerpt } : state;
}

/** The answer on top, or undefined when the card shows none. */
export function answerOf(state: CardState): CardAnswer | undefined {
  return state.kind === 'shown' ? state.view.answers[state.answer] : undefined;
}

/** The excerpt being read, or undefined when there is none. */
export function excerptOf(state: CardState): Excerpt | undefined {
  return state.kind === 'shown' ? answerOf(state)?.excerpts[state.excerpt] : undefined;
}

function claimed(result: Result<CardView, CardProblem>): CardState {
  if (result.ok) return { kind: 'shown', view: result.value, answer: 0, excerpt: 0 };
  // Whoever presents a nonce that was never given out is not told that this is a card.
  if (result.error.kind === 'unknown-handle') return { kind: 'blank' };
  return { kind: 'problem', problem: result.error };
}
