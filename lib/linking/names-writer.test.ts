import { expect, it } from 'vitest';
import { MissingRowError } from '@/lib/model/segment';
import { createMemoryRows } from '@/lib/segment/memory-rows';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { nameArchive, REPORTS } from '@/tests/name-archive';
import { mintEntityId } from './entity-id';
import { findEntityNumber, readEntities, readEntityDocuments } from './entity-table';
import type { ExtractedEntity } from './extracted-entity';
import { writeNames } from './names-writer';

function entityOf(n: number, documents: number): ExtractedEntity {
  return {
    entity: {
      id: mintEntityId('0'.repeat(32) as never, `e${n}`),
      kind: 'name',
      canonical: `E${n}`,
      aliases: [],
      roles: [],
      documentCount: documents,
      contextTerms: [],
      related: [],
    },
    documents: Array.from({ length: documents }, (_, i) => ({
      segment: i % 2,
      docnum: i,
      mentions: 1 + (i % 3),
    })).toSorted((x, y) => x.segment - y.segment || x.docnum - y.docnum),
    names: [],
  };
}

it('reads back entities, documents and ids over several blocks', async () => {
  const entities = Array.from({ length: 150 }, (_, n) =>
    entityOf(n, n === 70 ? 20_000 : 1 + (n % 5)),
  );
  const rows = createMemoryRows();
  expect(await writeNames(rows, entities)).toEqual({ entities: 150, names: 0 });
  const wanted = [149, 0, 64, 63, 70];
  expect(await readEntities(rows, wanted)).toEqual(wanted.map((n) => entities[n]?.entity));
  for (const n of wanted) {
    expect(await readEntityDocuments(rows, n)).toEqual(entities[n]?.documents);
    expect(await findEntityNumber(rows, entities[n]!.entity.id)).toBe(n);
  }
  expect(
    await findEntityNumber(rows, mintEntityId('0'.repeat(32) as never, 'other')),
  ).toBeUndefined();
});

it('reads the 20,000 documents of a name in a few milliseconds', async () => {
  const rows = createMemoryRows();
  await writeNames(rows, [entityOf(0, 20_000)]);
  await readEntityDocuments(rows, 0);
  const start = performance.now();
  await readEntityDocuments(rows, 0);
  // A hundred times what it takes on a quiet machine.
  expect(performance.now() - start).toBeLessThan(500);
});

it('says which entity is not there', async () => {
  const rows = createMemoryRows();
  await writeNames(rows, [entityOf(0, 1)]);
  await expect(readEntities(rows, [1])).rejects.toThrow('there is no entity 1');
  await expect(readEntities(rows, [64])).rejects.toThrow(MissingRowError);
});

it('notices damaged rows', async () => {
  const { rows } = await nameArchive(REPORTS);
  const row = (await rows.get('entities', 0)).slice();
  row[20] = (row[20] ?? 0) ^ 1;
  await rows.put({ part: 'entities', n: 0, bytes: row });
  await expect(readEntities(rows, [0])).rejects.toThrow(DamagedRowError);
});

it('stops when it is told to', async () => {
  const signal = AbortSignal.abort();
  const entities = [entityOf(0, 1)];
  await expect(writeNames(createMemoryRows(), entities, { signal })).rejects.toThrow(/abort/i);
});
