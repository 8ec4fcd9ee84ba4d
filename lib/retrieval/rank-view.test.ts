import { expect, it } from 'vitest';
import { aDocument, viewOf } from '@/tests/canonical-search';
import type { Given } from '@/tests/corpus';
import { parseQuery } from './parse-query';
import { WEIGHTS } from './ranking-weights';
import { rankView, type RankedHits, type RankViewOptions } from './rank-view';

const FILLER =
  'A long report went on about weather, roads, schools and many other things of the day. ';

/** A document by id, title and text, with what else it has. */
function given(id: string, title: string, text: string, more: object = {}): Given {
  return { document: { ...aDocument(id, title, text), ...more } };
}

async function rank(
  documents: readonly Given[],
  query: string,
  options: Partial<RankViewOptions> = {},
): Promise<RankedHits & { ids: string[] }> {
  const view = await viewOf([[documents]]);
  const found = await rankView(view, parseQuery(query), {
    limit: 20,
    fold: false,
    recency: false,
    ...options,
  });
  return { ...found, ids: found.hits.map((hit) => documents[hit.docnum]?.document.id ?? '') };
}

it('puts documents with every word before those with some', async () => {
  const found = await rank(
    [
      given('oil', 'Oil oil oil', 'Oil and more oil.'),
      given('both', 'A day', `${FILLER}Oil was said, and Vienna.`),
      given('none', 'Another', FILLER),
    ],
    'oil vienna',
  );
  expect(found.ids).toEqual(['both', 'oil']);
  expect(found).toMatchObject({ total: 2, complete: 1 });
});

it('prefers words that stand together, in order, and in the title', async () => {
  const apart = 'The strait is narrow. Of this and that. At last somebody spoke of Hormuz.';
  const found = await rank(
    [
      given('apart', 'One', `${FILLER}${apart}`),
      given('reverse', 'Two', `${FILLER}Hormuz, the strait, is narrow. Of this and that somebody.`),
      given('order', 'Six', `${FILLER}The Strait of Hormuz is narrow. Of this and that somebody.`),
      given('title', 'The Strait of Hormuz', `${FILLER}${FILLER}`),
    ],
    'strait hormuz',
  );
  expect(found.ids).toEqual(['title', 'order', 'reverse', 'apart']);
});

it('puts the document first whose title is the query, function words and all', async () => {
  const more = 'Iran and Venezuela should deepen ties, Rouhani says. Ties of Iran and Venezuela.';
  const documents = [
    given('talks', 'Rouhani: Iran, Venezuela ties deepen, ties should deepen', more),
    given('title', 'Rouhani says Iran Venezuela should deepen ties', FILLER.repeat(20)),
  ];
  const found = await rank(documents, 'Rouhani says Iran Venezuela should deepen ties');
  expect(found.ids[0]).toBe('title');
  const weights = { ...WEIGHTS, sameTitle: 0 };
  const without = await rank(documents, 'Rouhani says Iran Venezuela should deepen ties', {
    weights,
  });
  expect(without.ids[0]).toBe('talks');
});

it('counts the very form of a word a little more than other forms', async () => {
  const found = await rank(
    [given('a', 'T', 'Sanction of the day'), given('b', 'T', 'Sanctions of the day')],
    'sanctions',
  );
  expect(found.ids).toEqual(['b', 'a']);
});

it('explains each score as a sum', async () => {
  const found = await rank(
    [given('a', 'Oil price', 'The oil price fell.'), given('b', 'Oil', 'Oil')],
    'oil price',
  );
  for (const { parts, score } of found.hits)
    expect(Object.values(parts ?? {}).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9);
  expect(found.hits[0]?.parts).toMatchObject({ recency: 0, feedback: 0, entities: 0 });
});

