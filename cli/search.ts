import { loadLibrary } from './bundle-library';
import { bundleFailure, CliError, EXIT } from './cli-error';
import { openBundleFile } from './inspect';
import { createProgress } from './progress';
import { BundleError } from '@/lib/bundle/bundle-problem';
import type { SearchAnswer } from '@/lib/model/answers';
import type { LibraryView } from '@/lib/model/segment';
import { searchLibrary } from '@/lib/services/search-library';

/** Hits shown, unless said otherwise. */
const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

/** Options of `backfile search`. */
export type SearchOptions = { readonly limit?: string; readonly json?: boolean };

/** Searches the bundle `file` as the library is searched. @throws {CliError} */
export async function search(
  file: string,
  query: string,
  options: SearchOptions,
  signal: AbortSignal,
): Promise<void> {
  const limit = Number(options.limit ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new CliError(`--limit: a whole number from 1 to ${MAX_LIMIT}.`, EXIT.usage);
  const view = await load(file, signal);
  const answer = await searchLibrary(view, query, { limit, signal });
  process.stdout.write(
    options.json ? `${JSON.stringify(answer, undefined, 2)}\n` : `${forPeople(answer)}\n`,
  );
}

async function load(file: string, signal: AbortSignal): Promise<LibraryView> {
  const bundle = await openBundleFile(file);
  const progress = createProgress(false);
  const onDocuments = (count: number): void =>
    progress.update(`Loading: ${count.toLocaleString('en')} documents …`);
  try {
    return await loadLibrary(bundle, onDocuments, signal);
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(file, error.problem);
    throw error;
  }
}

function forPeople({ hits, total, approximate, tookMs }: SearchAnswer): string {
  const count = `${approximate ? 'at least ' : ''}${total} ${total === 1 ? 'document' : 'documents'}`;
  const lines = hits.map(({ excerpt: { document, text } }, n) => {
    const about = [document.date?.iso, document.source].filter(Boolean).join(', ');
    return `\n${n + 1}. ${document.title}${about ? ` (${about})` : ''}\n   ${text}\n   ${document.id}`;
  });
  return [`${count}, ${tookMs.toFixed(1)} ms`, ...lines].join('\n');
}
