import { expect, it } from 'vitest';
import type { EntityFingerprint } from '@/lib/model/correction';
import type { EntityKind, PublisherEntity } from '@/lib/model/entity';
import type { OpenGeneration } from '@/lib/model/segment';
import { readEntities } from '@/lib/linking/entity-table';
import { someCorrections } from '@/tests/corrections';
import { aDocument, aGeneration, aLibrary } from '@/tests/library';
import type { Corrections } from './corrections';
import { addWatchList, exportCorrections, importCorrections } from './correction-lists';
import { createTableCache } from './library-tables';
import { linkLibraryOf } from './link-library';

const DOCUMENTS = [
  aDocument({ id: 'a', text: 'The port of Lisbon opened. Ana Pereira met Rui Costa in Lisbon.' }),
  aDocument({ id: 'b', text: 'In Lisbon, Rui Costa spoke of bridges. Costa left for Madrid.' }),
  aDocument({ id: 'c', text: 'Maria Costa of Madrid wrote to Ana Pereira about the harbour.' }),
];
const given = (id: string, canonical: string, kind: EntityKind): PublisherEntity => ({
  id,
  canonical,
  kind,
  aliases: [],
  roles: [],
});
const ENTITIES = [
  given('lisbon', 'Lisbon', 'place'),
  given('madrid', 'Madrid', 'place'),
  given('rui', 'Rui Costa', 'person'),
  given('maria', 'Maria Costa', 'person'),
  given('ana', 'Ana Pereira', 'person'),
];
const sample = (documents = DOCUMENTS, entities = ENTITIES): Promise<OpenGeneration> =>
  aGeneration('Sample', documents, entities);

/** What each mention of `text` leads to, on a page of `host`. */
async function linked(
  corrections: Corrections,
  generation: OpenGeneration,
  { text, host = 'example.org' }: { text: string; host?: string },
): Promise<[surface: string, names: string[]][]> {
  const view = await aLibrary(generation).current();
  const tables = await createTableCache()(view);
  const library = linkLibraryOf(tables, await corrections.placed(tables));
  const mentions = library.newLinker(host).linkPage([{ id: 0, text }]);
  return Promise.all(
    mentions.map(async (mention): Promise<[string, string[]]> => {
      const numbers = library.resolve(mention).map(({ number }) => number);
      const entities = await readEntities(generation.names, numbers);
      return [mention.surface, entities.map(({ canonical }) => canonical)];
    }),
  );
}

async function fingerprint(open: OpenGeneration, canonical: string): Promise<EntityFingerprint> {
  const view = await aLibrary(open).current();
  const numbers = Array.from({ length: open.generation.entities }, (_, number) => number);
  const entities = await readEntities(open.names, numbers);
  const number = entities.findIndex((entity) => entity.canonical === canonical);
  const { archive, id } = open.generation;
  const found = await someCorrections().fingerprint(view, {
    archive: archive.id,
    generation: id,
    number,
  });
  if (!found) throw new Error(`no entity ${canonical}`);
  return found;
}

const TEXT = 'The harbour of Lisbon was quiet when Rui Costa came back from Madrid on Monday.';

it('never marks a muted entity', async () => {
  const corrections = someCorrections();
  const open = await sample();
  await corrections.add({ kind: 'mute', entity: await fingerprint(open, 'Lisbon') });
  const surfaces = (await linked(corrections, open, { text: TEXT })).map(([surface]) => surface);
  expect(surfaces).toEqual(['Rui Costa', 'Madrid']);
});

it('takes an entity out of what the words may mean', async () => {
  const corrections = someCorrections();
  const open = await sample();
  const entity = await fingerprint(open, 'Madrid');
  await corrections.add({ kind: 'not-this', surface: 'MADRID', entity });
  expect(await linked(corrections, open, { text: TEXT })).toEqual([
    ['Lisbon', ['Lisbon']],
    ['Rui Costa', ['Rui Costa']],
  ]);
});

it('leads the words always to one entity, on that host and its subdomains only', async () => {
  const corrections = someCorrections();
  const open = await sample();
  const entity = await fingerprint(open, 'Maria Costa');
  await corrections.add({ kind: 'always', surface: 'Costa', entity, host: 'news.example' });
  const text = 'The letter was signed by Costa in Madrid.';
  const here = await linked(corrections, open, { text, host: 'www2.news.example' });
  expect(here[0]).toEqual(['Costa', ['Maria Costa']]);
  const elsewhere = await linked(corrections, open, { text, host: 'example.org' });
  expect(elsewhere[0]).not.toEqual(['Costa', ['Maria Costa']]);
});

it('leads the names of an entity to the one that it is the same as', async () => {
  const corrections = someCorrections();
  const open = await sample();
  const [entity, into] = [
    await fingerprint(open, 'Rui Costa'),
    await fingerprint(open, 'Ana Pereira'),
  ];
  await corrections.add({ kind: 'same-as', entity, into });
  expect(await linked(corrections, open, { text: TEXT })).toContainEqual([
    'Rui Costa',
    ['Ana Pereira'],
  ]);
});

