import type { ArchiveId } from './archive';
import type { SiteRules } from './site-rule';

/**
 * What opens a card: a rest; a rest with a key held; a click on an underlined name; selected words;
 * a keyboard shortcut; a key alone, with nothing drawn before (`strict`); nothing at all.
 * Selected words and the shortcut open a card in every mode but `off`.
 */
export const TRIGGERS = [
  'hover',
  'key-and-hover',
  'click',
  'selection',
  'shortcut',
  'strict',
  'off',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What opens a card on a touch screen, where nothing can be rested on. */
export const TOUCHES = ['tap', 'off'] as const;

/** Keys that `key-and-hover` and `strict` can go by. */
export const KEYS = ['Shift', 'Alt', 'Control'] as const;

/** How underlines look. */
export const UNDERLINES = ['dotted', 'dashed', 'solid', 'none'] as const;

/** Which mentions are underlined: all, the first of each name in a section, or rare names only. */
export const DENSITIES = ['all', 'section', 'rare'] as const;
export type Density = (typeof DENSITIES)[number];

/** Colours of cards and pages of ours: the system's, one of two, or for cards those of the page around. */
export const THEMES = ['system', 'light', 'dark', 'page'] as const;
export type Theme = (typeof THEMES)[number];

/** Whether searches prefer recent documents a little, or go by words alone. */
export const RECENCIES = ['prefer', 'ignore'] as const;

/** A card's size, px; without a height it is as tall as its content. */
export type CardSize = { readonly width: number; readonly height?: number | undefined };

/** Archives that are used together, for one piece of work: switched to with one press. */
export type ArchiveSet = {
  /** What the reader calls it, 1 to 60 characters; no two sets have the same. */
  readonly name: string;
  readonly archives: readonly ArchiveId[];
};

/** Everything that the reader chose. Stored as one value; missing fields take their default. */
export type Settings = {
  readonly siteRules: SiteRules;
  /** Whether Backfile runs in private windows. */
  readonly privateWindows: boolean;
  readonly trigger: Trigger;
  readonly touch: (typeof TOUCHES)[number];
  readonly key: (typeof KEYS)[number];
  /** Rest before a card opens, ms, 100 to 2,000. */
  readonly dwellMs: number;
  readonly underline: (typeof UNDERLINES)[number];
  readonly density: Density;
  readonly recency: (typeof RECENCIES)[number];
  readonly theme: Theme;
  /** Whether searches, names and documents that were opened are written down, on this machine. */
  readonly keepTrail: boolean;
  /** The size that the reader gave to cards, px. */
  readonly cardSize: CardSize;
  /** In the order in which they were made. */
  readonly sets: readonly ArchiveSet[];
  /** File names of packaged archives that the reader removed: they are not imported again. */
  readonly removedPackaged: readonly string[];
};

/** Hosts where a card has no business unless the reader says otherwise: mail and banks. */
export const QUIET_HOSTS: readonly string[] = [
  'mail.google.com',
  'outlook.live.com',
  'outlook.office.com',
  'mail.yahoo.com',
  'mail.proton.me',
  'app.fastmail.com',
  'webmail.aol.com',
  'mail.zoho.com',
  'paypal.com',
  'chase.com',
  'bankofamerica.com',
  'wellsfargo.com',
  'hsbc.co.uk',
  'barclays.co.uk',
  'deutsche-bank.de',
  'ing.nl',
  'bnpparibas.net',
  'santander.com',
];

export const DEFAULT_SETTINGS: Settings = {
  siteRules: { mode: 'everywhere', off: QUIET_HOSTS, on: [], pausedUntil: 0 },
  privateWindows: false,
  trigger: 'hover',
  touch: 'tap',
  key: 'Shift',
  dwellMs: 300,
  underline: 'dotted',
  density: 'section',
  recency: 'prefer',
  theme: 'page',
  keepTrail: true,
  cardSize: { width: 380 },
  sets: [],
  removedPackaged: [],
};
