import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/model/settings';
import { pageState } from './page-state';

const tab = { url: 'https://example.org/a', incognito: false, access: true, now: 0 };
const LIST = { names: [], totalMs: 3 };

it('says what is listed where Backfile runs, and that there is no archive', async () => {
  const host = 'example.org';
  expect(await pageState(DEFAULT_SETTINGS, tab, async () => LIST)).toEqual({
    kind: 'on',
    host,
    ...LIST,
  });
  expect(await pageState(DEFAULT_SETTINGS, tab, async () => undefined)).toEqual({
    kind: 'no-archive',
    host,
  });
});

it('looks nothing up for a page that Backfile keeps out of', async () => {
  const never = (): never => {
    throw new Error('asked');
  };
  const siteRules = { ...DEFAULT_SETTINGS.siteRules, off: ['example.org'] };
  const kindOf = async (...[chosen, at]: [typeof DEFAULT_SETTINGS, typeof tab]) =>
    (await pageState(chosen, at, never)).kind;
  expect(await kindOf({ ...DEFAULT_SETTINGS, siteRules }, tab)).toBe('off-here');
  expect(await kindOf({ ...DEFAULT_SETTINGS, trigger: 'off' }, tab)).toBe('off');
  expect(await kindOf(DEFAULT_SETTINGS, { ...tab, access: false })).toBe('no-access');
  expect(await kindOf(DEFAULT_SETTINGS, { ...tab, url: 'chrome://settings' })).toBe('cannot-run');
});