it('folds near-identical documents into the best of them', async () => {
  const story = Array.from({ length: 80 }, (_, i) => `word${i % 53} tells${i % 31}`).join(' ');
  const documents = [
    given('1', 'Oil', `${story} oil`),
    given('2', 'Oil', `${story} oil now`),
    given('3', 'Oil', `Something else about oil. ${FILLER}`),
    given('4', 'Other', `${story} gas`),
  ];
  const found = await rank(documents, 'oil', { fold: true });
  expect(found.hits.map((hit) => hit.copies).toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(found.total).toBe(3);
  expect((await rank(documents, 'oil')).ids).toHaveLength(3);
});

it('prefers recent documents gently, when asked to', async () => {
  const date = (iso: string): object => ({ date: { iso, precision: 'day' } });
  const documents = [
    given('a-old', 'Oil', 'The oil price.', date('2005-01-01')),
    given('b-new', 'Oil', 'The oil price.', date('2015-01-01')),
    given('c-best', 'Oil price', 'The oil price.', date('1999-01-01')),
  ];
  expect((await rank(documents, 'oil price')).ids).toEqual(['c-best', 'a-old', 'b-new']);
  const recent = await rank(documents, 'oil price', { recency: true });
  expect(recent.ids).toEqual(['c-best', 'b-new', 'a-old']);
});

it('lets only documents through that have the facts asked for', async () => {
  const fact = (source: string, iso: string, precision = 'day'): object => ({
    source,
    date: { iso, precision },
  });
  const documents = [
    given('a', 'Oil', 'Oil', fact('IRNA', '2014-05-01')),
    given('b', 'Oil price', 'Oil', fact('www.tehrantimes.com', '2015-06-30')),
    given('c', 'Gas', 'Oil', fact('Reuters', '2015', 'year')),
    given('d', 'Price', 'Oil'),
  ];
  const ids = async (query: string): Promise<string> =>
    (await rank(documents, query)).ids.sort().join('');
  expect(await ids('oil source:"Tehran Times"')).toBe('b');
  expect(await ids('oil from:irna source:reuters')).toBe('ac');
  expect(await ids('oil -source:irna')).toBe('bcd');
  expect(await ids('oil after:2015')).toBe('bc');
  expect(await ids('oil after:2015-07')).toBe('c');
  expect(await ids('oil before:2015-06')).toBe('ac');
  expect(await ids('oil title:price')).toBe('bd');
  expect(await ids('oil -title:price')).toBe('ac');
  expect(await ids('title:"oil price"')).toBe('b');
  expect(await ids('title:"price oil"')).toBe('');
  expect((await rank(documents, 'oil after:2015')).total).toBe(2);
});

it('says how many have a phrase, and finds those without one', async () => {
  const documents = [
    given('a', 'T', 'The price of oil fell'),
    given('b', 'T', 'Oil of a price'),
    given('c', 'T', 'Price'),
  ];
  expect(await rank(documents, '"price of oil"')).toMatchObject({ ids: ['a'], total: 1 });
  expect((await rank(documents, 'price -"price of oil"')).ids.sort()).toEqual(['b', 'c']);
  expect((await rank(documents, 'price -oyl')).ids.sort()).toEqual(['a', 'b', 'c']);
});

it('goes on in the order of the first stage, with falling scores, beyond the pool', async () => {
  const documents = Array.from({ length: 260 }, (_, i) =>
    given(`${i}`, 'Oil', `${'oil '.repeat(1 + (i % 17))}${FILLER.repeat(1 + (i % 5))}`),
  );
  const found = await rank(documents, 'oil weather', { limit: 250 });
  expect(new Set(found.ids).size).toBe(250);
  const scores = found.hits.map((hit) => hit.score);
  expect(scores.every((score, i) => score > 0 && score <= (scores[i - 1] ?? Infinity))).toBe(true);
  expect(found.hits.map((hit) => hit.parts !== undefined).lastIndexOf(true)).toBe(99);
});

it('hears what a long question is about, not how it asks', async () => {
  const documents = [
    given('about', 'Report', 'Droughts and the harvest of wheat in the northern provinces.'),
    given('asks', 'Article', 'I am interested in articles that describe information on reports.'),
  ];
  const query =
    'I am interested in articles that describe the harvest of wheat in provinces with droughts';
  expect((await rank(documents, query)).ids).toEqual(['about', 'asks']);
});

it('asks no document for the words that a question is put in', async () => {
  const documents = [
    given('asks', 'Wheat', `${FILLER}They know how wheat grows. ${FILLER}A harvest came.`),
    given('about', 'The wheat harvest', 'The harvest of wheat was good. Wheat was cheap.'),
  ];
  const question = 'what do you know about the wheat harvest?';
  expect((await rank(documents, question)).ids).toEqual(['about', 'asks']);
  expect(await rank(documents, question)).toMatchObject({ complete: 2 });
  // Two words alone are what is asked for, whatever they are.
  expect((await rank(documents, 'know wheat')).ids[0]).toBe('asks');
});

it('lets a document that lacks one of many words come before one that hardly tells of them', async () => {
  const hardly = `${FILLER.repeat(8)} Wheat, harvest, drought and provinces were said once.`;
  const documents = [
    given('hardly', 'A day', hardly),
    given('nearly', 'Drought: the wheat harvest', 'Wheat harvest and drought. The wheat harvest.'),
    ...Array.from({ length: 8 }, (_, i) => given(`${i}`, 'Provinces', `${FILLER} Of provinces.`)),
  ];
  const query = 'wheat harvest drought provinces';
  expect((await rank(documents, query)).ids.slice(0, 2)).toEqual(['nearly', 'hardly']);
  const weights = { ...WEIGHTS, completeUpTo: 4 };
  const strictly = await rank(documents, query, { weights });
  expect(strictly.ids.slice(0, 2)).toEqual(['hardly', 'nearly']);
});
