import * as v from 'valibot';
import { isArchiveId } from '@/lib/model/archive';
import type { SourceId } from '@/lib/model/document';
import { MAX_NEW_IDS } from '@/lib/model/segment';
import { UPDATE_SCHEDULES } from '@/lib/model/updates';

/** The format of backups that this version writes and reads. */
export const BACKUP_FORMAT = 1;
/** The file of a backup that says what is in it. */
export const BACKUP_MANIFEST = 'library.json';
/** Longest manifest, bytes. */
export const MAX_BACKUP_MANIFEST_BYTES = 64 * 1024 * 1024;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const words = (max: number) => v.pipe(v.string(), v.maxLength(max));
const hex64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not 64 lower-case hex digits'));
const archiveId = v.pipe(v.string(), v.guard(isArchiveId, 'not 32 lower-case hex digits'));

const updates = v.object({
  address: words(4096),
  schedule: v.picklist(UPDATE_SCHEDULES),
  byItself: v.exactOptional(v.boolean()),
  askedAt: v.exactOptional(count),
  found: v.exactOptional(count),
  tries: v.exactOptional(count),
  problem: v.exactOptional(words(4000)),
});

const added = { documents: count, names: count };
const newIds = v.pipe(
  v.array(v.custom<SourceId>((id) => typeof id === 'string' && id.length <= 500)),
  v.maxLength(MAX_NEW_IDS),
  v.readonly(),
);

const archiveInfo = v.object({
  id: archiveId,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  description: v.exactOptional(words(4000)),
  publisher: v.exactOptional(words(400)),
  licence: v.exactOptional(words(400)),
  edition: v.exactOptional(words(200)),
  homepage: v.exactOptional(words(4096)),
  updates: v.exactOptional(words(4096)),
});

const segment = v.object({
  documents: count,
  tombstones: v.array(count),
  gaps: v.exactOptional(count),
  /** Path of its rows. */
  rows: words(200),
});

const generation = v.object({
  archive: archiveInfo,
  sequence: count,
  segments: v.pipe(v.array(segment), v.minLength(1), v.maxLength(1000)),
  /** Path of the rows of its names. */
  names: words(200),
  places: v.exactOptional(v.array(v.object({ segment: count, base: count }))),
  analyser: words(400),
  engine: words(100),
  documents: count,
  entities: count,
  bytes: count,
  importedAt: count,
  origin: words(4096),
  manifestSha256: v.exactOptional(hex64),
  documentsDigest: v.exactOptional(hex64),
  added: v.exactOptional(v.object({ ...added, ids: v.exactOptional(newIds) })),
  signer: v.exactOptional(hex64),
});

/** Which version a file is of, before the rest of it is looked at. */
export const backupVersionSchema = v.looseObject({
  backfile: v.literal('library'),
  format: count,
});

/** `library.json` of a backup. */
export const backupSchema = v.object({
  backfile: v.literal('library'),
  format: v.literal(BACKUP_FORMAT),
  createdAt: words(40),
  archives: v.pipe(
    v.array(
      v.object({
        enabled: v.boolean(),
        order: v.pipe(v.number(), v.finite()),
        isStarter: v.boolean(),
        trashedAt: v.exactOptional(count),
        updates: v.exactOptional(updates),
        news: v.exactOptional(v.object({ since: count, ...added })),
        newIds: v.exactOptional(newIds),
        generation,
      }),
    ),
    v.maxLength(1000),
  ),
  /** The text of an export of corrections. */
  corrections: v.string(),
  /** The text of all that the reader keeps; backups of earlier versions have none. */
  kept: v.exactOptional(v.string()),
  /** As they are stored; checked when they are read. */
  settings: v.unknown(),
  files: v.pipe(
    v.array(v.object({ path: words(200), bytes: count, sha256: hex64 })),
    v.maxLength(20_000),
  ),
});

/** A checked `library.json`. */
export type BackupManifest = v.InferOutput<typeof backupSchema>;
