import { expect, it } from 'vitest';
import { webAddress } from './web-address';

it.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'chrome-extension://x/',
  'www.example.org',
  '',
  undefined,
])('refuses %s', (text) => {
  expect(webAddress(text)).toBeUndefined();
});

it('takes web addresses', () => {
  expect(webAddress('https://example.org/a?b#c')).toBe('https://example.org/a?b#c');
  expect(webAddress('http://example.org')).toBe('http://example.org/');
});
