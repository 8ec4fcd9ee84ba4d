import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Branches of a file that were taken at least once, of all that the engine knows of. */
export type Branches = { readonly file: string; readonly taken: number; readonly all: number };

/**
 * Counts branches from now on, of modules that are loaded later: functions, and blocks within those that
 * ran, as V8 tells them.
 *
 * @returns what gives the counts of the files in `folders`, which are relative to the project
 */
export async function countBranches(
  folders: readonly string[],
): Promise<() => Promise<Branches[]>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async () => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    session.disconnect();
    const counted = result.flatMap(({ url, functions }): Branches[] => {
      if (!url.startsWith('file:')) return [];
      const file = path.relative(path.resolve('.'), fileURLToPath(url));
      if (!folders.some((folder) => file.startsWith(`${folder}/`))) return [];
      const ranges = functions.flatMap((each) => each.ranges);
      return [{ file, taken: ranges.filter(({ count }) => count > 0).length, all: ranges.length }];
    });
    return counted.sort((a, b) => (a.file < b.file ? -1 : 1));
  };
}
