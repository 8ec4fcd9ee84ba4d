import type { Result } from '@/lib/base/result';
import type {
  CardAnswer,
  CardMore,
  CardProblem,
  CardView,
  CorrectionKind,
  SiteChoice,
  Years,
} from '@/lib/model/card';
import type { Excerpt } from '@/lib/model/excerpt';
import type { CitationFormat } from './citation';

/** One entity's part of a card: where Back leads to. */
export type CardPage = {
  readonly view: CardView;
  /** Which of the view's answers is on top. */
  readonly answer: number;
  /** Which of that answer's excerpts is read. */
  readonly excerpt: number;
  /** Only excerpts of these years. */
  readonly years: Years | undefined;
  /** What the answer on top leads on to, once that is known. */
  readonly more: CardMore | undefined;
};

/** What the reader's last act came to. */
export type CardNote =
  | { readonly kind: 'copied'; readonly format: CitationFormat }
  | { readonly kind: 'copy-failed' }
  | { readonly kind: 'corrected'; readonly correction: CorrectionKind; readonly id: string }
  | { readonly kind: 'undone' }
  | { readonly kind: 'failed'; readonly message: string };

/** What the card draws. */
export type CardState =
  /** Nothing at all: the document was not opened by Backfile's own page script. */
  | { readonly kind: 'blank' }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'shown';
      readonly page: CardPage;
      /** The pages before, the first opened first. */
      readonly back: readonly CardPage[];
      readonly isPinned: boolean;
      /** One excerpt after the other, or what each source said side by side. */
      readonly mode: 'excerpts' | 'sources';
      readonly note: CardNote | undefined;
    }
  | { readonly kind: 'problem'; readonly problem: CardProblem }
  /** Where Backfile runs was just changed; the page takes the card away in a moment. */
  | { readonly kind: 'switched-off'; readonly host: string; readonly choice: SiteChoice };

/** What can happen to a card. */
export type CardEvent =
  | { readonly kind: 'claimed'; readonly result: Result<CardView, CardProblem> }
  | { readonly kind: 'answer-chosen'; readonly answer: number }
  | { readonly kind: 'excerpt-chosen'; readonly excerpt: number }
  | { readonly kind: 'stepped'; readonly by: 1 | -1 }
  | { readonly kind: 'mode-chosen'; readonly mode: 'excerpts' | 'sources' }
  | { readonly kind: 'pinned' }
  | { readonly kind: 'noted'; readonly note: CardNote | undefined }
  | { readonly kind: 'site-chosen'; readonly choice: SiteChoice }
  /** A name on the card was followed; `from` is the page it was on. */
  | { readonly kind: 'followed'; readonly from: CardPage; readonly view: CardView }
  | { readonly kind: 'went-back' }
  /** `page` within some years, or all again: `answer` takes the place of the one on top. */
  | {
      readonly kind: 'filtered';
      readonly page: CardPage;
      readonly years: Years | undefined;
      readonly answer: CardAnswer;
    }
  /** The whole of an answer that was brief. */
  | { readonly kind: 'deepened'; readonly brief: CardAnswer; readonly whole: CardAnswer }
  /** What `view` and its answer lead on to. */
  | {
      readonly kind: 'more-known';
      readonly answer: CardAnswer;
      readonly more: CardMore;
    };

/** Most pages that Back leads through. */
const MAX_BACK = 20;

/** The state after `event`. Whatever does not fit the state, or comes too late, leaves it as it is. */
export function nextCardState(state: CardState, event: CardEvent): CardState {
  if (event.kind === 'claimed') return state.kind === 'waiting' ? claimed(event.result) : state;
  if (state.kind !== 'shown') return state;
  if (isChoice(event)) return chosen(state, event);
  if (isPath(event)) return gone(state, event);
  switch (event.kind) {
    case 'mode-chosen':
      return { ...state, mode: event.mode };
    case 'pinned':
      return { ...state, isPinned: true };
    case 'noted':
      return { ...state, note: event.note };
    case 'site-chosen':
      return { kind: 'switched-off', host: state.page.view.host, choice: event.choice };
  }
}

type Shown = Extract<CardState, { kind: 'shown' }>;

type EventOf<K extends CardEvent['kind']> = Extract<CardEvent, { readonly kind: K }>;

