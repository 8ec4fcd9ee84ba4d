import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isArchiveId, type ArchiveId } from '@/lib/model/archive';

const recordSchema = v.array(
  v.object({
    id: v.pipe(v.string(), v.guard(isArchiveId)),
    name: v.string(),
    documents: v.number(),
  }),
);

const KEY = 'libraryRecord';

/** An archive that was seen in the library. */
export type RecordedArchive = {
  readonly id: ArchiveId;
  readonly name: string;
  readonly documents: number;
};

/**
 * Which archives should be there, kept apart from the library itself: a browser that throws away the
 * one may leave the other, and then it can be said what is gone.
 */
export async function readLibraryRecord(): Promise<readonly RecordedArchive[]> {
  const stored: Record<string, unknown> = await browser.storage.local.get(KEY);
  const parsed = v.safeParse(recordSchema, stored[KEY]);
  return parsed.success ? parsed.output : [];
}

/** Keeps which archives should be there. */
export function writeLibraryRecord(archives: readonly RecordedArchive[]): Promise<void> {
  return browser.storage.local.set({ [KEY]: archives });
}
