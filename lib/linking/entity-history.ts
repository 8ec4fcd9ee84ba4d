import type { DocumentDate } from '@/lib/model/document';
import type { EntityRole } from '@/lib/model/entity';
import type { Assembly, Offices } from './assemble-entities';
import type { Draft } from './choose-drafts';
import type { EntityMentions } from './entity-mentions';
import { unpackDate } from './packed-date';

/** Most roles shown of an entity, and the share of its documents from which one counts. */
const MAX_ROLES = 3;
const MIN_ROLE_SHARE = 0.03;
/** Forms of address: part of nobody's office. */
const ADDRESS =
  /\b(?:mrs?|ms|miss|dr|sir|prof|sayye?d|sayyid|seyy?ed|seyyed|haj|hajj|eng|hon|martyr|brother|sister)\b\.?/gi;

/** The first and last date of the documents that name the entity. */
export function datesOf(
  { documents }: Assembly,
  root: number,
  mentions: EntityMentions,
): { firstDate?: DocumentDate; lastDate?: DocumentDate } {
  let first = 0;
  let last = 0;
  mentions.visitDocuments(root, (document) => {
    const date = documents.date(document);
    if (date === 0) return;
    if (first === 0 || date < first) first = date;
    if (date > last) last = date;
  });
  const [firstDate, lastDate] = [unpackDate(first), unpackDate(last)];
  return { ...(firstDate && { firstDate }), ...(lastDate && { lastDate }) };
}

/** The offices that stand before the entity's names, the most usual first. */
export function rolesOf(
  { titles }: Assembly,
  { members }: Draft,
  at: {
    readonly offices: Offices;
    readonly documents: number;
    /** The year of the last document. */
    readonly asOf: string | undefined;
  },
): EntityRole[] {
  const counts = new Map<string, number>();
  for (const name of members) {
    for (const { right: title, count } of at.offices(name)) {
      const text = titles.text(title).replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim();
      if (text !== '') counts.set(text, (counts.get(text) ?? 0) + count);
    }
  }
  const enough = at.documents * MIN_ROLE_SHARE;
  return [...counts]
    .filter(([, documents]) => documents >= enough)
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, MAX_ROLES)
    .map(([text]) => (at.asOf === undefined ? { text } : { text, asOf: at.asOf }));
}
