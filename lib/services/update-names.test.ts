import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { findEntityNumber, readEntities } from '@/lib/linking/entity-table';
import type { ArchiveDocument } from '@/lib/model/document';
import { aDocument, aGeneration } from '@/tests/library';
import { REPORTS } from '@/tests/name-archive';
import { entitiesByName, known, updated } from '@/tests/updated-names';

const report = (n: number, text = REPORTS[n] ?? ''): ArchiveDocument =>
  aDocument({ id: `report-${n}`, text, title: '' });

it('knows after an update what a fresh extraction of the same documents knows', async () => {
  const old = REPORTS.map((_, n) => report(n));
  const changed = report(3, 'In New York, Ana Silva met Recep Tayyip Erdogan of Turkey.');
  const put = [changed, report(40, 'Ana Silva wrote from Izmir to the United Nations (UN).')];
  const after = await updated(await aGeneration('Names', old), { put, gone: ['report-7'] });
  const kept = old.filter(({ id }) => id !== 'report-7' && id !== 'report-3');
  const fresh = await aGeneration('Names', [...put, ...kept]);
  expect(await known(after)).toEqual(await known(fresh));
});

it('keeps the ids of entities, also of one that got another name', async () => {
  const tell = (n: number, name: string): ArchiveDocument =>
    aDocument({ id: `d${n}`, text: `In Lisbon ${name} spoke of ${'rice '.repeat(n)}.`, title: '' });
  const base = await aGeneration(
    'Names',
    [1, 2, 3].map((n) => tell(n, 'Javad Zarif')),
  );
  const before = await entitiesByName(base);
  const put = [4, 5, 6, 7, 8].map((n) => tell(n, 'Mohammad Javad Zarif'));
  const after = await entitiesByName(await updated(base, { put, gone: [] }));
  expect(after.get('Lisbon')?.id).toBe(before.get('Lisbon')?.id);
  expect(after.get('Mohammad Javad Zarif')?.id).toBe(before.get('Javad Zarif')?.id);
});

it('leads the id of an entity to the one that it went into', async () => {
  const base = await aGeneration('Names', [
    aDocument({ id: 'a', text: 'They met the Foreign Trade Chamber in Lisbon.', title: '' }),
    aDocument({ id: 'b', text: 'The FTC met in Porto. Members of the FTC spoke.', title: '' }),
    aDocument({ id: 'c', text: 'The FTC wrote to Madrid.', title: '' }),
  ]);
  const before = await entitiesByName(base);
  const told = aDocument({
    id: 'd',
    text: 'The Foreign Trade Chamber (FTC) met. The Foreign Trade Chamber (FTC) is old.',
    title: '',
  });
  const after = await updated(base, { put: [told], gone: [] });
  const acronym = before.get('FTC');
  expect(acronym).toBeDefined();
  const number = await findEntityNumber(after.names, acronym?.id ?? ('' as never));
  const [entity] = await readEntities(after.names, [number ?? -1]);
  expect([entity?.canonical, ...(entity?.aliases ?? []).map(({ name }) => name)]).toContain('FTC');
});

/** The first lines of a gzipped file, of which only the start is inflated. */
function firstLines(file: string, count: number): string[] {
  const start = readFileSync(file).subarray(0, 400_000);
  const text = gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
  return text.split('\n', count);
}

const TIMES = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');

it.skipIf(!existsSync(TIMES))(
  'knows after a larger update what a fresh extraction knows, and keeps every id',
  async () => {
    const lines = firstLines(TIMES, 150);
    const all = lines.map((line): ArchiveDocument => {
      const { id, title, text } = JSON.parse(line) as { id: number; title: string; text: string };
      return aDocument({ id: String(id), title, text: text.slice(0, 500) });
    });
    const [old, added] = [all.slice(0, 120), all.slice(120)];
    const changed = old
      .slice(50, 60)
      .map((document, i) => ({ ...(added[i] ?? document), id: document.id }));
    const gone = old.slice(90, 95).map(({ id }) => String(id));
    const base = await aGeneration('Times', old);
    const after = await updated(base, { put: [...added, ...changed], gone });
    const touched = new Set([...gone, ...changed.map(({ id }) => String(id))]);
    const kept = old.filter(({ id }) => !touched.has(id));
    const fresh = await aGeneration('Times', [...changed, ...kept, ...added]);
    expect(await known(after)).toEqual(await known(fresh));
    const [before, now] = [await entitiesByName(base), await entitiesByName(after)];
    const moved = [...before].filter(([name, { id }]) => now.has(name) && now.get(name)?.id !== id);
    expect(moved.map(([name]) => name)).toEqual([]);
  },
  120_000,
);
