import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { ArchiveDocument } from '@/lib/model/document';
import { openDatabase } from '@/lib/store/database';
import { dyingDatabase } from '@/tests/dying-database';
import { newsDocument } from '@/tests/generated-news';
import { logicalDigest } from '@/tests/logical-digest';
import { prebuiltBundle } from '@/tests/prebuilt-bundle';
import { anImportBench, bundleOf, deltaOf, UPDATED, type ImportBench } from '@/tests/updates';
import { importArchive } from './import-archive';
import { interruptedImports } from './interrupted-imports';
import { tidyLibrary } from './tidy-library';

const WORDS = 12;
/** An update writes at least so often: there are so many moments at which it can be cut short. */
const LEAST_WRITES = 15;

const news = (from: number, to: number): ArchiveDocument[] =>
  Array.from({ length: to - from }, (_, n) => newsDocument(from + n, WORDS));
const OLD = news(0, 16);
const NEW = [...OLD.slice(2), ...news(16, 18)];

/** The version that is shown, and what it means. */
async function shown({ store }: ImportBench): Promise<string> {
  const view = await store.openArchive(UPDATED.id);
  const [open] = view.generations;
  const said = open ? `${open.generation.sequence} ${await logicalDigest(open)}` : 'none';
  view.release();
  return said;
}

/** Takes up what was cut short; else imports `source`. */
async function goOn(bench: ImportBench, source: Blob): Promise<void> {
  const [left] = await interruptedImports(bench.ports);
  const resumed = left?.resumable
    ? await importArchive({ kind: 'resume', id: left.id }, bench.ports, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
      })
    : { ok: (await bench.run(source)) === undefined };
  expect(resumed.ok).toBe(true);
}

it.each(['step', 'whole', 'whole with its rows'])(
  'a %s that ends at any of its writes leaves the old version or the new one, and goes on to the new one',
  async (kind) => {
    // With its rows, for it is imported before each end: they are copied.
    const older = await prebuiltBundle({ documents: OLD });
    const content = { sequence: 2, documents: NEW };
    const newer = await (kind === 'whole with its rows' ? prebuiltBundle : bundleOf)(content);
    const source = kind === 'step' ? await deltaOf(older, newer) : newer;
    const undisturbed = anImportBench();
    await undisturbed.run(older);
    const before = await shown(undisturbed);
    await undisturbed.run(source);
    const after = await shown(undisturbed);
    const ends: string[] = [];
    for (;;) {
      const copies = new Map<number, Blob>();
      const first = anImportBench({ copies });
      await first.run(older);
      const dying = dyingDatabase(first.database.name, ends.length);
      const ended = anImportBench({ database: dying.database, copies });
      // A copy is there until somebody lives to remove it.
      const kept = { ...ended.ports.copies, remove: async () => undefined };
      const ports = { ...ended.ports, copies: kept };
      const request = { kind: 'bundle', source, name: 'x.zip' } as const;
      const options = { onProgress: () => undefined, signal: new AbortController().signal };
      await importArchive({ ...request, isStarter: false, isPackaged: false }, ports, options);
      await tidyLibrary(ports).catch(() => undefined);
      if (!dying.isDead()) break;
      ends.push(dying.last());
      const next = anImportBench({ database: openDatabase(first.database.name), copies });
      const left = await shown(next);
      expect([before, after], `ended at ${ends.at(-1)}`).toContain(left);
      if (left === before) await goOn(next, source);
      expect(await shown(next), `ended at ${ends.at(-1)}`).toBe(after);
      for (const { id } of await next.store.imports()) await next.store.endImport(id);
      await tidyLibrary(next.ports);
      expect(await next.store.health.orphans()).toBe(0);
      expect(await next.database.generations.count()).toBe(1);
      expect(copies.size).toBe(0);
    }
    expect(ends.length).toBeGreaterThanOrEqual(LEAST_WRITES);
    expect(new Set(ends)).toContain('put archives');
  },
);
