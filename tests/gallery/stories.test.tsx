// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { installMessages, installTable, messagesOf } from '@/tests/install-messages';
import { pseudoMessages } from './pseudo-locale';
import * as hardSamples from './hard-samples';
import { HOSTS } from './huge-samples';
import * as samples from './samples';
import { SAMPLE_TEXTS, stories } from './stories';

/** What a story does after it was drawn is done by then, ms. */
const SETTLED = 600;
const WORDS_IN = ['title', 'placeholder', 'aria-label', 'aria-description', 'alt'];

beforeAll(async () => installTable(pseudoMessages(await messagesOf('en'))));
beforeEach(() => vi.useFakeTimers({ now: Date.UTC(2026, 7, 5) }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
afterAll(installMessages);

/** Texts of the samples, longest first. Single words in small letters are values, not texts. */
const sampleTexts = [...textsIn([samples, hardSamples, HOSTS, SAMPLE_TEXTS])]
  .filter((text) => !/^[a-z-]*$/.test(text))
  .sort((a, b) => b.length - a.length);

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield* value.split('\n').map((line) => line.trim());
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* textsIn(each);
}

/** Every text that a reader may meet in what is drawn. */
function* shownTexts(): Generator<string> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode.textContent ?? '';
  for (const element of document.body.querySelectorAll('*'))
    for (const name of WORDS_IN) yield element.getAttribute(name) ?? '';
}

/** True for what came neither from the locale, nor from `Intl` in its language, nor from a sample. */
function isHardCoded(text: string): boolean {
  if (sampleTexts.some((sample) => sample.includes(text.trim()))) return false;
  const left = sampleTexts.reduce((rest, sample) => rest.replaceAll(sample, ''), text);
  return /[a-z0-9]/i.test(left);
}

it.each(Object.keys(stories))('draws %s in words of the locale alone', async (name) => {
  const page = await stories[name]?.show();
  if (!page) throw new Error(`no story ${name}`);
  render(page);
  await vi.advanceTimersByTimeAsync(SETTLED);
  const shown = [...shownTexts()];
  expect(shown.some((text) => text.startsWith('['))).toBe(true);
  expect(shown.filter(isHardCoded)).toEqual([]);
});

it('finds a text that is in the code, in a part of a text and in digits', () => {
  expect(['Look', '[Ļööķ ~~] Look', '[3 ñåɱéš ~~]'].every(isHardCoded)).toBe(true);
  expect(['[Ļööķ ~~]', '[٣ ñåɱéš ~~]', 'France', 'World Factbook [~~]'].some(isHardCoded)).toBe(
    false,
  );
});
