import { err, ok, type Result } from '@/lib/base/result';
import type { CardAnswer, CardMore, CardProblem, CardView, Years } from '@/lib/model/card';
import type { EntityAt, LinkRoute } from '@/lib/model/entity';
import type { LibraryView } from '@/lib/model/segment';
import { sketchOf } from '@/lib/text/sketch';
import { cardMore } from './card-more';
import { answerFor, type ReadingContext } from './find-excerpts';
import type { createTableCache } from './library-tables';
import type { CardSession, PageSession, PageSessions, SessionMark } from './page-sessions';
import type { LibrarySource } from './ports';
import { hostOf } from './site-access';
import { withLibrary } from './with-library';

/** Most entities shown for an ambiguous mention. */
const MAX_CHOICES = 6;

/** Where a card is asked for. */
export type CardRequest = {
  readonly page: string;
  readonly handle: number;
  readonly nonce: string;
  readonly tabId: number;
  readonly frameId: number;
};

/** Cards from the rest on a mention until they close. */
export type Cards = {
  /** Registers a one-use nonce, and starts to find the excerpts while the card's frame loads. */
  open(request: CardRequest): Promise<Result<null, 'unknown-handle'>>;
  /** Trades a nonce for its card, once. `tabId` is the claiming frame's tab. */
  claim(nonce: string, tabId: number | undefined): Promise<Result<CardView, CardProblem>>;
  /** The card behind a nonce that was claimed in the same tab. */
  claimed(nonce: string, tabId: number | undefined): Promise<CardSession | undefined>;
  /** Another entity on a claimed card, or the same within some years. */
  follow(card: CardSession, step: FollowStep): Promise<Result<CardView, CardProblem>>;
  /** What an answer on a claimed card leads on to. */
  more(card: CardSession, at: EntityAt, texts: readonly string[]): Promise<CardMore>;
  close(nonce: string): Promise<void>;
};

/** Where a card goes on to. */
export type FollowStep = {
  readonly at: EntityAt;
  /** The words that lead there, and by which route. */
  readonly surface: string;
  readonly route: LinkRoute;
  readonly years?: Years | undefined;
};

/** Cards over the library. */
export function createCards(
  sessions: PageSessions,
  library: LibrarySource,
  tablesOf: ReturnType<typeof createTableCache>,
): Cards {
  /** Answers on their way, by nonce: the frame takes longer to load than they to be found. */
  const pending = new Map<string, Promise<CardView | undefined>>();
  /** Cards that are being opened: their frames load meanwhile, and may be quicker. */
  const opening = new Map<string, Promise<unknown>>();

  async function opened(request: CardRequest): Promise<Result<null, 'unknown-handle'>> {
    const session = await sessions.page(request.page);
    const mark =
      session?.tabId === request.tabId
        ? session.marks.find((each) => each.handle === request.handle)
        : undefined;
    if (!session || !mark) return err('unknown-handle');
    const view = await library.current();
    // Linked before the library changed: its entity numbers mean nothing now.
    if (
      !mark.refs.every((at) =>
        view.generations.some((each) => each.generation.id === at.generation),
      )
    )
      return err('unknown-handle');
    const card: CardSession = { ...request, host: hostOf(session.url), claimed: false };
    const found = viewOf(library, session, mark);
    found.catch(() => undefined);
    pending.set(request.nonce, found);
    await sessions.saveCard(card);
    return ok(null);
  }

  return {
    open(request) {
      const done = opened(request).finally(() => opening.delete(request.nonce));
      opening.set(request.nonce, done);
      return done;
    },
    async claim(nonce, tabId) {
      await opening.get(nonce)?.catch(() => undefined);
      const card = await sessions.card(nonce);
      if (!card || card.claimed || card.tabId !== tabId) return err({ kind: 'unknown-handle' });
      const found = pending.get(nonce) ?? foundAgain(sessions, library, card);
      pending.delete(nonce);
      const [view] = await Promise.all([found, sessions.saveCard({ ...card, claimed: true })]);
      return view ? ok(view) : err({ kind: 'library-changed' });
    },
    async claimed(nonce, tabId) {
      const card = await sessions.card(nonce);
      return card?.claimed && card.tabId === tabId ? card : undefined;
    },
    follow: async (card, step) => followed(library, await sessions.page(card.page), { card, step }),
    more: (card, at, texts) =>
      withLibrary(library, async (view, lost) =>
        cardMore(await tablesOf(view, lost), { card, at, texts }),
      ),
    async close(nonce) {
      await opening.get(nonce)?.catch(() => undefined);
      pending.delete(nonce);
      await sessions.forgetCard(nonce);
    },
  };
}

async function followed(
  library: LibrarySource,
  session: PageSession | undefined,
  { card, step }: { readonly card: CardSession; readonly step: FollowStep },
): Promise<Result<CardView, CardProblem>> {
  const { at, surface, route, years } = step;
  const context: ReadingContext = {
    surface,
    route,
    terms: new Set(session?.context),
    url: session?.url ?? '',
    sketch: session?.sketch ?? sketchOf(''),
    ...(years ? { years } : {}),
  };
  const answer = await withLibrary(library, (view, lost) =>
    answerFor(view, at, { ...context, lost }),
  );
  if (!answer) return err({ kind: 'library-changed' });
  return ok({ surface, route, outcome: 'link', answers: [answer], host: card.host });
}

/** The worker slept between the rest and the claim: what the session remembers is enough. */
async function foundAgain(
  sessions: PageSessions,
  library: LibrarySource,
  card: CardSession,
): Promise<CardView | undefined> {
  const session = await sessions.page(card.page);
  const mark = session?.marks.find((each) => each.handle === card.handle);
  return session && mark ? viewOf(library, session, mark) : undefined;
}

async function viewOf(
  library: LibrarySource,
  session: PageSession,
  mark: SessionMark,
): Promise<CardView | undefined> {
  const context: ReadingContext = {
    surface: mark.surface,
    route: mark.route,
    terms: new Set(session.context),
    url: session.url,
    sketch: session.sketch,
  };
  const answers = await withLibrary(library, (view, lost) =>
    answersOf(view, mark, { ...context, lost }),
  );
  if (answers.length === 0) return undefined;
  return {
    surface: mark.surface,
    route: mark.route,
    outcome: mark.outcome,
    answers,
    host: hostOf(session.url),
  };
}

async function answersOf(
  view: LibraryView,
  mark: SessionMark,
  context: ReadingContext,
): Promise<CardAnswer[]> {
  const isBrief = (place: number): boolean => mark.outcome === 'ambiguous' && place > 0;
  const answers = await Promise.all(
    mark.refs
      .slice(0, MAX_CHOICES)
      .map((at, place) => answerFor(view, at, { ...context, isBrief: isBrief(place) })),
  );
  const found = answers.filter((answer) => answer !== undefined);
  // Several archives know the one name: first those that have something to show besides this page.
  if (mark.outcome === 'link')
    found.sort((a, b) => Number(a.onlyThisPage) - Number(b.onlyThisPage));
  return found;
}
