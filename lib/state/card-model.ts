import { computed, createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type {
  CardAnswer,
  CardMore,
  CardProblem,
  CardView,
  CardWish,
  CorrectionKind,
  SiteChoice,
  Years,
} from '@/lib/model/card';
import type { DocumentKey } from '@/lib/model/document';
import type { EntityAt, LinkRoute } from '@/lib/model/entity';
import {
  answerOf,
  excerptOf,
  nextCardState,
  type CardEvent,
  type CardPage,
  type CardState,
} from './card-state';
import { type CitationFormat, type Clip, clipOf } from './citation';

/** What a card asks of the background. Every call is about the one card with its nonce. */
export type CardClient = {
  /** Trades the nonce for the card's content, once. */
  claim(): Promise<Result<CardView, CardProblem>>;
  /** What the page script is to do with the card. */
  wish(wish: CardWish): Promise<unknown>;
  /** @param start where in the document's text to show first, UTF-16 units */
  openReader(key: DocumentKey, start: number): Promise<unknown>;
  chooseSite(choice: SiteChoice): Promise<unknown>;
  /** Another entity, or the same within some years. */
  follow(step: {
    at: EntityAt;
    surface: string;
    route: LinkRoute;
    years?: Years;
  }): Promise<Result<CardView, CardProblem>>;
  /** What an answer leads on to: related entities, and names in these texts. */
  more(at: EntityAt, texts: readonly string[]): Promise<CardMore>;
  /** Keeps what the reader says of an entity. @returns what takes it back */
  correct(kind: CorrectionKind, at: EntityAt, surface: string): Promise<Result<string, string>>;
  undo(id: string): Promise<unknown>;
};

/**
 * A card whose content takes longer than this shows where it will be, ms. A quicker one comes
 * whole: two sights in a blink are one too many.
 */
const SKELETON_AFTER_MS = 150;

/** What the parts of the model share. */
type Core = {
  readonly client: CardClient;
  readonly now: () => CardState;
  readonly dispatch: (event: CardEvent) => void;
};

/** The state and the actions of one card. */
export const CardModel = createModel((client: CardClient) => {
  const state = signal<CardState>({ kind: 'waiting' });
  const now = (): CardState => state.peek();
  const dispatch = (event: CardEvent): void => {
    const before = answerOf(now());
    state.value = nextCardState(now(), event);
    if (answerOf(now()) !== before) void complete(core);
  };
  const core: Core = { client, now, dispatch };
  const frame = frameActions(core);
  return {
    state,
    answer: computed(() => answerOf(state.value)),
    excerpt: computed(() => excerptOf(state.value)),
    /** When the card opened, ms since 1970. */
    openedAt: signal(Date.now()),
    /** Asks for the content; a card that is not ours goes away again. */
    async load(): Promise<void> {
      const slow = setTimeout(frame.tellHeight, SKELETON_AFTER_MS);
      const result = await attempt(() => client.claim());
      clearTimeout(slow);
      dispatch({ kind: 'claimed', result });
      if (now().kind === 'blank') frame.close();
    },
    chooseAnswer: (answer: number): void => dispatch({ kind: 'answer-chosen', answer }),
    chooseExcerpt: (excerpt: number): void => dispatch({ kind: 'excerpt-chosen', excerpt }),
    step: (by: 1 | -1): void => dispatch({ kind: 'stepped', by }),
    chooseMode: (mode: 'excerpts' | 'sources'): void => dispatch({ kind: 'mode-chosen', mode }),
    back: (): void => dispatch({ kind: 'went-back' }),
    ...frame,
    ...pathActions(core),
    ...quoteActions(core),
    ...correctionActions(core),
    chooseSite(choice: SiteChoice): void {
      dispatch({ kind: 'site-chosen', choice });
      send(client.chooseSite(choice), 'while changing where Backfile runs');
    },
  };
});

/** Where the card stands on the page, and how large. */
function frameActions({ client, now, dispatch }: Core) {
  /** Height of the content, CSS pixels, and what was last told of it. */
  let height = 0;
  let told = 0;
  const wish = (wanted: CardWish): void =>
    send(client.wish(wanted), `while asking the page to ${wanted.kind} a card`);
  const tellHeight = (): void => {
    if (height === told) return;
    told = height;
    wish({ kind: 'fit', height });
  };
  return {
    tellHeight,
    /** @param pixels height of the content now; the page shows the card once it was told one */
    resize(pixels: number): void {
      height = pixels;
      const { kind } = now();
      if (kind !== 'waiting' && kind !== 'blank') tellHeight();
    },
    close: (): void => wish({ kind: 'close' }),
    pin(): void {
      dispatch({ kind: 'pinned' });
      wish({ kind: 'pin' });
    },
    /** Moves the card on the page, px. */
    move: (dx: number, dy: number): void => wish({ kind: 'move', dx, dy }),
    /** Gives the card a size that the next ones will have too, px. */
    size: (width: number, tall: number): void => wish({ kind: 'size', width, height: tall }),
  };
}

/** From one entity to another, and within the years of one. */
function pathActions({ client, now, dispatch }: Core) {
  return {
    /** Goes on to another entity; Back leads here again. */
    async follow(at: EntityAt, surface: string, route: LinkRoute): Promise<void> {
      const from = pageOf(now());
      if (!from) return;
      const result = await attempt(() => client.follow({ at, surface, route }));
      if (result.ok) dispatch({ kind: 'followed', from, view: result.value });
      else dispatch({ kind: 'noted', note: { kind: 'failed', message: result.error.kind } });
    },
    /** Shows only excerpts of some years, or all again. */
    async filter(years: Years | undefined): Promise<void> {
      const page = pageOf(now());
      const answer = answerOf(now());
      if (!page || !answer) return;
      const { surface, route } = page.view;
      const step = { at: entityAt(answer), surface, route, ...(years ? { years } : {}) };
      const result = await attempt(() => client.follow(step));
      const found = result.ok ? result.value.answers[0] : undefined;
      if (found) dispatch({ kind: 'filtered', page, years, answer: found });
    },
  };
}

/** What is done with the excerpt being read. */
function quoteActions({ client, now, dispatch }: Core) {
  return {
    /** It as a quote with its citation; undefined when there is none. */
    clip(format: CitationFormat): Clip | undefined {
      const answer = answerOf(now());
      const excerpt = excerptOf(now());
      if (!answer || !excerpt) return undefined;
      const { name, edition } = answer.archive;
      const archive = edition === undefined ? name : `${name}, ${edition}`;
      return clipOf({ excerpt, archive }, format);
    },
    /** Says what became of a copy. */
    copied: (format: CitationFormat, isDone: boolean): void =>
      dispatch({
        kind: 'noted',
        note: isDone ? { kind: 'copied', format } : { kind: 'copy-failed' },
      }),
    /** Opens it in the reader. */
    openReader(): void {
      const excerpt = excerptOf(now());
      if (excerpt)
        send(client.openReader(excerpt.document.key, excerpt.start), 'while opening the reader');
    },
  };
}

/** What the reader says of a name, and takes back. */
function correctionActions({ client, now, dispatch }: Core) {
  return {
    async correct(correction: CorrectionKind): Promise<void> {
      const answer = answerOf(now());
      const surface = pageOf(now())?.view.surface ?? '';
      if (!answer) return;
      const result = await client
        .correct(correction, entityAt(answer), surface)
        .catch((error: unknown) => ({ ok: false as const, error: String(error) }));
      dispatch({
        kind: 'noted',
        note: result.ok
          ? { kind: 'corrected', correction, id: result.value }
          : { kind: 'failed', message: result.error },
      });
    },
    async undo(id: string): Promise<void> {
      await client.undo(id).catch((error: unknown) => report(error, 'while taking back'));
      dispatch({ kind: 'noted', note: { kind: 'undone' } });
    },
  };
}

/** Asks for what an answer lacks that just came on top. */
async function complete(core: Core): Promise<void> {
  const answer = answerOf(core.now());
  if (answer?.isBrief && (await deepen(core, answer))) return;
  await askMore(core);
}

/** @returns whether the whole of the answer is there now, or another one */
async function deepen({ client, now, dispatch }: Core, brief: CardAnswer): Promise<boolean> {
  const page = pageOf(now());
  if (!page) return true;
  const { surface, route } = page.view;
  const result = await attempt(() => client.follow({ at: entityAt(brief), surface, route }));
  const whole = result.ok ? result.value.answers[0] : undefined;
  if (whole) dispatch({ kind: 'deepened', brief, whole });
  return answerOf(now()) !== brief;
}

async function askMore({ client, now, dispatch }: Core): Promise<void> {
  const answer = answerOf(now());
  if (!answer || pageOf(now())?.more) return;
  try {
    const texts = answer.excerpts.map(({ text }) => text);
    dispatch({ kind: 'more-known', answer, more: await client.more(entityAt(answer), texts) });
  } catch (error) {
    report(error, 'while looking for names on a card');
  }
}

function pageOf(state: CardState): CardPage | undefined {
  return state.kind === 'shown' ? state.page : undefined;
}

/** Where an answer's entity is, and nothing more: a message carries no more than it needs. */
function entityAt({ ref: { archive, generation, number } }: CardAnswer): EntityAt {
  return { archive, generation, number };
}

function send(call: Promise<unknown>, when: string): void {
  call.catch((error: unknown) => report(error, when));
}

/** The model of one card. */
export type CardModelInstance = InstanceType<typeof CardModel>;

/** A call that failed as a whole is a problem like any other. */
async function attempt(
  call: () => Promise<Result<CardView, CardProblem>>,
): Promise<Result<CardView, CardProblem>> {
  try {
    return await call();
  } catch (error) {
    report(error, 'while fetching a card');
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { kind: 'failed', message } };
  }
}
