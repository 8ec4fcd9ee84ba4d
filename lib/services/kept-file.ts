import * as v from 'valibot';
import { isArchiveId } from '@/lib/model/archive';
import { splitDocumentKey, type DocumentKey, type SourceId } from '@/lib/model/document';
import type { EntityId } from '@/lib/model/entity';
import {
  MAX_NOTE_CHARS,
  MAX_SELECTION_CHARS,
  MAX_TAG_CHARS,
  MAX_TAGS,
  MAX_TAKEN_CHARS,
  type Kept,
  type KeptId,
  type KeptKind,
} from '@/lib/model/kept';
import type { GivenProblem } from './check-correction';

/** The format of kept things that this version writes and reads. */
const FORMAT = 1;
/** Most of them in a file. */
const MAX_KEPT = 100_000;

const words = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const archiveId = v.pipe(v.string(), v.guard(isArchiveId, 'not an archive id'));
const entityId = v.guard((id: string): id is EntityId => /^[0-9a-f]{24}$/.test(id));
const sourceId = v.guard((id: string): id is SourceId => id !== '' && id.length <= 1024);
const documentKey = v.pipe(
  v.string(),
  v.maxLength(1100),
  v.guard((key: string): key is DocumentKey => splitDocumentKey(key) !== undefined),
);
const idOf = (kind: KeptKind) =>
  v.pipe(
    v.string(),
    v.maxLength(1200),
    v.guard((id: string): id is KeptId => id.startsWith(`${kind} `), `not the id of a ${kind}`),
  );

const date = v.exactOptional(
  v.object({ iso: words(40), precision: v.picklist(['year', 'month', 'day', 'minute']) }),
);
const head = v.object({
  id: v.pipe(v.string(), sourceId),
  key: documentKey,
  title: words(4000),
  date,
  source: v.exactOptional(words(1000)),
  author: v.exactOptional(words(1000)),
  url: v.exactOptional(words(4096)),
  language: words(100),
  kind: v.exactOptional(words(200)),
  licence: v.exactOptional(words(2000)),
  retracted: v.exactOptional(v.pipe(v.string(), v.maxLength(4000))),
});
const pin = v.object({
  kind: v.literal('pin'),
  id: idOf('pin'),
  at: count,
  excerpt: v.object({
    document: head,
    text: v.pipe(v.string(), v.maxLength(4000)),
    marks: v.pipe(v.array(v.object({ start: count, end: count })), v.maxLength(1000)),
    start: count,
  }),
  archiveName: words(200),
  edition: v.optional(words(200)),
});
const note = v.object({
  kind: v.literal('note'),
  id: idOf('note'),
  at: count,
  document: documentKey,
  title: words(4000),
  text: v.pipe(v.string(), v.maxLength(MAX_NOTE_CHARS)),
  tags: v.pipe(v.array(words(MAX_TAG_CHARS)), v.maxLength(MAX_TAGS)),
});
const search = v.object({
  kind: v.literal('search'),
  id: idOf('search'),
  at: count,
  query: words(1000),
});
const step = { kind: v.literal('step'), id: idOf('step'), at: count, words: words(4000) };
const ref = v.object({
  archive: archiveId,
  generation: count,
  number: count,
  id: v.pipe(v.string(), entityId),
});

const anything = (max: number) => v.pipe(v.string(), v.maxLength(max));
const pending = { token: words(100), isStuck: v.exactOptional(v.boolean()) };
const clipping = v.object({
  kind: v.literal('clipping'),
  id: idOf('clipping'),
  at: count,
  document: documentKey,
  title: words(4000),
  isNamed: v.exactOptional(v.boolean()),
  address: anything(4096),
  source: v.exactOptional(words(1000)),
  date,
  change: v.exactOptional(
    v.variant('do', [
      v.object({
        do: v.literal('take'),
        ...pending,
        page: v.object({
          address: anything(4096),
          title: anything(4000),
          html: anything(MAX_TAKEN_CHARS),
          selection: v.exactOptional(anything(MAX_SELECTION_CHARS)),
        }),
      }),
      v.object({
        do: v.literal('put'),
        ...pending,
        document: v.object({
          ...v.omit(head, ['key']).entries,
          text: v.string(),
          cleaned: v.array(v.object({ start: count, end: count })),
        }),
      }),
      v.object({ do: v.literal('rename'), ...pending }),
      v.object({ do: v.literal('remove'), ...pending }),
    ]),
  ),
});

const fileSchema = v.object({
  backfile: v.literal('kept'),
  format: v.literal(FORMAT),
  kept: v.pipe(
    v.array(
      v.variant('kind', [
        pin,
        note,
        search,
        clipping,
        v.variant('did', [
          v.object({ ...step, did: v.literal('search') }),
          v.object({ ...step, did: v.literal('entity'), ref }),
          v.object({ ...step, did: v.literal('document'), document: documentKey }),
        ]),
      ]),
    ),
    v.maxLength(MAX_KEPT),
  ),
});

/** What is kept as the text of a file. */
export function keptToText(kept: readonly Kept[]): string {
  return `${JSON.stringify({ backfile: 'kept', format: FORMAT, kept })}\n`;
}

/** What a file's text keeps, or what is wrong with it. */
export function keptFromText(content: string): readonly Kept[] | GivenProblem {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { where: 'the whole', message: 'It is not JSON.' };
  }
  const checked = v.safeParse(fileSchema, value);
  if (checked.success) return checked.output.kept;
  const [issue] = checked.issues;
  return { where: v.getDotPath(issue) ?? 'the whole', message: issue.message };
}
