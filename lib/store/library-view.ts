import { invariant } from '@/lib/base/invariant';
import { report } from '@/lib/base/report';
import type { ArchiveId } from '@/lib/model/archive';
import type { SourceId } from '@/lib/model/document';
import type { Generation, LibraryView, OpenGeneration } from '@/lib/model/segment';
import type { ArchiveRecord, GenerationRecord, LibraryDatabase } from './database';
import { resultOf } from './direct-connection';
import type { LibraryLocks } from './locks';
import { createRowReader } from './row-reader';

/** How often a view is read again because a flip came between reading and leasing it. */
const MAX_ATTEMPTS = 5;

/**
 * The enabled archives in the reader's order: one consistent state, leased, so that its rows stay
 * until it is released.
 */
export async function openLibraryView(
  database: LibraryDatabase,
  locks: LibraryLocks,
): Promise<LibraryView> {
  return openShown(database, locks, isEnabled);
}

/**
 * The same without waiting for the lease. Where rows are swept before it is held, reading them is an
 * error: whoever uses this reads the library again then, as after any change of it.
 */
export async function openLibraryViewAtOnce(
  database: LibraryDatabase,
  locks: LibraryLocks,
): Promise<LibraryView> {
  const shown = await readShown(database, isEnabled);
  const leasing = locks.lease(shown.map(({ generation }) => generation.id));
  leasing.catch((error: unknown) => report(error, 'while leasing the library'));
  return viewOf(
    database,
    shown,
    () =>
      void leasing.then(
        (release) => release(),
        () => undefined,
      ),
  );
}

/** One archive, whether it is enabled or not; leased like a library. */
export async function openArchiveView(
  database: LibraryDatabase,
  locks: LibraryLocks,
  id: ArchiveId,
): Promise<LibraryView> {
  return openShown(database, locks, (archive) => archive.id === id);
}

/** What an archive shows, and its documents that the reader did not see yet. */
type Shown = { readonly generation: Generation; readonly newIds: readonly SourceId[] };

type IsWanted = (archive: ArchiveRecord) => boolean;

const isEnabled: IsWanted = (archive) => archive.enabled && archive.trashedAt === undefined;

async function openShown(
  database: LibraryDatabase,
  locks: LibraryLocks,
  isWanted: IsWanted,
): Promise<LibraryView> {
  let shown = await readShown(database, isWanted);
  for (let attempt = 1; ; attempt++) {
    const release = await locks.lease(shown.map(({ generation }) => generation.id));
    // A generation could be replaced and swept before its lease was held; once more tells.
    const again = await readShown(database, isWanted);
    if (sameGenerations(shown, again)) return viewOf(database, again, release);
    release();
    invariant(attempt < MAX_ATTEMPTS, 'the library never came to rest');
    shown = again;
  }
}

/** An archive and the row of its generation. */
type ArchiveRows = {
  readonly archive: ArchiveRecord;
  readonly record: GenerationRecord | undefined;
};

/** Generation rows of the wanted archives, read in one transaction. */
async function readShown(database: LibraryDatabase, isWanted: IsWanted): Promise<Shown[]> {
  const rows = (await readDirectly(database, isWanted)) ?? (await readByDexie(database, isWanted));
  return rows
    .sort(({ archive: a }, { archive: b }) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map(({ archive, record }): Shown => {
      invariant(record?.state === 'shown', 'an archive points to a generation that is not there');
      return { generation: record.generation, newIds: archive.newIds ?? [] };
    });
}

async function readDirectly(
  { direct }: LibraryDatabase,
  isWanted: IsWanted,
): Promise<ArchiveRows[] | undefined> {
  return direct.read(['archives', 'generations'], async (transaction) => {
    const generations = transaction.objectStore('generations');
    const archives: ArchiveRecord[] = await resultOf(transaction.objectStore('archives').getAll());
    return Promise.all(
      archives.filter(isWanted).map(async (archive) => {
        const record: GenerationRecord = await resultOf(generations.get(archive.generation));
        return { archive, record };
      }),
    );
  });
}

async function readByDexie(database: LibraryDatabase, isWanted: IsWanted): Promise<ArchiveRows[]> {
  return database.transaction('r', [database.archives, database.generations], async () => {
    const archives = (await database.archives.toArray()).filter(isWanted);
    const records = await database.generations.bulkGet(
      archives.map(({ generation }) => generation),
    );
    return archives.map((archive, i) => ({ archive, record: records[i] }));
  });
}

function sameGenerations(a: readonly Shown[], b: readonly Shown[]): boolean {
  return (
    a.length === b.length && a.every(({ generation }, i) => generation.id === b[i]?.generation.id)
  );
}

function viewOf(
  database: LibraryDatabase,
  shown: readonly Shown[],
  release: () => void,
): LibraryView {
  return {
    generations: shown.map(({ generation, newIds }): OpenGeneration => ({
      generation,
      segments: generation.segments.map((entry) => createRowReader(database, entry.id)),
      names: createRowReader(database, generation.names),
      ...(newIds.length > 0 && { unseen: new Set(newIds) }),
    })),
    release,
  };
}
