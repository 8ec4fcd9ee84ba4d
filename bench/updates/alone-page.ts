// Runs in an extension page: prepares a library, has it looked after, and says what it holds.
import type { ArchiveId } from '@/lib/model/archive';
import { openDatabase } from '@/lib/store/database';
import { createLibraryStore } from '@/lib/store/library-store';
import { newsDocument } from '@/tests/generated-news';
import { aStore, showCorpus } from '@/tests/segment-store';

/** One archive as it is shown. */
export type ShownArchive = {
  readonly id: string;
  readonly sequence: number;
  readonly segments: readonly number[];
  /** When its shown generation came, ms since 1970. */
  readonly since: number;
  /** What stood in the way of its update. */
  readonly problem?: string | undefined;
};

/** What the page can be asked. */
export type AloneCalls = {
  /** Shows an archive of so many segments. */
  segments: (of: { readonly count: number; readonly documents: number }) => Promise<void>;
  /** Has an archive asked and imported by itself from `address`. */
  keepUpdated: (of: { readonly id: string; readonly address: string }) => Promise<void>;
  /** Has the library looked after in a moment, as the browser's own alarm would in a few hours. */
  soon: () => Promise<void>;
  shown: () => Promise<readonly ShownArchive[]>;
  /** How far the merge under way is, as its journal has it; undefined when there is none. */
  merging: () => Promise<string | undefined>;
};

const WORDS = 100;
const MOMENT_MS = 1_000;

const calls: AloneCalls = {
  async segments({ count, documents }) {
    const each = Math.floor(documents / count);
    const segments = Array.from({ length: count }, (_, segment) =>
      Array.from({ length: each }, (__, n) => ({
        document: newsDocument(segment * each + n, WORDS),
      })),
    );
    await showCorpus(aStore('backfile'), [segments]);
  },
  async keepUpdated({ id, address }) {
    const choice = { address, schedule: 'daily', byItself: true, askedAt: 0 } as const;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as `shown` told it
    await createLibraryStore().setUpdates(id as ArchiveId, choice);
  },
  soon: () => chrome.alarms.create('tend', { when: Date.now() + MOMENT_MS }),
  async merging() {
    const journal = await openDatabase().merges.toCollection().first();
    return journal && JSON.stringify(journal.state ?? 'begun').slice(0, 200);
  },
  async shown() {
    const { archives, generations } = openDatabase();
    const records = await archives.toArray();
    const shown = await generations.bulkGet(records.map(({ generation }) => generation));
    return shown.flatMap((record, n) => {
      if (record?.state !== 'shown') return [];
      const { sequence, segments } = record.generation;
      const problem = records[n]?.updates?.problem;
      const { since, archive: id } = record;
      return [
        { id, sequence, segments: segments.map(({ documents }) => documents), since, problem },
      ];
    });
  },
};
Object.assign(globalThis, { aloneBench: calls });
