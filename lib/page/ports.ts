import type { CardWish } from '@/lib/model/card';

/** A rectangle in CSS pixels; of the viewport unless said otherwise. */
export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A mention as the page script may know it: where it is and whether it is underlined; never what. */
export type PageMark = {
  /** Opaque, only meaningful to the background, unique on its page. */
  readonly handle: number;
  /** Id of its text block. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly drawn: boolean;
};

/** Dark text on light ground, or light on dark. */
export type ColourScheme = 'light' | 'dark';

/** How the page script behaves. */
export type PageSettings = {
  readonly trigger:
    | 'hover'
    | 'key-and-hover'
    | 'click'
    | 'selection'
    | 'shortcut'
    | 'strict'
    | 'off';
  readonly touch: 'tap' | 'off';
  /** The key of `key-and-hover` and `strict`. */
  readonly key: 'Shift' | 'Alt' | 'Control';
  /** Rest before a card opens, ms. */
  readonly dwellMs: number;
  readonly underline: 'dotted' | 'solid' | 'dashed' | 'none';
  /** Which mentions are underlined, as the background chooses them. */
  readonly density: 'all' | 'section' | 'rare';
  /** Colours of a card: the system's, one of two, or those of the text around the name. */
  readonly theme: 'system' | 'light' | 'dark' | 'page';
  /** Size of a card, px; without a height it is as tall as its content. */
  readonly cardSize: { readonly width: number; readonly height?: number | undefined };
};

/** A block as it is sent to be linked. */
export type SentBlock = { readonly id: number; readonly text: string };

/** Why blocks were not linked: the background forgot the page, or Backfile is off here. */
export type LinkProblem = 'unknown-page' | 'off';

/** A part of the page script that comes after its first: that reads and marks, and that shows cards. */
export type ScriptPart = 'reading' | 'cards';

/** What the page script needs from outside the page. Every call rejects when the extension is gone. */
export type PagePort = {
  readonly startPage: (start: { page: string; framePath: number[] }) => Promise<{
    readonly run: boolean;
    readonly settings: PageSettings;
    readonly blocked: boolean;
  }>;
  /** A name is reached and may be asked about: a background that sleeps wakes up. */
  readonly wake: (page: { page: string }) => Promise<unknown>;
  /** Runs a part of the page script in this document, in a task of its own; false when Backfile is off here. */
  readonly loadPart: (load: { part: ScriptPart }) => Promise<boolean>;
  readonly linkBlocks: (request: {
    page: string;
    /** All of the page's blocks, in one or more parts; else changed or new ones. */
    whole: boolean;
    /** Blocks sent before, in earlier parts. */
    before: number;
    /** Whether more parts follow. */
    more: boolean;
    blocks: SentBlock[];
  }) => Promise<
    | { readonly ok: true; readonly value: readonly PageMark[] }
    | { readonly ok: false; readonly error: LinkProblem }
  >;
  readonly openCard: (card: {
    page: string;
    handle: number;
    nonce: string;
  }) => Promise<{ readonly ok: boolean }>;
  /** This page's policy keeps cards out: they are not even tried when it is opened again. */
  readonly cardBlocked: (page: { page: string }) => Promise<unknown>;
  readonly cardClosed: (card: { nonce: string }) => Promise<unknown>;
  readonly restInFrame: (rest: ChildRest & { page: string }) => Promise<unknown>;
  readonly reportCost: (cost: {
    page: string;
    totalMs: number;
    longestMs: number;
  }) => Promise<unknown>;
  /** Address of the card's document for a one-use nonce, with the scheme that it is to be shown in. */
  readonly cardAddress: (nonce: string, scheme?: ColourScheme) => string;
  /** The shadow root of an element, closed ones too; null when it has none. */
  readonly shadowRootOf: (element: Element) => ShadowRoot | null;
  /** Whether the extension that this script belongs to is still there. */
  readonly alive: () => boolean;
  /** Whether a call failed because that extension is gone. */
  readonly isGone: (error: unknown) => boolean;
};

/** What the part that reads and marks needs to begin. */
export type ReadingStart = {
  readonly page: string;
  readonly framePath: number[];
  readonly settings: PageSettings;
  /** Whether cards were kept out by this page's policy before. */
  readonly blocked: boolean;
  readonly port: PagePort;
  /** Ends Backfile on this document for good. */
  readonly stop: () => void;
};

/** Backfile at work on one document. */
export type PageReading = PageCommands & {
  /** Removes all that Backfile put on the page and stops all that it does there. */
  end(): void;
};

/** A rest on a mention of a child frame, on its way up. */
export type ChildRest = {
  handle: number;
  /** Indexes into `window.frames`, from the top down to the frame that `rect` is in. */
  framePath: number[];
  /** The mention's rectangle in that frame's viewport; null when the pointer left it. */
  rect: Rect | null;
};

/** Keyboard shortcuts of the browser that a page is told of. */
export type PageCommand = 'next-name' | 'previous-name' | 'open-card' | 'pin-card' | 'close-card';

/** What the background may ask of a running page script. */
export type PageCommands = {
  applySettings(run: boolean, settings: PageSettings): void;
  /** Links every block again: the library changed. */
  relink(): void;
  /** Does what the card `nonce` asked for. */
  obeyCard(nonce: string, wish: CardWish): void;
  /** Does what a keyboard shortcut asks for. */
  command(command: PageCommand): void;
  placeChildRest(childPage: string, rest: ChildRest): void;
};
