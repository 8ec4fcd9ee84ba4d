import * as v from 'valibot';
import { damaged } from './bundle-problem';
import { entitySchema, firstIssue, PARTS } from './bundle-schema';
import { parseJson } from './document-line';
import type { PublisherEntity } from '@/lib/model/entity';

/** The publisher's entity in line `number` of the entities part. @throws {BundleError} with that line */
export function parseEntityLine(
  text: string | undefined,
  number: number,
  part: string = PARTS.entities,
): PublisherEntity {
  const where = `${part}, line ${number}`;
  const checked = v.safeParse(entitySchema, parseJson(text, where));
  if (!checked.success) throw damaged(where, firstIssue(checked.issues));
  const { roles, externalIds, ...rest } = checked.output;
  return {
    ...rest,
    roles: roles.map((role) => ({ text: role.text, ...(role.asOf && { asOf: role.asOf }) })),
    ...(externalIds && { externalIds }),
  };
}

/** `entity` as a line, with its line end. */
export function entityToLine(entity: PublisherEntity): string {
  const { id, canonical, kind, aliases, roles, externalIds } = entity;
  return `${JSON.stringify({ id, canonical, kind, aliases, roles, externalIds })}\n`;
}
