import { ok, type Result } from '@/lib/base/result';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { ImportOutcome } from '@/lib/state/library-client';

/** What the page says of an import. */
export function outcomeOf(
  result: Result<ArchiveRow, ImportProblem>,
): Result<ImportOutcome, ImportProblem> {
  if (!result.ok) return result;
  return ok({ name: result.value.archive.name, documents: result.value.documents });
}
