import type { CardWish } from '@/lib/model/card';
import type { FoundMention } from './mention-at-point';
import type { Mark } from './marks';
import type { Measured } from './measure-mark';
import type { Meter } from './meter';
import type { Overlay } from './overlay';
import type { ChildRest, PageCommand, PagePort, PageSettings, Rect } from './ports';
import type { TextPlace } from './text-place';

/** What a page's cards need from the part that reads and marks. */
export type PageCardPorts = {
  readonly page: string;
  readonly framePath: number[];
  /** Whether cards were kept out by this page's policy before. */
  readonly blocked: boolean;
  readonly port: PagePort;
  readonly overlay: Overlay;
  readonly meter: Meter;
  readonly signal: AbortSignal;
  readonly settings: () => PageSettings;
  readonly mentions: MentionFinder;
  /** The page's underlined names, in reading order. */
  readonly names: () => readonly Mark[];
  /** Calls `then` in the next frame at clean layout, when measuring forces nothing. */
  readonly atCleanLayout: (then: () => void) => void;
  /** The background forgot the page's mentions: they must be linked again. */
  readonly onForgotten: () => void;
  /** The underlines moved with their host, and must be drawn again. */
  readonly onMoved: () => void;
  readonly tell: (call: Promise<unknown>) => void;
};

/** Finds mentions and says where they are now; undefined when there is none, or no part of it shows. */
export type MentionFinder = {
  /** At a point of the viewport, underlined or not. */
  readonly at: (x: number, y: number) => FoundMention | undefined;
  /** The first that the reader's selection touches. */
  readonly selected: () => FoundMention | undefined;
  /** @param like the line of it that is meant, as it was; without it the first one */
  readonly of: (mark: Mark, like?: Rect) => FoundMention | undefined;
  /** Where an element is that holds mentions of its own: a child frame. */
  readonly placeOf: (frame: Element) => TextPlace;
};

/** The cards of one document, as the rest of the page script knows them. */
export type Cards = {
  /** The dialog or full-screen element that the host is in for the open cards. */
  readonly topLayer: Element | undefined;
  obey(nonce: string, wish: CardWish): void;
  placeChildRest(childPage: string, rest: ChildRest): void;
  command(command: PageCommand): void;
  /** The settings changed: what they no longer allow closes. */
  settingsChanged(): void;
  /** What was just drawn: cards go with their names. */
  follow(measured: readonly Measured[]): void;
  /** Closes every card: the document goes, or its host was taken away. */
  closeAll(): void;
};
