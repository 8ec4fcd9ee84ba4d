import type { Result } from '@/lib/base/result';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { FetchedUpdate } from '@/lib/model/updates';
import { fetchWhole, mayTryWhole, type FetchOptions, type FetchPorts } from './fetch-update';
import { err } from '@/lib/base/result';

/** Imports one bundle; the name is where it came from. */
type ImportBundle = (source: Blob, name: string) => Promise<Result<ArchiveRow, ImportProblem>>;

/**
 * Imports what was fetched, step by step; each is shown whole or not at all. Where a step does not
 * fit after all, the whole bundle is fetched and imported instead; where that fails too, the archive
 * stays at the version that it has.
 */
export async function applyUpdate(
  { offer, files, whole }: FetchedUpdate,
  importBundle: ImportBundle,
  { ports, options }: { readonly ports: FetchPorts; readonly options: FetchOptions },
): Promise<Result<ArchiveRow, ImportProblem>> {
  let result: Result<ArchiveRow, ImportProblem> = err(NOTHING);
  for (const file of files) {
    result = await importBundle(file, offer.address);
    if (!result.ok) break;
  }
  if (result.ok || whole === undefined || !mayTryWhole(result.error)) return result;
  const fetched = await fetchWhole(offer, whole, ports, options);
  const [file] = fetched.ok ? fetched.value.files : [];
  if (!fetched.ok) return fetched;
  return file ? importBundle(file, offer.address) : result;
}

const NOTHING: ImportProblem = { kind: 'failed', message: 'Nothing was fetched.' };
