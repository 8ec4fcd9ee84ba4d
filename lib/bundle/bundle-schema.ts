import * as v from 'valibot';
import { isArchiveId, type ArchiveInfo } from '@/lib/model/archive';
import { FIELD_LIMITS } from '@/lib/model/document';
import { ENTITY_KINDS } from '@/lib/model/entity';

/** The bundle format that this version reads and writes. */
export const BUNDLE_FORMAT = 1;

/** Longest line of a part, bytes: one document. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;
/** Longest manifest, bytes. */
export const MAX_MANIFEST_BYTES = 1024 * 1024;

/** Names of the parts that this version knows. */
export const PARTS = {
  manifest: 'manifest.json',
  signature: 'manifest.sig',
  documents: 'documents.jsonl',
  entities: 'entities.jsonl',
  documentRows: 'index/documents.rows',
  nameRows: 'index/names.rows',
  textRows: 'index/texts.rows',
  removed: 'removed.jsonl',
  retracted: 'retracted.jsonl',
} as const;

const line = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const words = (max: number) => v.pipe(line(max), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const webAddress = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(FIELD_LIMITS.url),
  v.regex(/^https?:\/\/[^\s]+$/i, 'not an http or https address'),
);
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not 64 lower-case hex digits'));
const sourceId = v.pipe(
  v.union([v.pipe(v.string(), v.trim()), v.pipe(v.number(), v.finite(), v.transform(String))]),
  v.minLength(1),
  v.maxLength(FIELD_LIMITS.id),
);

const archive = v.looseObject({
  id: v.pipe(v.string(), v.guard(isArchiveId, 'not 32 lower-case hex digits')),
  name: words(200),
  description: v.optional(line(4000)),
  publisher: v.optional(line(400)),
  licence: v.optional(line(400)),
  edition: v.optional(line(200)),
  homepage: v.optional(webAddress),
  updates: v.optional(v.pipe(webAddress, v.startsWith('https:', 'not an https address'))),
});

/** `manifest.json`. Fields that it does not name are kept, and mean nothing. */
export const manifestSchema = v.looseObject({
  format: v.literal(BUNDLE_FORMAT),
  mustUnderstand: v.optional(v.pipe(v.array(words(100)), v.maxLength(100)), []),
  archive,
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
  createdAt: v.optional(line(40)),
  counts: v.optional(
    v.looseObject({
      documents: v.optional(count),
      entities: v.optional(count),
      /** Of a delta: how many documents it adds, changes and removes. */
      added: v.optional(count),
      changed: v.optional(count),
      removed: v.optional(count),
      retracted: v.optional(count),
    }),
    {},
  ),
  /** Which documents there are, in whatever order: see `documents-digest`. */
  documentsDigest: v.optional(sha256),
  parts: v.optional(
    v.pipe(
      v.array(
        v.object({
          path: words(200),
          bytes: count,
          sha256,
          /** Of the file as it lies in the zip, in pieces: see `stored-hash`. */
          storedSha256: v.optional(sha256),
          role: v.optional(line(100)),
        }),
      ),
      v.maxLength(64),
    ),
    [],
  ),
  index: v.optional(v.object({ analyser: words(200), engine: words(200) })),
  provenance: v.optional(
    v.object({
      tool: v.optional(line(200)),
      inputs: v.optional(v.pipe(v.array(line(400)), v.maxLength(1000))),
    }),
  ),
  /** Of a delta: the version that it builds on … */
  base: v.optional(v.looseObject({ sequence: count, manifestSha256: sha256 })),
  /** … and the one that it leads to. */
  result: v.optional(
    v.looseObject({ documents: count, documentsDigest: sha256, manifestSha256: sha256 }),
  ),
});

/** A checked manifest. */
export type BundleManifest = v.InferOutput<typeof manifestSchema>;

/** One line of `documents.jsonl`. */
export const documentSchema = v.pipe(
  v.object({
    id: v.optional(sourceId),
    title: v.optional(line(FIELD_LIMITS.title)),
    text: v.optional(v.string()),
    cleaned: v.optional(v.array(v.tuple([count, count]))),
    date: v.optional(line(40)),
    source: v.optional(line(FIELD_LIMITS.source)),
    author: v.optional(line(FIELD_LIMITS.author)),
    url: v.optional(webAddress),
    language: v.optional(
      v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/, 'not a language tag')),
    ),
    kind: v.optional(line(FIELD_LIMITS.kind)),
    licence: v.optional(line(FIELD_LIMITS.licence)),
    retracted: v.optional(line(FIELD_LIMITS.retracted)),
  }),
  v.check((doc) => Boolean(doc.title || doc.text?.trim()), 'neither title nor text'),
);

/** A line of `documents.jsonl` as it stands. */
export type DocumentLine = v.InferOutput<typeof documentSchema>;

const name = words(300);

/** One line of `entities.jsonl`. */
export const entitySchema = v.object({
  id: words(300),
  canonical: name,
  kind: v.optional(v.picklist(ENTITY_KINDS), 'name'),
  aliases: v.optional(v.pipe(v.array(name), v.maxLength(1000)), []),
  roles: v.optional(
    v.pipe(v.array(v.object({ text: words(400), asOf: v.optional(line(100)) })), v.maxLength(100)),
    [],
  ),
  externalIds: v.optional(v.record(words(60), words(300))),
});

/** One line of `removed.jsonl`. */
export const removedSchema = v.object({ id: sourceId });

/** One line of `retracted.jsonl`. */
export const retractedSchema = v.object({ id: sourceId, reason: words(1000) });

/** What `manifest` says of its archive, without empty fields. */
export function archiveInfoOf(manifest: BundleManifest): ArchiveInfo {
  const { id, name: archiveName, ...rest } = manifest.archive;
  return {
    id,
    name: archiveName,
    ...(rest.description && { description: rest.description }),
    ...(rest.publisher && { publisher: rest.publisher }),
    ...(rest.licence && { licence: rest.licence }),
    ...(rest.edition && { edition: rest.edition }),
    ...(rest.homepage && { homepage: rest.homepage }),
    ...(rest.updates && { updates: rest.updates }),
  };
}

/** The first thing wrong, as "field: what", for a message. */
export function firstIssue(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (!issue) return 'not as the format says';
  const path = v.getDotPath(issue);
  if (path && issue.received === 'undefined') return `${path}: it is missing`;
  return path ? `${path}: ${issue.message}` : issue.message;
}
