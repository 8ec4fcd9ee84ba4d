import type { ArchiveId } from './archive';
import type { CardView } from './card';
import { documentKey, type DocumentHead, type SourceId } from './document';
import type { EntityId } from './entity';

const ID = '0'.repeat(32) as ArchiveId;
const TEXT = 'A a. 0';
const documentOf = (id: SourceId): DocumentHead => ({
  key: documentKey(ID, id),
  id,
  title: TEXT,
  language: 'und',
  date: { iso: '2000-01-01', precision: 'day' },
});
/** A card about nothing, with a little of everything that a card draws. */
export const EMPTY_CARD: CardView = {
  surface: TEXT,
  route: 'exact',
  outcome: 'link',
  host: TEXT,
  answers: [
    {
      ref: { archive: ID, generation: 0, number: 0, id: '' as EntityId },
      entity: {
        id: '' as EntityId,
        kind: 'name',
        canonical: TEXT,
        aliases: [],
        roles: [],
        documentCount: 2,
        contextTerms: [],
        related: [],
      },
      archive: { id: ID, name: TEXT },
      excerpts: ['1', '2'].map((id) => ({
        document: documentOf(id as SourceId),
        text: TEXT,
        marks: [{ start: 0, end: 1 }],
        start: 0,
        reason: { kind: 'name' as const, route: 'exact' as const, surface: TEXT },
        isThisPage: false,
      })),
      onlyThisPage: false,
      years: [
        { year: 2000, documents: 1 },
        { year: 2001, documents: 1 },
      ],
    },
  ],
};
