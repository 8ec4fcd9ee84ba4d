import { expect, it } from 'vitest';
import { prepared } from '@/tests/canonical-search';
import { compareAnswers, newsCorpus } from '@/tests/search-equality';

// The same over many more queries, and with constants broken on purpose: npm run bench -- equality.
it('answers random queries of every kind like one MiniSearch over five segments of two archives', async () => {
  const report = await compareAnswers(await prepared(newsCorpus(500, 40)), 160);
  expect(report.differences).toEqual([]);
  expect(report.nonEmpty).toBeGreaterThan(0.8 * report.queries);
  expect(report.cut).toBeGreaterThan(0.4 * report.queries);
  expect(report.approximate).toBeLessThan(0.1 * report.queries);
});
