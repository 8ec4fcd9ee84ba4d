import { archiveIdFrom } from '@/lib/model/archive';
import type {
  ArchiveRow,
  EntityDocuments,
  EntityPage,
  PageName,
  SearchAnswer,
} from '@/lib/model/answers';
import type { CardAnswer } from '@/lib/model/card';
import type { Correction, CorrectionId } from '@/lib/model/correction';
import type { ArchiveDocument, DocumentKey } from '@/lib/model/document';
import type { EntityId } from '@/lib/model/entity';
import type { Excerpt } from '@/lib/model/excerpt';
import { keptId, type Kept } from '@/lib/model/kept';
import * as samples from './samples';

/** As many documents as a newspaper of ten years has, and as many names. */
const DOCUMENTS = 33_724;
const NAMES = 100_000;
/** Rows of lists: more than are drawn at once, few enough that axe goes over all of them. */
const ON_PAGE = 120;
const HITS = 40;
const KEPT = 30;
const SITES = 60;
const ARCHIVES = 30;
/** Most names and candidates of one entity, and the years of two centuries. */
const ALIASES = 64;
const YEARS = Array.from({ length: 200 }, (_, n) => ({ year: 1826 + n, documents: (n * n) % 911 }));
/** How often a document is repeated: 60,000 characters. */
const TIMES = 60;

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const at = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

/** A page with more names than its first screens hold. */
export const PAGE_NAMES: readonly PageName[] = many(ON_PAGE, (n) => {
  const name = at(samples.NAMES, n);
  return {
    ...name,
    ref: { ...name.ref, id: `${n}` as EntityId },
    documentCount: Math.ceil(DOCUMENTS / (n + 1)),
  };
});

const EXCERPTS: readonly Excerpt[] = many(HITS, (n) => {
  const excerpt = at(samples.EXCERPTS, n);
  const key = `${samples.FACTBOOK}/huge-${n}` as DocumentKey;
  return { ...excerpt, document: { ...excerpt.document, key } };
});

/** As many hits as are shown, of a hundred thousand. */
export const SEARCH: SearchAnswer = {
  ...samples.SEARCH,
  total: NAMES,
  complete: DOCUMENTS,
  hits: EXCERPTS.map((excerpt, n) => ({ ...at(samples.SEARCH.hits, n), excerpt })),
};

/** What is known of a name that stands in every document. */
export const ANSWER: CardAnswer = {
  ...samples.answer({
    documentCount: DOCUMENTS,
    aliases: many(ALIASES, (n) => ({ ...at(samples.answer().entity.aliases, n), evidence: n })),
  }),
  excerpts: EXCERPTS.slice(0, 12),
  years: YEARS,
};

/** The page of that name. */
export const ENTITY_PAGE: EntityPage = {
  ...samples.ENTITY_PAGE,
  entity: ANSWER.entity,
  years: YEARS,
  related: many(12, (n) => {
    const related = at(samples.ENTITY_PAGE.related, n);
    return { ...related, ref: { ...related.ref, id: `related ${n}` as EntityId } };
  }),
};

export const ENTITY_DOCUMENTS: EntityDocuments = { excerpts: EXCERPTS, total: DOCUMENTS };

/** Many pins, notes, saved searches and steps. */
export const KEPT_LIST: readonly Kept[] = samples.KEPT.flatMap((kept) =>
  many(KEPT, (n) => ({
    ...kept,
    id: keptId(kept.kind, `${kept.id} ${n}`),
    at: kept.at - n * 60_000,
  })),
);

/** A long document. */
export const DOCUMENT: ArchiveDocument = {
  ...samples.DOCUMENT,
  text: `${samples.DOCUMENT.text}\n\n`.repeat(TIMES),
  cleaned: [],
};

/** More archives than are drawn at once, the first of them a newspaper of ten years. */
export const ROWS: readonly ArchiveRow[] = many(ARCHIVES, (n) => {
  const row = n === 0 ? samples.SAMPLE_ROW : samples.row({ isStarter: false });
  const id = archiveIdFrom(new Uint8Array(16).fill(n + 3));
  return {
    ...row,
    archive: { ...row.archive, id },
    enabled: n % 3 === 0,
    documents: DOCUMENTS,
    entities: NAMES,
  };
});

/** More corrections than are listed at once. */
export const CORRECTIONS: readonly Correction[] = many(KEPT, (n) => ({
  ...at(samples.CORRECTIONS, n),
  id: `correction-${n}` as CorrectionId,
}));

/** Sites with a rule. */
export const HOSTS: readonly string[] = many(SITES, (n) => `press${n}.example.org`);
