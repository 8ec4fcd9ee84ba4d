/** Where Backfile runs: everywhere but on listed hosts, or only on listed hosts. */
export type SiteRules = {
  readonly mode: 'everywhere' | 'listed' | 'on-click';
  /** Host names without port, lower case; a rule holds for its subdomains too. */
  readonly off: readonly string[];
  readonly on: readonly string[];
  /** ms since 1970; nothing runs before. */
  readonly pausedUntil: number;
};

/** Longest name of a host, characters. */
const MAX_HOST_CHARS = 253;

/**
 * The host that a reader names, by its name or by an address on it: lower case, without `www.` and
 * port; undefined when it is none.
 */
export function hostFrom(text: string): string | undefined {
  const words = text.trim();
  const address = /^https?:\/\//i.test(words) ? words : `https://${words}`;
  if (words === '' || /\s/.test(words) || !URL.canParse(address)) return undefined;
  const host = new URL(address).hostname.toLowerCase().replace(/^www\./, '');
  return host === '' || host.length > MAX_HOST_CHARS ? undefined : host;
}
