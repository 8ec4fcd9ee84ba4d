import { err, type Result } from '@/lib/base/result';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { UpdateChoice } from '@/lib/model/updates';
import { applyUpdate } from './apply-update';
import { agreedOrigin } from './ask-for-updates';
import { checkUpdate } from './check-update';
import { fetchUpdate, type FetchPorts } from './fetch-update';
import type { ImportPorts, ImportRequest } from './import-ports';
import { discardImport, interruptedImports } from './interrupted-imports';

/** What importing by itself needs of the world. */
export type FoundUpdatesPorts = Pick<ImportPorts, 'store' | 'copies'> & {
  readonly fetching: () => FetchPorts;
  readonly run: (
    request: ImportRequest,
    signal: AbortSignal,
  ) => Promise<Result<ArchiveRow, ImportProblem>>;
};

/** An archive whose reader wants newer versions imported by themselves, and one was found. */
type Wanting = { readonly row: ArchiveRow; readonly choice: UpdateChoice };

/**
 * Fetches and imports the newer versions that were found of archives whose readers want that. An import
 * that was cut short is taken up again. The signature's key must be the one that the archive has: a person
 * decides about another. What stood in the way is noted with the archive.
 *
 * @returns how many archives have a newer version now
 */
export async function importFoundUpdates(
  ports: FoundUpdatesPorts,
  signal: AbortSignal,
): Promise<number> {
  let imported = 0;
  for (const wanting of (await ports.store.archives()).flatMap(wantingOf)) {
    const { row, choice } = wanting;
    // Noted before: whoever works may be ended at any time, and must not begin for ever.
    const tries = (choice.tries ?? 0) + 1;
    await ports.store.setUpdates(row.archive.id, { ...choice, tries });
    const ended =
      (await resumed(wanting, ports, signal)) ?? (await fetched(wanting, ports, signal));
    if (ended.ok) imported++;
    await note(wanting, signal.aborted ? err(TOO_LONG) : ended, ports);
  }
  return imported;
}

function wantingOf(row: ArchiveRow): Wanting[] {
  const { updates: choice, trashedAt, sequence } = row;
  const isWanted = choice?.byItself === true && choice.schedule !== 'off';
  if (!isWanted || trashedAt !== undefined || (choice.found ?? 0) <= sequence) return [];
  return (choice.tries ?? 0) < MOST_TRIES ? [{ row, choice }] : [];
}

/** Tries to import a version by itself, until its address is asked again. */
const MOST_TRIES = 3;

type Ended = Result<ArchiveRow, ImportProblem>;

/** Takes up what an earlier try left; undefined when there is nothing. */
async function resumed(
  { row }: Wanting,
  { store, copies, run }: FoundUpdatesPorts,
  signal: AbortSignal,
): Promise<Ended | undefined> {
  const ids = (await store.imports()).filter(({ archive }) => archive.id === row.archive.id);
  const left = (await interruptedImports({ store, copies })).find(
    ({ id, resumable }) => resumable && ids.some((each) => each.id === id),
  );
  if (!left) return undefined;
  const result = await run({ kind: 'resume', id: left.id }, signal);
  if (result.ok) return result;
  await discardImport(left.id, { store, copies });
  return undefined;
}

async function fetched(
  { row, choice }: Wanting,
  { fetching, run }: FoundUpdatesPorts,
  signal: AbortSignal,
): Promise<Ended> {
  const ports = fetching();
  const { address } = choice;
  const question = { row, address, origin: agreedOrigin(address) };
  const found = await checkUpdate(question, ports.request, signal);
  if (!found.ok) return found;
  if (!found.value.offer) return err(GONE);
  const options = { onBytes: () => undefined, signal };
  const update = await fetchUpdate(found.value.offer, ports, options);
  if (!update.ok) return update;
  const importBundle = (source: Blob, name: string): Promise<Ended> =>
    run({ kind: 'bundle', source, name, isStarter: false, isPackaged: false }, signal);
  return applyUpdate(update.value, importBundle, { ports, options });
}

/** A reader who changed their mind meanwhile is right. */
async function note(
  { row: { archive }, choice }: Wanting,
  ended: Ended,
  { store }: FoundUpdatesPorts,
): Promise<void> {
  const now = (await store.archives()).find((each) => each.archive.id === archive.id)?.updates;
  if (now?.address !== choice.address) return;
  const { found, tries, problem: _problem, ...rest } = now;
  if (ended.ok) await store.setUpdates(archive.id, rest);
  // Another import runs: that is no problem of the archive.
  else if (ended.error.kind !== 'busy')
    await store.setUpdates(archive.id, {
      ...rest,
      found,
      tries,
      problem: ended.error.message,
    });
}

const GONE: ImportProblem = {
  kind: 'unreachable',
  message: 'The address does not name the newer version any more.',
};

const TOO_LONG: ImportProblem = {
  kind: 'failed',
  message: 'Importing it by itself took too long. Have it fetched here instead.',
};
