import { readEntities } from '@/lib/linking/entity-table';
import type { CardAnswer, Years } from '@/lib/model/card';
import { cleanedText, headOf, type ArchiveDocument } from '@/lib/model/document';
import type { Entity, EntityAt, LinkRoute } from '@/lib/model/entity';
import type { Excerpt } from '@/lib/model/excerpt';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { cutExcerpts, type CutExcerpt } from '@/lib/retrieval/cut-excerpt';
import type { LostRows } from '@/lib/segment/lost-rows';
import { fold } from '@/lib/text/fold';
import { shareWithin, type Sketch } from '@/lib/text/sketch';
import { chooseDocuments } from './choose-documents';
import { countYears, documentsOfEntity, readChosen, type ChosenDocument } from './entity-documents';
import { nameReason } from './name-reason';
import { excerptRank } from './rank-excerpts';

/** Documents read for one card. Each costs about one block of 32; more did not find better excerpts. */
const MAX_READ = 16;
/** The same for a candidate that does not stand on top. */
const MAX_READ_BRIEFLY = 4;
/** Excerpts of one entity on a card. */
const MAX_EXCERPTS = 12;
const MS_PER_MINUTE = 60_000;
/** A document with more of its text on the page than this is the page. */
const THIS_PAGE_SHARE = 0.5;
/** Of a longer document only the opening is compared: reading all of sixteen took longer than all else. */
const COMPARED_CHARS = 8_000;

/** The page that a card is asked for on. */
export type ReadingContext = {
  /** The words rested on. */
  readonly surface: string;
  readonly route: LinkRoute;
  /** Terms that stand out on the page. */
  readonly terms: ReadonlySet<string>;
  readonly url: string;
  readonly sketch: Sketch;
  /** Only documents of these years. */
  readonly years?: Years;
  /** Looks into a few documents only. */
  readonly isBrief?: boolean;
  /** What is done about documents that cannot be read; without it, that is an error. */
  readonly lost?: LostRows;
};

/**
 * What one archive says about an entity: its best excerpts, from different documents, the page's
 * own document last. Never opens the text index.
 *
 * @returns undefined when the view has no such entity (any more)
 * @throws {MissingRowError} when the generation was replaced meanwhile
 */
export async function answerFor(
  view: LibraryView,
  at: EntityAt,
  context: ReadingContext,
): Promise<CardAnswer | undefined> {
  const open = view.generations.find((each) => each.generation.id === at.generation);
  if (!open || at.number >= open.generation.entities) return undefined;
  const [[entity], { documents: live, minutesOf }] = await Promise.all([
    readEntities(open.names, [at.number]),
    documentsOfEntity(open, at.number),
  ]);
  if (!entity) return undefined;
  const wanted = live.filter((document) => isOf(context.years, minutesOf(document)));
  const isBrief = context.isBrief === true && wanted.length > MAX_READ_BRIEFLY;
  const chosen = chooseDocuments(wanted, isBrief ? MAX_READ_BRIEFLY : MAX_READ, minutesOf);
  const texts = await readChosen(open, chosen, context.lost);
  const { archive } = open.generation;
  return {
    ref: { ...at, id: entity.id },
    entity: { ...entity, documentCount: live.length },
    archive: {
      id: archive.id,
      name: archive.name,
      ...(archive.edition ? { edition: archive.edition } : {}),
    },
    ...withoutOnlyThisPage(bestExcerpts(open, entity, texts, context)),
    ...(isBrief && { isBrief }),
    years: countYears({ documents: live, minutesOf }),
  };
}

function isOf(years: Years | undefined, minutes: number | undefined): boolean {
  if (!years) return true;
  const year =
    minutes === undefined ? undefined : new Date(minutes * MS_PER_MINUTE).getUTCFullYear();
  return year !== undefined && year >= years.from && year <= years.to;
}

type Ranked = { readonly excerpt: Excerpt; readonly score: number };

function bestExcerpts(
  open: OpenGeneration,
  entity: Entity,
  documents: readonly ChosenDocument[],
  context: ReadingContext,
): Excerpt[] {
  const names = [entity.canonical, ...entity.aliases.map((alias) => alias.name), context.surface];
  const folded = names.map(fold).filter((name) => name !== '');
  const ranked: Ranked[] = [];
  for (const { document, mentions } of documents) {
    const [cut] = cutExcerpts(document, { names }, { context: context.terms, limit: 1 });
    if (!cut) continue;
    const isThisPage = isPage(document, context);
    const rank = excerptRank({ cut, title: document.title, names: folded, mentions });
    ranked.push({
      excerpt: toExcerpt({ open, entity, document, context, isThisPage }, cut),
      score: isThisPage ? rank - 1e9 : rank,
    });
  }
  const best = ranked
    .sort((a, b) => b.score - a.score || (a.excerpt.document.key < b.excerpt.document.key ? -1 : 1))
    .map((each) => each.excerpt);
  return withoutRepeats(best).slice(0, MAX_EXCERPTS);
}

/** The reader has this page before their eyes: alone it is no answer. */
function withoutOnlyThisPage(
  excerpts: readonly Excerpt[],
): Pick<CardAnswer, 'excerpts' | 'onlyThisPage'> {
  const onlyThisPage = excerpts.length > 0 && excerpts.every((excerpt) => excerpt.isThisPage);
  return { excerpts: onlyThisPage ? [] : excerpts, onlyThisPage };
}

/** The same passage often stands in several documents: a correction, a second edition, a quote. */
function withoutRepeats(excerpts: readonly Excerpt[]): Excerpt[] {
  const seen = new Set<string>();
  return excerpts.filter((excerpt) => {
    const key = fold(excerpt.text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function isPage(document: ArchiveDocument, context: ReadingContext): boolean {
  if (document.url !== undefined && document.url === context.url) return true;
  const opening = cleanedText(document).slice(0, COMPARED_CHARS);
  return (shareWithin(opening, context.sketch) ?? 0) > THIS_PAGE_SHARE;
}

type Shown = {
  readonly open: OpenGeneration;
  readonly entity: Entity;
  readonly document: ArchiveDocument;
  readonly context: ReadingContext;
  readonly isThisPage: boolean;
};

function toExcerpt(
  { open, entity, document, context, isThisPage }: Shown,
  cut: CutExcerpt,
): Excerpt {
  const surfaces = cut.marks.map((mark) => cut.text.slice(mark.start, mark.end));
  return {
    document: headOf(open.generation.archive.id, document),
    text: cut.text,
    marks: cut.marks,
    start: cut.start,
    reason: nameReason(entity, surfaces, context),
    isThisPage,
    ...(open.unseen?.has(document.id) && { isNew: true }),
  };
}
