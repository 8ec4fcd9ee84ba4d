import type { PageSettings } from './ports';

/** Where the pointer is as far as the open card is concerned; the corridor leads from mention to card. */
export type PointerZone = 'mention' | 'card' | 'corridor' | 'outside';

/** What the pointer is on. */
export type Under = {
  /** Handle of the mention. */
  readonly id: number;
  /** Since when its text and its place are as they are, ms. */
  readonly stoodSince: number;
};

/** What happens, with the time in ms. Only trusted events get here. */
export type IntentEvent =
  | {
      readonly type: 'move';
      readonly t: number;
      readonly x: number;
      readonly y: number;
      readonly under: Under | undefined;
      readonly zone: PointerZone;
      /** Whether the key of the settings is held. */
      readonly keyHeld: boolean;
    }
  /** The page moved under the pointer; `id` is the mention that is under it now. */
  | { readonly type: 'shift'; readonly t: number; readonly id: number | undefined }
  /** An act on words: a click or tap on them, a selection, the shortcut, the key of the settings. */
  | {
      readonly type: 'click' | 'tap' | 'select' | 'command' | 'trigger-key';
      readonly t: number;
      readonly under: Under | undefined;
    }
  | { readonly type: 'press'; readonly t: number; readonly zone: PointerZone }
  | { readonly type: 'release' | 'leave' | 'key' | 'escape' | 'tick'; readonly t: number }
  /** The pointer left the mention of a child frame, in a document that this one does not see into. */
  | { readonly type: 'child-left'; readonly t: number }
  /** A card was opened here for a mention of a child frame. */
  | { readonly type: 'opened'; readonly t: number; readonly id: number }
  /** The page made the text of the mention `from` anew: it is the mention `id` from now on. */
  | { readonly type: 'renewed'; readonly t: number; readonly from: number; readonly id: number }
  /**
   * Of the card of that opening: it closed by itself or never came to be, was pinned, the pointer went
   * in or out of it.
   */
  | {
      readonly type: 'closed' | 'pinned' | 'entered' | 'exited';
      readonly t: number;
      readonly token: number;
    }
  /** The settings changed. */
  | { readonly type: 'settings'; readonly t: number };

/** A card that closes by itself when the pointer abandons it. There is at most one. */
export type Transient = {
  /** Names the opening: what is said of another one is out of date. */
  readonly token: number;
  /** Handle of its mention. */
  readonly id: number;
  /** An act opened it rather than a rest: the pointer need not be near. */
  readonly kept: boolean;
};

/** What the reader's doings have come to. */
export type IntentState = {
  readonly at: { readonly x: number; readonly y: number; readonly t: number } | undefined;
  /** The mention under the pointer. */
  readonly under: number | undefined;
  /** The mention under the pointer may not open until it was left: it came to the pointer. */
  readonly refused: boolean;
  /** Since when the pointer rests; undefined when it does not. */
  readonly restSince: number | undefined;
  readonly pressed: boolean;
  /** Nothing opens before, ms. */
  readonly quietUntil: number;
  readonly openedAt: number;
  readonly transient: Transient | undefined;
  /** Openings whose cards are pinned: they close only by the reader's act on themselves. */
  readonly pinned: readonly number[];
  /** The pointer is in the transient card, where this document does not see it. */
  readonly inCard: boolean;
  /** Since when the pointer is away from the transient card and its mention. */
  readonly awaySince: number | undefined;
  /** The mention whose card is being made ready, while the pointer still has to rest a little. */
  readonly preparing: number | undefined;
  /** Openings so far. */
  readonly tokens: number;
};

/** What must be done. */
export type IntentEffect =
  /** The card of a mention will most likely be wanted: it can be made ready where nobody sees it. */
  | { readonly type: 'prepare'; readonly id: number }
  /** It is not wanted after all. */
  | { readonly type: 'forget' }
  | { readonly type: 'open'; readonly id: number; readonly token: number }
  | { readonly type: 'close'; readonly token: number };

/** The outcome of one event. */
export type IntentStep = {
  readonly state: IntentState;
  /** In order: a card that another one replaces closes first. */
  readonly effects: readonly IntentEffect[];
  /** When to send a tick, ms; undefined when nothing is pending. */
  readonly wakeAt: number | undefined;
};

/** The settings that matter here. */
export type IntentSettings = Pick<PageSettings, 'trigger' | 'touch' | 'dwellMs'>;

/** Nothing has happened yet. */
export const NO_INTENT: IntentState = {
  at: undefined,
  under: undefined,
  refused: false,
  restSince: undefined,
  pressed: false,
  quietUntil: -Infinity,
  openedAt: -Infinity,
  transient: undefined,
  pinned: [],
  inCard: false,
  awaySince: undefined,
  preparing: undefined,
  tokens: 0,
};
