import type { SiteRules } from './site-rule';

/** Everything that the reader chose. Stored as one value; missing fields take their default. */
export type Settings = {
  readonly siteRules: SiteRules;
  /** Whether Backfile runs in private windows. */
  readonly privateWindows: boolean;
  readonly trigger: 'hover' | 'key-and-hover' | 'click' | 'strict' | 'off';
  /** Rest before a card opens, ms, 100 to 2,000. */
  readonly dwellMs: number;
  readonly underline: 'dotted' | 'solid' | 'none';
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
  dwellMs: 300,
  underline: 'dotted',
  removedPackaged: [],
};
