import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings';
import { hostOf, runsOn, withSite } from './site-access';

const at = { incognito: false, now: 1_000 };
const settings = (rules: Partial<Settings['siteRules']> = {}): Settings => ({
  ...DEFAULT_SETTINGS,
  siteRules: { mode: 'everywhere', off: [], on: [], pausedUntil: 0, ...rules },
});

it.each([
  ['https://www.Example.org:8443/a', 'example.org'],
  ['http://127.0.0.1:9000/', '127.0.0.1'],
  ['file:///home/a.txt', ''],
  ['not an address', ''],
])('reads the host of %s as "%s"', (url, host) => {
  expect(hostOf(url)).toBe(host);
});

it('runs everywhere but on a host that is off, and on its subdomains', () => {
  const rules = settings({ off: ['example.org'] });
  expect(runsOn('https://example.org/', rules, at)).toBe(false);
  expect(runsOn('https://news.example.org/', rules, at)).toBe(false);
  expect(runsOn('https://anexample.org/', rules, at)).toBe(true);
});

it('runs only on listed hosts when told so', () => {
  const rules = settings({ mode: 'listed', on: ['example.org'] });
  expect(runsOn('https://example.org/', rules, at)).toBe(true);
  expect(runsOn('https://example.net/', rules, at)).toBe(false);
});

it('stays out of private windows unless allowed', () => {
  const inPrivate = { incognito: true, now: 1_000 };
  expect(runsOn('https://example.org/', settings(), inPrivate)).toBe(false);
  expect(runsOn('https://example.org/', { ...settings(), privateWindows: true }, inPrivate)).toBe(
    true,
  );
});

it('pauses until the given time', () => {
  expect(runsOn('https://example.org/', settings({ pausedUntil: 2_000 }), at)).toBe(false);
  expect(runsOn('https://example.org/', settings({ pausedUntil: 500 }), at)).toBe(true);
});

it('keeps mail off by default', () => {
  expect(runsOn('https://mail.google.com/mail', DEFAULT_SETTINGS, at)).toBe(false);
});

it('switches a site off and on again', () => {
  const off = withSite(settings().siteRules, 'example.org', false);
  expect(off.off).toContain('example.org');
  const on = withSite(off, 'example.org', true);
  expect(on.off).not.toContain('example.org');
});

it('switches a subdomain on although its parent was off', () => {
  const rules = withSite(settings({ off: ['example.org'] }).siteRules, 'news.example.org', true);
  expect(runsOn('https://news.example.org/', { ...settings(), siteRules: rules }, at)).toBe(true);
});
