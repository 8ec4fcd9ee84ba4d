import type { Settings } from '@/lib/model/settings';
import { expect, test } from './fixtures';
import { CONTROL, coveredWords, KNOWN, visit } from './leak-observations';
import { changeSettings } from './settings';

/** Modes in which names are underlined before the reader asks, and those in which nothing is drawn. */
const MODES: readonly { readonly settings: Partial<Settings>; readonly isDrawn: boolean }[] = [
  { settings: { trigger: 'hover' }, isDrawn: true },
  { settings: { trigger: 'click', underline: 'solid' }, isDrawn: true },
  { settings: { trigger: 'hover', underline: 'none' }, isDrawn: false },
  { settings: { trigger: 'strict' }, isDrawn: false },
  { settings: { trigger: 'off' }, isDrawn: false },
];

const CHOSEN = process.env['LONG'] === undefined ? MODES.filter((_, at) => at % 3 === 0) : MODES;

test('IntersectionObserver v2 tells a page which paragraphs have a name, and in strict mode nothing', async ({
  driver,
  engine,
  site,
}) => {
  test.skip(engine === 'firefox', 'Firefox has no IntersectionObserver v2');
  test.setTimeout(60_000 * (1 + CHOSEN.length));
  const control = await covered(driver, site, CONTROL);
  for (const { settings, isDrawn } of CHOSEN) {
    await changeSettings(driver, settings);
    const known = await covered(driver, site, KNOWN);
    const learnt = Object.keys(known).filter((word) => (control[word] ?? 0) < (known[word] ?? 0));
    console.log(JSON.stringify(settings), learnt);
    expect({ settings, learnt }).toEqual({ settings, learnt: isDrawn ? ['P#text'] : [] });
  }
});

/** Words and paragraphs that are called covered, and how often. */
async function covered(...visited: Parameters<typeof visit>): Promise<Record<string, number>> {
  const seen = await visit(...visited);
  const words = coveredWords(seen.before);
  await seen.end();
  return words;
}
