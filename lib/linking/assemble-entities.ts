import type { ArchiveId } from '@/lib/model/archive';
import type { Alias, Entity, EntityId, PublisherEntity } from '@/lib/model/entity';
import { fold } from '@/lib/text/fold';
import { carryIds, type CarriedIds, type PreviousNames } from './carry-ids';
import { chooseDrafts, type Draft, type Drafts } from './choose-drafts';
import type { DocumentTable } from './document-table';
import { datesOf, rolesOf } from './entity-history';
import { kindOf } from './entity-kind';
import { EntityMentions } from './entity-mentions';
import type { EntityDocument, ExtractedEntity } from './extracted-entity';
import { gatedNamesOf } from './gated-names';
import type { NameContext } from './gather-names';
import type { GatheredNames } from './gathered-names';
import type { MergedNames } from './merge-names';
import { createContextTerms, createRelated } from './related-entities';
import type { SmallPairs } from './small-pairs';
import type { SurfaceFacts } from './surface-facts';
import type { SurfaceTable } from './surface-table';

/** Most aliases of an entity, and most related entities kept. */
const MAX_ALIASES = 64;
const MAX_RELATED = 12;
/** Ids that are kept at hand while entities are made. */
const MAX_KNOWN_IDS = 65_536;

/** Everything that the archive's documents said about names. */
export type Assembly = {
  readonly archive: ArchiveId;
  readonly documents: DocumentTable;
  readonly titles: SurfaceTable;
  readonly facts: SurfaceFacts;
  readonly names: GatheredNames;
  readonly context: NameContext;
  readonly pairs: SmallPairs;
  readonly merged: MergedNames;
  readonly publisherEntities: readonly PublisherEntity[];
};

/** The entities of an archive in the making: which there are, and by which ids. */
export type PreparedEntities = {
  readonly assembly: Assembly;
  readonly mentions: EntityMentions;
  readonly drafts: Drafts;
  readonly carried: CarriedIds;
};

/** Decides which entities there are, and gives those that were there before their ids. */
export async function prepareEntities(
  assembly: Assembly,
  previous: PreviousNames | undefined,
): Promise<PreparedEntities> {
  const { names, documents } = assembly;
  const mentions = new EntityMentions(names, assembly.merged);
  const drafts = chooseDrafts(assembly, mentions);
  const carried = previous
    ? await carryIds(drafts, previous, { names, mentions, documents })
    : { ids: new Map(), redirects: new Map() };
  assembly.facts.forgetCounts();
  return { assembly, mentions, drafts, carried };
}

/** The entities, those in most documents first, made one by one. */
export function* assembleEntities(prepared: PreparedEntities): Generator<ExtractedEntity> {
  const { assembly, mentions, drafts, carried } = prepared;
  const shared = sharedBy(assembly);
  const offices = assembly.context.titles.byLeft();
  const relatedTo = createRelated(assembly, mentions);
  const contextTerms = createContextTerms(assembly);
  const ids = new Map<number, EntityId>();
  /** Ids of related entities are asked for again and again; making one costs. */
  const idOf = (root: number): EntityId => {
    const known = carried.ids.get(root) ?? ids.get(root);
    if (known !== undefined) return known;
    const id = drafts.mintedId(root);
    if (ids.size < MAX_KNOWN_IDS) ids.set(root, id);
    return id;
  };
  for (const roots of mentions.stretches(drafts.roots)) {
    mentions.load(roots);
    for (const root of roots) {
      const draft = { ...drafts.draft(root), id: idOf(root) };
      const entity = makeEntity(assembly, draft, {
        mentions,
        idOf: (other) => (drafts.isKept(other) ? idOf(other) : undefined),
        offices,
        relatedTo,
        contextTerms,
      });
      yield {
        entity,
        documents: documentsOf(assembly, root, mentions),
        names: gatedNamesOf(assembly, draft, shared.get(root) ?? []),
      };
    }
  }
}

