import * as v from 'valibot';
import { returns, type CallMap } from './call';
import type { Result } from '@/lib/base/result';
import type { ArchiveId } from '@/lib/model/archive';
import {
  type CardMore,
  type CardProblem,
  type CardView,
  CORRECTION_KINDS,
  SITE_CHOICES,
} from '@/lib/model/card';
import { LINK_ROUTES } from '@/lib/model/entity';
import { DENSITIES, KEYS, THEMES, TOUCHES, TRIGGERS, UNDERLINES } from '@/lib/model/settings';

/** Keyboard shortcuts that a page is told of, as the manifest names them. */
export const PAGE_COMMANDS = [
  'next-name',
  'previous-name',
  'open-card',
  'pin-card',
  'close-card',
] as const;

/** Longest text block that the background reads; the page script splits longer ones. */
export const MAX_BLOCK_CHARS = 20_000;
/** Most text of one page that is read. */
export const MAX_PAGE_CHARS = 1_000_000;
/** Most blocks in one call. */
export const MAX_BLOCKS = 100_000;

const pageId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const nonce = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
/** Names a mention of one page and tells nothing about it. */
const handle = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
const pixels = v.pipe(v.number(), v.finite(), v.minValue(-1e7), v.maxValue(1e7));
const rect = v.object({ x: pixels, y: pixels, width: pixels, height: pixels });
/** Indexes into `window.frames` from the top down to a frame; empty for the top. */
const framePath = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
  v.maxLength(16),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_BLOCKS));
