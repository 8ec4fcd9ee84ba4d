import { beforeAll, expect, it } from 'vitest';
import { readEntities } from '@/lib/linking/entity-table';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { aDocument, aGeneration, aLibrary } from '@/tests/library';
import { entityDocuments, entityPage, type EntityAddress } from './entity-page';

const day = (iso: string) => ({ iso, precision: 'day' }) as const;
const DOCUMENTS = [
  aDocument({ id: 'b', text: 'The harbour of Lisbon opened again.', date: day('2012-05-01') }),
  aDocument({ id: 'u', text: 'Rui Costa wrote about Lisbon and its bridges.' }),
  aDocument({ id: 'a', text: 'Rui Costa came to Lisbon by sea.', date: day('2009-02-01') }),
  aDocument({ id: 'c', text: 'In Lisbon, Rui Costa spoke of trams.', date: day('2012-09-30') }),
  aDocument({ id: 'x', text: 'Nothing was heard of Madrid for years.', date: day('2012-01-01') }),
];
const given = (id: string, canonical: string) =>
  ({ id, canonical, kind: 'place', aliases: [], roles: [] }) as const;

let open: OpenGeneration;
let view: LibraryView;
let lisbon: EntityAddress;

beforeAll(async () => {
  open = await aGeneration('Sample', DOCUMENTS, [
    given('lisbon', 'Lisbon'),
    given('rui', 'Rui Costa'),
  ]);
  view = await aLibrary(open).current();
  const numbers = Array.from({ length: open.generation.entities }, (_, number) => number);
  const entities = await readEntities(open.names, numbers);
  const found = entities.find(({ canonical }) => canonical === 'Lisbon');
  if (!found) throw new Error('no Lisbon');
  lisbon = { archive: open.generation.archive.id, id: found.id };
});

const ids = async (request: Partial<Parameters<typeof entityDocuments>[2]>) => {
  const answer = await entityDocuments(view, lisbon, {
    order: 'newest',
    from: 0,
    count: 10,
    ...request,
  });
  return [answer?.total, ...(answer?.excerpts.map(({ document }) => document.id) ?? [])];
};

it('tells an entity with its years and the entities named with it', async () => {
  const page = await entityPage(view, lisbon);
  expect(page).toMatchObject({
    entity: { canonical: 'Lisbon', documentCount: 4 },
    archive: { name: 'Sample', edition: 'as of 2015' },
    years: [
      { year: 2009, documents: 1 },
      { year: 2012, documents: 2 },
    ],
  });
  expect(page?.related.map(({ canonical }) => canonical)).toContain('Rui Costa');
});

it('lists its documents by date, the undated last, either way round', async () => {
  expect(await ids({})).toEqual([4, 'c', 'b', 'a', 'u']);
  expect(await ids({ order: 'oldest' })).toEqual([4, 'a', 'b', 'c', 'u']);
});

it('lists those of chosen years only', async () => {
  expect(await ids({ years: { from: 2010, to: 2012 } })).toEqual([2, 'c', 'b']);
});

it('gives them part by part, and nothing past the end', async () => {
  expect(await ids({ from: 1, count: 2 })).toEqual([4, 'b', 'a']);
  expect(await ids({ from: 9 })).toEqual([4]);
});

it('marks the name in the passage that it shows', async () => {
  const answer = await entityDocuments(view, lisbon, { order: 'newest', from: 0, count: 1 });
  const [excerpt] = answer?.excerpts ?? [];
  const [mark] = excerpt?.marks ?? [];
  expect(excerpt?.text.slice(mark?.start, mark?.end)).toBe('Lisbon');
});

it('leaves out documents that its generation no longer counts', async () => {
  const [segment] = open.generation.segments;
  if (!segment) throw new Error('no segment');
  const updated = {
    ...open,
    generation: { ...open.generation, segments: [{ ...segment, tombstones: [0] }] },
  };
  const answer = await entityDocuments({ ...view, generations: [updated] }, lisbon, {
    order: 'newest',
    from: 0,
    count: 10,
  });
  expect(answer?.excerpts.map(({ document }) => document.id)).toEqual(['c', 'a', 'u']);
});

it('has nothing for an entity or an archive that is not there', async () => {
  const gone = { ...lisbon, id: '0'.repeat(24) as typeof lisbon.id };
  expect(await entityPage(view, gone)).toBeUndefined();
  expect(await entityPage({ ...view, generations: [] }, lisbon)).toBeUndefined();
});