/** The titles that stand before a name, with how many documents have them so. */
export type Offices = (
  name: number,
) => readonly { readonly right: number; readonly count: number }[];

/** Read where they lie: as objects, the documents of a frequent name would be the largest thing there is. */
function documentsOf(
  { documents }: Assembly,
  root: number,
  mentions: EntityMentions,
): Iterable<EntityDocument> {
  return {
    [Symbol.iterator]: () => {
      const list = mentions.documentsOf(root);
      let at = 0;
      return {
        // A generator takes several times as long, and there are a million of these.
        next(): IteratorResult<EntityDocument> {
          if (at >= list.documents.length) return DONE;
          const document = list.documents[at] ?? 0;
          const count = list.mentions[at++] ?? 0;
          const segment = documents.segment(document);
          const docnum = documents.docnum(document);
          return { done: false, value: { segment, docnum, mentions: count } };
        },
      };
    },
  };
}

const DONE: IteratorResult<EntityDocument> = { done: true, value: undefined };

function makeEntity(
  assembly: Assembly,
  draft: Draft,
  tools: {
    readonly mentions: EntityMentions;
    readonly idOf: (root: number) => EntityId | undefined;
    readonly offices: Offices;
    readonly relatedTo: (root: number) => number[];
    readonly contextTerms: ReturnType<typeof createContextTerms>;
  },
): Entity {
  const { names, merged } = assembly;
  const { published, members, root, id } = draft;
  const { mentions, idOf, offices } = tools;
  const canonical = published?.canonical ?? names.text(root);
  const hasSurname = members.some((name) => merged.merges.routeOf(name) === 'surname');
  const related = tools.relatedTo(root);
  const relatedIds: EntityId[] = [];
  for (const other of related.slice(0, MAX_RELATED * 2)) {
    const otherId = idOf(other);
    if (otherId !== undefined && relatedIds.length < MAX_RELATED) relatedIds.push(otherId);
  }
  const dates = datesOf(assembly, root, mentions);
  return {
    id,
    kind: published?.kind ?? kindOf({ ...merged, names, members, hasSurname }),
    canonical,
    aliases: aliasesOf(assembly, draft, canonical),
    roles:
      published && published.roles.length > 0
        ? published.roles
        : rolesOf(assembly, draft, {
            offices,
            documents: mentions.count(root),
            asOf: dates.lastDate?.iso.slice(0, 4),
          }),
    documentCount: mentions.count(root),
    ...dates,
    contextTerms: tools.contextTerms({ members, documents: mentions.count(root) }, related),
    related: relatedIds,
    ...(published?.externalIds && { externalIds: published.externalIds }),
  };
}

function aliasesOf({ names, merged }: Assembly, draft: Draft, canonical: string): Alias[] {
  const aliases: Alias[] = [];
  const seen = new Set([fold(canonical)]);
  const add = (alias: Alias): void => {
    const key = fold(alias.name);
    if (key === '' || seen.has(key)) return;
    seen.add(key);
    aliases.push(alias);
  };
  for (const name of draft.members) {
    const route = merged.merges.routeOf(name);
    add({
      name: names.text(name),
      route: route === 'exact' ? 'alias' : route,
      evidence: names.documents.get(name),
    });
  }
  for (const name of draft.published?.aliases ?? []) add({ name, route: 'alias', evidence: 0 });
  aliases.sort((x, y) => y.evidence - x.evidence || (x.name < y.name ? -1 : 1));
  return aliases.slice(0, MAX_ALIASES);
}

/** For each person: the surnames shared with others, with the likelihood of this one. */
function sharedBy({ merged }: Assembly): Map<number, { name: number; prior: number }[]> {
  const shared = new Map<number, { name: number; prior: number }[]>();
  for (const [surname, persons] of merged.surnames.shared) {
    for (const { name, prior } of persons) {
      const root = merged.merges.rootOf(name);
      const list = shared.get(root);
      if (list) list.push({ name: surname, prior });
      else shared.set(root, [{ name: surname, prior }]);
    }
  }
  return shared;
}
