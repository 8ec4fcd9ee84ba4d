import { report } from '@/lib/base/report';
import type { ImportNews } from '@/lib/model/answers';
import { onImportNews } from '@/lib/platform/import-news';
import type { LibraryLocks } from '@/lib/store/locks';

/** How often it is looked whether an import still runs, ms: its page may be closed without a word. */
const LOOK_MS = 500;

/**
 * Calls back with how an import goes that another page of ours makes, and with undefined while none
 * runs, until `signal` is aborted.
 */
export function followOtherImport(
  locks: Pick<LibraryLocks, 'isImporting'>,
  callback: (news: ImportNews | undefined) => void,
  signal: AbortSignal,
): void {
  const look = async (): Promise<void> => {
    if (!(await locks.isImporting()) && !signal.aborted) callback(undefined);
  };
  onImportNews(callback, signal);
  const timer = setInterval(() => {
    look().catch((error: unknown) => report(error, 'while following an import'));
  }, LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
