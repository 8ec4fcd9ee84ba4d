import * as v from 'valibot';
import { isArchiveId } from '@/lib/model/archive';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** Longest list of versions, bytes. */
export const MAX_FEED_BYTES = 1024 * 1024;

const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not 64 lower-case hex digits'));

const fileSchema = v.object({
  /** Absolute, or relative to where the list lies. */
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
  sequence: whole,
  /** Of a delta: the version that it builds on. */
  base: v.optional(whole),
  bytes: whole,
  sha256: hex64,
  /** Of the version that it is or leads to. */
  manifestSha256: hex64,
  signer: v.optional(hex64),
});

/** The list of an archive's versions that its publisher keeps at the archive's address. */
export const updateFeedSchema = v.object({
  format: v.literal(1),
  archive: v.object({
    id: v.pipe(v.string(), v.guard(isArchiveId, 'not 32 lower-case hex digits')),
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  }),
  files: v.pipe(v.array(fileSchema), v.maxLength(1000)),
});

/** A checked list of versions. */
export type UpdateFeed = v.InferOutput<typeof updateFeedSchema>;

/** One bundle or delta of a list. */
export type UpdateFile = UpdateFeed['files'][number];

/**
 * What to fetch to get from version `have` to the newest: deltas one after the other where they
 * lead there and are smaller, else the whole bundle. Nothing when there is none, or nothing newer.
 */
export function planUpdate({ files }: UpdateFeed, have: number): readonly UpdateFile[] {
  const newest = files.reduce((most, { sequence }) => Math.max(most, sequence), -1);
  if (newest <= have) return [];
  const full = files.find(({ sequence, base }) => sequence === newest && base === undefined);
  const chain = smallestChain(files, have, newest);
  if (!chain) return full ? [full] : [];
  return !full || bytesOf(chain) < full.bytes ? chain : [full];
}

/** The deltas from `have` to `newest` with the fewest bytes in all. */
function smallestChain(
  files: readonly UpdateFile[],
  have: number,
  newest: number,
): readonly UpdateFile[] | undefined {
  const deltas = files
    .filter(({ base, sequence }) => base !== undefined && base >= have && sequence > base)
    .toSorted((a, b) => a.sequence - b.sequence);
  const best = new Map<number, readonly UpdateFile[]>([[have, []]]);
  for (const delta of deltas) {
    const before = best.get(delta.base ?? -1);
    const known = best.get(delta.sequence);
    if (before && (!known || bytesOf([...before, delta]) < bytesOf(known)))
      best.set(delta.sequence, [...before, delta]);
  }
  return best.get(newest);
}

function bytesOf(files: readonly UpdateFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
