/** Where Backfile runs: everywhere but on listed hosts, or only on listed hosts. */
export type SiteRules = {
  readonly mode: 'everywhere' | 'listed' | 'on-click';
  /** Host names without port, lower case; a rule holds for its subdomains too. */
  readonly off: readonly string[];
  readonly on: readonly string[];
  /** ms since 1970; nothing runs before. */
  readonly pausedUntil: number;
};
