import * as v from 'valibot';
import { damaged } from './bundle-problem';
import { firstIssue, PARTS, removedSchema, retractedSchema } from './bundle-schema';
import { parseJson } from './document-line';
import type { SourceId } from '@/lib/model/document';

/** A document that its publisher took back, and why. */
export type Retraction = { readonly id: SourceId; readonly reason: string };

/** The id in line `number` of the removed part. @throws {BundleError} with that line */
export function parseRemovedLine(text: string | undefined, number: number): SourceId {
  const where = `${PARTS.removed}, line ${number}`;
  const checked = v.safeParse(removedSchema, parseJson(text, where));
  if (!checked.success) throw damaged(where, firstIssue(checked.issues));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by the schema
  return checked.output.id as SourceId;
}

/** The retraction in line `number` of the retracted part. @throws {BundleError} with that line */
export function parseRetractedLine(text: string | undefined, number: number): Retraction {
  const where = `${PARTS.retracted}, line ${number}`;
  const checked = v.safeParse(retractedSchema, parseJson(text, where));
  if (!checked.success) throw damaged(where, firstIssue(checked.issues));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked by the schema
  return { id: checked.output.id as SourceId, reason: checked.output.reason };
}
