import { expect, it } from 'vitest';
import { hostFrom } from './site-rule';

it.each([
  ['Example.org', 'example.org'],
  [' https://www.example.org:8443/news?x=1 ', 'example.org'],
  ['http://[::1]/', '[::1]'],
  ['bücher.example', 'xn--bcher-kva.example'],
])('takes %s for a host', (text, host) => expect(hostFrom(text)).toBe(host));

it.each(['', '   ', 'two words', 'https://', 'a'.repeat(300)])('takes “%s” for none', (text) =>
  expect(hostFrom(text)).toBeUndefined(),
);
