import type { SiteChoice } from '@/lib/model/card';
import type { SiteRules } from '@/lib/model/site-rule';
import type { Settings } from '@/lib/model/settings';

/** The host that site rules speak of: lower case, without port and `www.`; empty when there is none. */
export function hostOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:'
    ? hostname.toLowerCase().replace(/^www\./, '')
    : '';
}

/** Whether Backfile may run on a page at `url`. Files and pages without a host follow the mode alone. */
export function runsOn(
  url: string,
  settings: Pick<Settings, 'siteRules' | 'privateWindows' | 'trigger'>,
  at: { readonly incognito: boolean; readonly now: number },
): boolean {
  const { siteRules } = settings;
  if (settings.trigger === 'off' || at.now < siteRules.pausedUntil) return false;
  if (at.incognito && !settings.privateWindows) return false;
  const host = hostOf(url);
  switch (siteRules.mode) {
    case 'everywhere':
      return !covers(siteRules.off, host);
    case 'listed':
      return covers(siteRules.on, host) && !covers(siteRules.off, host);
    case 'on-click':
      return false;
  }
}

/** `rules` with Backfile switched on or off for `host` and its subdomains. */
export function withSite(rules: SiteRules, host: string, on: boolean): SiteRules {
  const off = rules.off.filter((rule) => rule !== host);
  const listed = rules.on.filter((rule) => rule !== host);
  if (!on) return { ...rules, off: [...off, host], on: listed };
  // A subdomain of a host that is off stays off by the parent's rule: that rule has to go.
  return { ...rules, off: off.filter((rule) => !host.endsWith(`.${rule}`)), on: [...listed, host] };
}

/** How long a pause is, ms. */
const PAUSE_MS = 10 * 60_000;

/** `rules` after the reader's choice on a page of `host`. */
export function withChoice(
  rules: SiteRules,
  choice: SiteChoice,
  { host, now }: { readonly host: string; readonly now: number },
): SiteRules {
  switch (choice) {
    case 'offHere':
      return withSite(rules, host, false);
    case 'onlyHere':
      return { ...withSite(rules, host, true), mode: 'listed' };
    case 'pause':
      return { ...rules, pausedUntil: now + PAUSE_MS };
  }
}

function covers(rules: readonly string[], host: string): boolean {
  return host !== '' && rules.some((rule) => host === rule || host.endsWith(`.${rule}`));
}