type Choice = EventOf<'answer-chosen'> | EventOf<'excerpt-chosen'> | EventOf<'stepped'>;
type Path =
  | EventOf<'followed'>
  | EventOf<'went-back'>
  | EventOf<'filtered'>
  | EventOf<'deepened'>
  | EventOf<'more-known'>;

function isChoice(event: CardEvent): event is Choice {
  return ['answer-chosen', 'excerpt-chosen', 'stepped'].includes(event.kind);
}

function isPath(event: CardEvent): event is Path {
  return ['followed', 'went-back', 'filtered', 'deepened', 'more-known'].includes(event.kind);
}

/** Another answer or excerpt of the same page. */
function chosen(state: Shown, event: Choice): CardState {
  const { page } = state;
  switch (event.kind) {
    case 'answer-chosen':
      return page.view.answers[event.answer]
        ? withPage(state, { ...firstPage(page.view), answer: event.answer })
        : state;
    case 'excerpt-chosen':
      return withExcerpt(state, event.excerpt);
    case 'stepped':
      return withExcerpt(state, page.excerpt + event.by);
  }
}

/** Another page, or more of this one; what was asked for on another page comes too late. */
function gone(state: Shown, event: Path): CardState {
  const { page, back } = state;
  switch (event.kind) {
    case 'followed':
      if (!isSameView(event.from, page)) return state;
      return {
        ...withPage(state, firstPage(event.view)),
        back: [...back, page].slice(-MAX_BACK),
        mode: 'excerpts',
      };
    case 'went-back': {
      const before = back.at(-1);
      return before ? { ...withPage(state, before), back: back.slice(0, -1) } : state;
    }
    case 'filtered':
      return event.page.answer === page.answer && isSameView(event.page, page)
        ? withPage(state, filtered(page, event))
        : state;
    case 'deepened':
      return answerOf(state) === event.brief ? withWhole(state, event) : state;
    case 'more-known':
      return answerOf(state) === event.answer
        ? { ...state, page: { ...page, more: event.more } }
        : state;
  }
}

/** Whether one is the other; answers that are not on top may have been made whole meanwhile. */
function isSameView(a: CardPage, b: CardPage): boolean {
  return a.view === b.view || a.view.answers[0] === b.view.answers[0];
}

function firstPage(view: CardView): CardPage {
  return { view, answer: 0, excerpt: 0, years: undefined, more: undefined };
}

function withPage(state: Shown, page: CardPage): Shown {
  return { ...state, page, note: undefined };
}

function withExcerpt(state: Shown, excerpt: number): CardState {
  return answerOf(state)?.excerpts[excerpt]
    ? { ...state, page: { ...state.page, excerpt }, note: undefined }
    : state;
}

function filtered(
  page: CardPage,
  { years, answer }: { readonly years: Years | undefined; readonly answer: CardAnswer },
): CardPage {
  const answers = page.view.answers.with(page.answer, answer);
  return { ...page, view: { ...page.view, answers }, years, excerpt: 0, more: undefined };
}

/** The excerpts that were there stay where they are: the reader may be reading one of them. */
function withWhole(
  state: Shown,
  { brief, whole }: { readonly brief: CardAnswer; readonly whole: CardAnswer },
): Shown {
  const { page } = state;
  const isThere = new Set(brief.excerpts.map(({ document }) => document.key));
  const added = whole.excerpts.filter(({ document }) => !isThere.has(document.key));
  const excerpts = [...brief.excerpts, ...added];
  const answers = page.view.answers.with(page.answer, { ...whole, excerpts });
  return { ...state, page: { ...page, view: { ...page.view, answers }, more: undefined } };
}

/** The answer on top, or undefined when the card shows none. */
export function answerOf(state: CardState): CardAnswer | undefined {
  return state.kind === 'shown' ? state.page.view.answers[state.page.answer] : undefined;
}

/** The excerpt being read, or undefined when there is none. */
export function excerptOf(state: CardState): Excerpt | undefined {
  return state.kind === 'shown' ? answerOf(state)?.excerpts[state.page.excerpt] : undefined;
}

function claimed(result: Result<CardView, CardProblem>): CardState {
  if (result.ok)
    return {
      kind: 'shown',
      page: firstPage(result.value),
      back: [],
      isPinned: false,
      mode: 'excerpts',
      note: undefined,
    };
  // Whoever presents a nonce that was never given out is not told that this is a card.
  if (result.error.kind === 'unknown-handle') return { kind: 'blank' };
  return { kind: 'problem', problem: result.error };
}
