import type { DocumentDate } from '@/lib/model/document';
import type { EntityRole } from '@/lib/model/entity';
import type { Assembly, Draft } from './assemble-entities';
import type { EntityMentions } from './entity-mentions';

/** Most roles shown of an entity, and the share of its documents from which one counts. */
const MAX_ROLES = 3;
const MIN_ROLE_SHARE = 0.03;
/** Forms of address: part of nobody's office. */
const ADDRESS =
  /\b(?:mrs?|ms|miss|dr|sir|prof|sayye?d|sayyid|seyy?ed|seyyed|haj|hajj|eng|hon|martyr|brother|sister)\b\.?/gi;

/** The first and last date of the documents that name the entity. */
export function datesOf(
  { store }: Assembly,
  root: number,
  mentions: EntityMentions,
): { firstDate?: DocumentDate; lastDate?: DocumentDate } {
  let first: DocumentDate | undefined;
  let last: DocumentDate | undefined;
  mentions.visitDocuments(root, (document) => {
    const date = store.documents[document]?.date;
    if (!date) return;
    if (!first || date.iso < first.iso) first = date;
    if (!last || date.iso > last.iso) last = date;
  });
  return { ...(first && { firstDate: first }), ...(last && { lastDate: last }) };
}

/** The offices that stand before the entity's names, the most usual first. */
export function rolesOf(assembly: Assembly, draft: Draft, mentions: EntityMentions): EntityRole[] {
  const counts = new Map<string, number>();
  for (const name of draft.members) {
    for (const [title, documents] of assembly.context.titles.get(name) ?? []) {
      const text = assembly.store
        .titleText(title)
        .replace(ADDRESS, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (text !== '') counts.set(text, (counts.get(text) ?? 0) + documents);
    }
  }
  if (counts.size === 0) return [];
  const enough = mentions.count(draft.root) * MIN_ROLE_SHARE;
  const asOf = datesOf(assembly, draft.root, mentions).lastDate?.iso.slice(0, 4);
  return [...counts]
    .filter(([, documents]) => documents >= enough)
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, MAX_ROLES)
    .map(([text]) => (asOf === undefined ? { text } : { text, asOf }));
}