/** Where an entity is in the library. */
const entityAt = v.object({
  archive: v.custom<ArchiveId>(
    (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
  ),
  generation: v.pipe(v.number(), v.integer(), v.minValue(0)),
  number: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const name = v.pipe(v.string(), v.maxLength(1_000));
const year = v.pipe(v.number(), v.integer(), v.minValue(-300_000), v.maxValue(300_000));
/** Bounds of what a card shows. */
const MAX_EXCERPTS = 12;
const MAX_EXCERPT_CHARS = 1_000;
const nothing = v.object({});
/** What a card may ask of the page script; lengths in CSS pixels. */
const cardWish = v.variant('kind', [
  /** Its content is this tall. */
  v.object({ kind: v.literal('fit'), height: pixels }),
  v.object({ kind: v.literal('close') }),
  v.object({ kind: v.literal('pin') }),
  v.object({ kind: v.literal('move'), dx: pixels, dy: pixels }),
  v.object({ kind: v.literal('size'), width: pixels, height: pixels }),
]);
const pageCommand = v.picklist(PAGE_COMMANDS);

/** What the page script may know of a mention: where it is and how it looks; never what. */
export type PageMark = {
  readonly handle: number;
  readonly block: number;
  readonly start: number;
  readonly end: number;
  /** Whether it is underlined; the others answer when rested on. */
  readonly drawn: boolean;
};

const pageSettings = v.object({
  trigger: v.picklist(TRIGGERS),
  touch: v.picklist(TOUCHES),
  key: v.picklist(KEYS),
  /** Rest before a card opens, ms. */
  dwellMs: v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)),
  underline: v.picklist(UNDERLINES),
  /** Which mentions are underlined: a change asks for all of them anew. */
  density: v.picklist(DENSITIES),
  /** Colours of a card. */
  theme: v.picklist(THEMES),
  /** Size of a card, px; without a height it is as tall as its content. */
  cardSize: v.object({ width: pixels, height: v.optional(pixels) }),
});

/** How the page script behaves, from the settings. */
export type PageSettings = Readonly<v.InferOutput<typeof pageSettings>>;

/** Calls that the page script makes. A page is not trusted: every param is bounded. */
export const pageToBackground = {
  /** A document wants to know whether to run at all, and how. */
  startPage: {
    params: v.object({ page: pageId, framePath }),
    returns: returns<{
      readonly run: boolean;
      readonly settings: PageSettings;
      /** Whether cards were kept out by this page's policy before. */
      readonly blocked: boolean;
    }>(),
  },
  /** A card may be asked for soon: what it needs is made ready. */
  wake: { params: v.object({ page: pageId }), returns: returns<null>() },
  /** Runs a part of the page script in the calling document; false when Backfile is off there. */
  loadPart: {
    params: v.object({ part: v.picklist(['reading', 'cards']) }),
    returns: returns<boolean>(),
  },
  /**
   * Links text blocks. With `whole` the blocks are the page's, in reading order, and replace all
   * that went before; without it they are changed or new ones, linked with what is known of the page.
   * `unknown-page` asks for the whole page again.
   */
  linkBlocks: {
    params: v.object({
      page: pageId,
      whole: v.boolean(),
      /** Of a whole page: blocks sent before, in earlier parts; 0 for the first. */
      before: count,
      /** Of a whole page: more parts follow; they are linked with the last, which alone has an answer. */
      more: v.boolean(),
      blocks: v.pipe(
        v.array(v.object({ id: handle, text: v.pipe(v.string(), v.maxLength(MAX_BLOCK_CHARS)) })),
        v.maxLength(MAX_BLOCKS),
      ),
    }),
    returns: returns<Result<readonly PageMark[], 'unknown-page' | 'off'>>(),
  },
  /** A trusted rest on a mention: a card frame that presents `nonce` may have its content, once. */
  openCard: {
    params: v.object({ page: pageId, handle, nonce }),
    returns: returns<Result<null, 'unknown-handle'>>(),
  },
  /** The policy of the page keeps cards out. */
  cardBlocked: { params: v.object({ page: pageId }), returns: returns<null>() },
  /** The card that was opened with `nonce` closed. */
  cardClosed: { params: v.object({ nonce }), returns: returns<null>() },
  /**
   * A rest on a mention inside a child frame, for the frame above it to place. Without a `rect`
   * the pointer has left that mention.
   */
  restInFrame: {
    params: v.object({ page: pageId, handle, framePath, rect: v.nullable(rect) }),
    returns: returns<null>(),
  },
  /** What Backfile's work cost on this page so far, ms of main thread. */
  reportCost: {
    params: v.object({
      page: pageId,
      totalMs: v.pipe(v.number(), v.minValue(0)),
      longestMs: v.pipe(v.number(), v.minValue(0)),
    }),
    returns: returns<null>(),
  },
} satisfies CallMap;

/** Calls that the card's own frame makes. */
export const cardToBackground = {
  /** Trades the one-use nonce of the card's address for its content. */
  claimCard: { params: v.object({ nonce }), returns: returns<Result<CardView, CardProblem>>() },
  /** What the page script is to do with the card. */
  wish: { params: v.object({ nonce, wish: cardWish }), returns: returns<null>() },
  /** Opens a document in the reader, in a new tab; `start` is where in its text to show first. */
  openReader: {
    params: v.object({
      nonce,
      key: v.pipe(v.string(), v.maxLength(2_000)),
      start: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    returns: returns<null>(),
  },
  /** Changes where Backfile runs, as seen from the page that the card is on. */
  chooseSite: {
    params: v.object({ nonce, choice: v.picklist(SITE_CHOICES) }),
    returns: returns<null>(),
  },
  /** Another entity on the same card, or the same within some years. */
  follow: {
    params: v.object({
      nonce,
      at: entityAt,
      surface: name,
      route: v.picklist(LINK_ROUTES),
      years: v.optional(v.object({ from: year, to: year })),
    }),
    returns: returns<Result<CardView, CardProblem>>(),
  },
  /** What an answer leads on to: related entities, and the names in its excerpts. */
  more: {
    params: v.object({
      nonce,
      at: entityAt,
      texts: v.pipe(
        v.array(v.pipe(v.string(), v.maxLength(MAX_EXCERPT_CHARS))),
        v.maxLength(MAX_EXCERPTS),
      ),
    }),
    returns: returns<CardMore>(),
  },
  /** Keeps what the reader says of an entity; the answer takes it back. */
  correct: {
    params: v.object({ nonce, kind: v.picklist(CORRECTION_KINDS), at: entityAt, surface: name }),
    returns: returns<Result<string, string>>(),
  },
  undo: {
    params: v.object({ nonce, id: v.pipe(v.string(), v.maxLength(64)) }),
    returns: returns<null>(),
  },
} satisfies CallMap;

/** Calls that the background makes to the page script of one frame. */
export const backgroundToPage = {
  /** Settings or site rules changed. */
  applySettings: {
    params: v.object({ run: v.boolean(), settings: pageSettings }),
    returns: returns<null>(),
  },
  /** The library changed: every block must be linked again. */
  relink: { params: nothing, returns: returns<null>() },
  obeyCard: { params: v.object({ nonce, wish: cardWish }), returns: returns<null>() },
  /** A keyboard shortcut was pressed; the document that the reader is in acts on it. */
  command: { params: v.object({ command: pageCommand }), returns: returns<null>() },
  /**
   * A mention of a child frame was rested on. `framePath` is the child's; the frame right above
   * adds its place and passes it on, the top frame opens the card. `rect` is in the child's viewport;
   * without it the pointer has left the mention.
   */
  placeChildRest: {
    params: v.object({ childPage: pageId, handle, framePath, rect: v.nullable(rect) }),
    returns: returns<null>(),
  },
} satisfies CallMap;

/** Calls that the extension's own pages make to the background. */
export const libraryToBackground = {
  /** An archive was added, replaced, removed, switched or moved: open pages must be linked again. */
  libraryChanged: { params: nothing, returns: returns<null>() },
  /** Something was saved, renamed or deleted: the archive of clippings is to follow. */
  clippingsChanged: { params: nothing, returns: returns<null>() },
} satisfies CallMap;

/** Names of the directions, the same on both sides. */
export const DIRECTIONS = {
  pageToBackground: 'background',
  cardToBackground: 'card',
  backgroundToPage: 'page',
  libraryToBackground: 'library',
} as const;
