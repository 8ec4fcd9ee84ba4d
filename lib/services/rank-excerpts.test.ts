import { expect, it } from 'vitest';
import { fold } from '@/lib/text/fold';
import { excerptRank } from './rank-excerpts';

const passage = {
  cut: { text: 'Lisbon is the capital of Portugal.', score: 10 },
  title: 'Weather',
  names: [fold('Portugal')],
  mentions: 1,
};

it('prefers a document whose title has the name', () => {
  expect(excerptRank({ ...passage, title: 'Portugal: Economy' })).toBeGreaterThan(
    excerptRank(passage),
  );
});

it('prefers a document that speaks of the entity more often', () => {
  expect(excerptRank({ ...passage, mentions: 8 })).toBeGreaterThan(excerptRank(passage));
});

it('puts an enumeration behind a sentence', () => {
  const text = 'Hungary (1984), Monaco (2008), Portugal (2010), Romania (1971), Turkey (1996)';
  expect(excerptRank({ ...passage, cut: { text, score: 15 } })).toBeLessThan(excerptRank(passage));
});
