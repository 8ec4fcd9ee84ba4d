import { expect, it } from 'vitest';
import { createPageLinker } from '@/lib/linking/page-linker';
import { nameArchive, REPORTS } from '@/tests/name-archive';
import { goldenDocuments, goldenLines, knownMistakes, mistakesOf } from './read-golden';

it('reads the hard lines without a mistake, but for those that are listed', async () => {
  const archive = await nameArchive([...REPORTS, ...goldenDocuments()]);
  const lines = goldenLines();
  const known = knownMistakes();
  const wrong = lines.flatMap((golden) => {
    const blocks = golden.blocks.map((text, id) => ({ id, text }));
    const found = createPageLinker([archive.table]).namePage(blocks);
    const mistakes = mistakesOf(golden, found, archive);
    return mistakes.length > 0 ? [{ line: golden.line, mistakes: mistakes.join('; ') }] : [];
  });
  const report = wrong.map(({ line, mistakes }) => `${line}\n    ${mistakes}`).join('\n');
  console.log(`${lines.length - wrong.length} of ${lines.length} hard lines are right`);
  expect(lines.length).toBeGreaterThanOrEqual(120);
  expect(
    wrong.filter(({ line }) => !known.has(line)),
    report,
  ).toEqual([]);
});
