import type { ArchiveId } from '@/lib/model/archive';
import type { Alias, Entity, EntityId, PublisherEntity } from '@/lib/model/entity';
import { fold } from '@/lib/text/fold';
import { datesOf, rolesOf } from './entity-history';
import { mintEntityId } from './entity-id';
import { kindOf } from './entity-kind';
import { EntityMentions } from './entity-mentions';
import type { EntityDocument, ExtractedEntity } from './extracted-entity';
import { gatedNamesOf } from './gated-names';
import type { NameContext } from './gather-names';
import type { GatheredNames } from './gathered-names';
import { WORD } from './lexicon';
import type { MergedNames } from './merge-names';
import { contextTermsOf, relatedOf } from './related-entities';
import type { RunStore } from './run-store';
import type { SurfaceFacts } from './surface-facts';

/** Archives below this many documents keep every accepted name. */
const SMALL_ARCHIVE = 50;
/** A name of one document is kept when it has several words and one of them is this surely a name. */
const SURE_SHARE = 800;
/** So many mentions in one document make a name worth keeping. */
const SUBJECT_MENTIONS = 3;
/** A first name alone counts when it stands behind a title in this share of its documents. */
const TITLED_SHARE = 0.2;
/** Most aliases of an entity. */
const MAX_ALIASES = 64;

/** Everything that the archive's documents said about names. */
export type Assembly = {
  readonly archive: ArchiveId;
  readonly store: RunStore;
  readonly facts: SurfaceFacts;
  readonly names: GatheredNames;
  readonly context: NameContext;
  readonly merged: MergedNames;
  readonly publisherEntities: readonly PublisherEntity[];
};

/** An entity in the making. */
export type Draft = {
  readonly root: number;
  /** The root, then its other names, those in most documents first. */
  readonly members: number[];
  readonly published: PublisherEntity | undefined;
  readonly id: EntityId;
};

/** The entities of an archive, those in most documents first, made one by one. */
export function* assembleEntities(assembly: Assembly): Generator<ExtractedEntity> {
  const mentions = new EntityMentions(assembly.names, assembly.merged);
  const drafts = draftEntities(assembly, mentions);
  const ids = new Map(drafts.map((draft) => [draft.root, draft.id]));
  const shared = sharedBy(assembly);
  for (const draft of drafts) {
    const entity = makeEntity(assembly, draft, mentions, ids);
    yield {
      entity,
      documents: documentsOf(assembly, draft, mentions),
      names: gatedNamesOf(assembly, draft, shared.get(draft.root) ?? []),
    };
  }
}

/** The kept entities in their final order. */
function draftEntities(assembly: Assembly, mentions: EntityMentions): Draft[] {
  const { archive, names, merged, publisherEntities } = assembly;
  const members = new Map<number, number[]>();
  for (let name = 0; name < names.size; name++) {
    const root = merged.merges.rootOf(name);
    const known = members.get(root);
    if (known) known.push(name);
    else members.set(root, [name]);
  }
  const drafts: Draft[] = [];
  for (const [root, list] of members) {
    const at = list.map((name) => merged.published.get(name)).find((found) => found !== undefined);
    const published = at === undefined ? undefined : publisherEntities[at];
    if (mentions.count(root) === 0) continue;
    if (!published && !isKept(assembly, root, list, mentions.count(root))) continue;
    const others = list.filter((name) => name !== root);
    others.sort((x, y) => names.documents.get(y) - names.documents.get(x) || x - y);
    const key = published ? `publisher ${published.id}` : fold(names.forms(root)[0]?.text ?? '');
    drafts.push({ root, members: [root, ...others], published, id: mintEntityId(archive, key) });
  }
  return drafts.sort(
    (x, y) => mentions.count(y.root) - mentions.count(x.root) || (x.id < y.id ? -1 : 1),
  );
}

function isKept(
  { names, merged }: Assembly,
  root: number,
  members: readonly number[],
  documents: number,
): boolean {
  if (merged.surnames.shared.has(root)) return false;
  if (isLoneGivenName(names, merged, root)) return false;
  if (names.documentCount < SMALL_ARCHIVE || documents >= 2) return true;
  if (members.some((name) => names.inTitle.get(name) > 0)) return true;
  // What a document speaks of again and again is its subject.
  if (mentionsOf(names, root) >= SUBJECT_MENTIONS && names.share.get(root) >= SURE_SHARE)
    return true;
  return merged.shapes.words(root).length > 1 && names.share.get(root) >= SURE_SHARE;
}

/** "Ali" by itself may be anybody; "Imam Ali", behind a title, is somebody. */
function isLoneGivenName(names: GatheredNames, { shapes }: MergedNames, root: number): boolean {
  if (shapes.words(root).length > 1 || !shapes.hasWord(root, WORD.given)) return false;
  return names.titled.get(root) < names.documents.get(root) * TITLED_SHARE;
}

function mentionsOf(names: GatheredNames, name: number): number {
  return names.forms(name).reduce((sum, { count }) => sum + count, 0);
}

function documentsOf(
  { store }: Assembly,
  draft: Draft,
  mentions: EntityMentions,
): EntityDocument[] {
  const documents: EntityDocument[] = [];
  mentions.visitDocuments(draft.root, (document, count) => {
    const stored = store.documents[document];
    if (stored) documents.push({ segment: stored.segment, docnum: stored.docnum, mentions: count });
  });
  return documents.sort((x, y) => x.segment - y.segment || x.docnum - y.docnum);
}

function makeEntity(
  assembly: Assembly,
  draft: Draft,
  mentions: EntityMentions,
  ids: ReadonlyMap<number, EntityId>,
): Entity {
  const { names, merged } = assembly;
  const { published, members, root, id } = draft;
  const canonical = published?.canonical ?? names.forms(root)[0]?.text ?? '';
  const hasSurname = members.some((name) => merged.merges.routeOf(name) === 'surname');
  const related = relatedOf(assembly, root, mentions);
  const relatedIds: EntityId[] = [];
  for (const other of related.slice(0, MAX_RELATED * 2)) {
    const otherId = ids.get(other);
    if (otherId !== undefined && relatedIds.length < MAX_RELATED) relatedIds.push(otherId);
  }
  return {
    id,
    kind: published?.kind ?? kindOf({ names, shapes: merged.shapes, members, hasSurname }),
    canonical,
    aliases: aliasesOf(assembly, draft, canonical),
    roles:
      published && published.roles.length > 0
        ? published.roles
        : rolesOf(assembly, draft, mentions),
    documentCount: mentions.count(root),
    ...datesOf(assembly, root, mentions),
    contextTerms: contextTermsOf(assembly, { members, documents: mentions.count(root) }, related),
    related: relatedIds,
    ...(published?.externalIds && { externalIds: published.externalIds }),
  };
}

/** Most related entities kept. */
const MAX_RELATED = 12;

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
    const text = names.forms(name)[0]?.text ?? '';
    add({
      name: text,
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