it('stays of one mind when two are said to be the same both ways round', async () => {
  const corrections = someCorrections();
  const open = await sample();
  const [rui, ana] = [await fingerprint(open, 'Rui Costa'), await fingerprint(open, 'Ana Pereira')];
  await corrections.add({ kind: 'same-as', entity: rui, into: ana });
  await corrections.add({ kind: 'same-as', entity: ana, into: rui });
  expect(await linked(corrections, open, { text: TEXT })).toContainEqual([
    'Rui Costa',
    ['Ana Pereira'],
  ]);
});

it('marks a name added by hand, as a name of an entity and as one of its own', async () => {
  const corrections = someCorrections();
  const open = await sample();
  const entity = await fingerprint(open, 'Lisbon');
  await corrections.add({ kind: 'name', name: 'Ulissipo', entity });
  await corrections.add({ kind: 'name', name: 'Zorba Quux' });
  const text = 'They say that Zorba Quux was born in Ulissipo by the sea.';
  expect(await linked(corrections, open, { text })).toEqual([
    ['Zorba Quux', []],
    ['Ulissipo', ['Lisbon']],
  ]);
});

it('adds a pasted watch list and says which lines are no names', async () => {
  const corrections = someCorrections();
  const list = 'Zorba Quux\r\n\n# people\nIrena Vask # of Riga\nthe\n!!!\nzorba quux\n';
  const added = await addWatchList(corrections, list, 'People');
  if (!added.ok) throw new Error(added.error.message);
  expect(added.value.added.map((each) => each.kind === 'name' && each.name)).toEqual([
    'Zorba Quux',
    'Irena Vask',
  ]);
  expect(added.value.known).toBe(1);
  expect(added.value.refused.map(({ line, text }) => [line, text])).toEqual([
    [5, 'the'],
    [6, '!!!'],
  ]);
});

it('undoes a correction and brings it back', async () => {
  const corrections = someCorrections();
  const open = await sample();
  const kept = await corrections.add({ kind: 'mute', entity: await fingerprint(open, 'Lisbon') });
  if (!kept.ok) throw new Error(kept.error.message);
  const undone = await corrections.undo([kept.value.id]);
  expect((await linked(corrections, open, { text: TEXT }))[0]?.[0]).toBe('Lisbon');
  await corrections.restore(undone);
  expect((await linked(corrections, open, { text: TEXT }))[0]?.[0]).toBe('Rui Costa');
});

it('keeps a correction whose entity is gone, and applies it when the entity returns', async () => {
  const corrections = someCorrections();
  await corrections.add({ kind: 'mute', entity: await fingerprint(await sample(), 'Lisbon') });
  const without = await sample(
    [aDocument({ id: 'z', text: 'Ana Pereira met Rui Costa in Madrid on Monday.' })],
    ENTITIES.slice(1),
  );
  const view = await aLibrary(without).current();
  const placed = await corrections.placed(await createTableCache()(view));
  expect(placed.map(({ matched, entity }) => [matched, entity])).toEqual([[false, []]]);
  const again = await linked(corrections, await sample(), { text: TEXT });
  expect(again.map(([surface]) => surface)).toEqual(['Rui Costa', 'Madrid']);
});

it('finds an entity again that got another id and another name', async () => {
  const corrections = someCorrections();
  const before = await sample();
  await corrections.add({ kind: 'mute', entity: await fingerprint(before, 'Rui Costa') });
  const renamed = { ...given('rui-2', 'Rui Alves Costa', 'person'), aliases: ['Rui Costa'] };
  const after = await sample(DOCUMENTS, [...ENTITIES.filter(({ id }) => id !== 'rui'), renamed]);
  const surfaces = (await linked(corrections, after, { text: TEXT })).map(([surface]) => surface);
  expect(surfaces).toEqual(['Lisbon', 'Madrid']);
});

it('exports what it has, and imports it elsewhere once', async () => {
  const corrections = someCorrections();
  await corrections.add({ kind: 'name', name: 'Zorba Quux' });
  const entity = await fingerprint(await sample(), 'Lisbon');
  await corrections.add({ kind: 'not-this', surface: 'Lisbon', entity });
  const elsewhere = someCorrections();
  const file = await exportCorrections(corrections);
  expect(await importCorrections(elsewhere, file)).toMatchObject({ ok: true, value: { known: 0 } });
  expect(await importCorrections(elsewhere, file)).toMatchObject({
    ok: true,
    value: { known: 2, added: [] },
  });
  expect(await elsewhere.all()).toEqual(await corrections.all());
});

it.each([
  ['{', 'the file'],
  ['{"backfile":"corrections","format":2,"corrections":[]}', 'format'],
  ['{"backfile":"corrections","format":1,"corrections":[{"id":"x"}]}', 'corrections.0.id'],
  ['[]', 'backfile'],
])('says where a file of corrections is wrong: %s', async (file, where) => {
  const answer = await importCorrections(someCorrections(), file);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid', where } });
});

it('refuses an empty name and a function word', async () => {
  const corrections = someCorrections();
  expect((await corrections.add({ kind: 'name', name: ' ' })).ok).toBe(false);
  expect((await corrections.add({ kind: 'name', name: 'The' })).ok).toBe(false);
  expect(await corrections.all()).toEqual([]);
});
