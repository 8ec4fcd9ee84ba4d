import * as v from 'valibot';
import { isArchiveId } from '@/lib/model/archive';
import { isPossibleName, MAX_HAND_NAME } from '@/lib/linking/corrected-table';
import type { CorrectionDraft } from '@/lib/model/correction';
import type { SourceId } from '@/lib/model/document';
import { ENTITY_KINDS, type EntityId } from '@/lib/model/entity';

/** Most corrections that are kept. */
export const MAX_CORRECTIONS = 20_000;

const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const name = v.pipe(
  text(MAX_HAND_NAME),
  v.check(isPossibleName, 'not a name: it has no letters, or is a function word'),
);
const host = v.pipe(
  v.string(),
  v.regex(/^(?=.{1,253}$)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u, 'not a host name'),
);
const entityId = v.guard((id: string): id is EntityId => /^[0-9a-f]{24}$/.test(id));
const sourceId = v.guard((id: string): id is SourceId => id.length <= 1024);

const fingerprint = v.object({
  archive: v.pipe(v.string(), v.guard(isArchiveId, 'not an archive id')),
  id: v.pipe(v.string(), entityId),
  canonical: text(MAX_HAND_NAME),
  kind: v.picklist(ENTITY_KINDS),
  aliases: v.pipe(v.array(text(MAX_HAND_NAME)), v.maxLength(16)),
  documents: v.pipe(v.array(v.pipe(v.string(), sourceId)), v.maxLength(5)),
  externalIds: v.exactOptional(v.record(text(100), text(300))),
});
const surface = text(MAX_HAND_NAME);

/** What a correction says. */
export const draftSchema = v.variant('kind', [
  v.object({ kind: v.literal('not-this'), surface, entity: fingerprint }),
  v.object({ kind: v.literal('same-as'), entity: fingerprint, into: fingerprint }),
  v.object({
    kind: v.literal('always'),
    surface: name,
    entity: fingerprint,
    host: v.exactOptional(host),
  }),
  v.object({ kind: v.literal('mute'), entity: fingerprint }),
  v.object({
    kind: v.literal('name'),
    name,
    entity: v.exactOptional(fingerprint),
    list: v.exactOptional(text(200)),
  }),
]);

/** What is wrong with something given: `where` is a field or line of it. */
export type GivenProblem = { readonly where: string; readonly message: string };

/** A draft that was checked, or what is wrong with it. */
export function checkDraft(draft: unknown): CorrectionDraft | GivenProblem {
  const checked = v.safeParse(draftSchema, draft);
  return checked.success ? checked.output : problemOf(checked.issues);
}

/** Whether a check's answer is a problem. */
export function isProblem(answer: object): answer is GivenProblem {
  return 'where' in answer && 'message' in answer;
}

/** What is wrong, by the first of a check's issues. */
export function problemOf(
  issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
): GivenProblem {
  const [issue] = issues;
  return { where: v.getDotPath(issue) ?? 'the whole', message: issue.message };
}
