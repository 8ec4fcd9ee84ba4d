import type { EntityId, PublisherEntity } from '@/lib/model/entity';
import { fold } from '@/lib/text/fold';
import type { Assembly } from './assemble-entities';
import type { NewEntities } from './carry-ids';
import { mintEntityId } from './entity-id';
import type { EntityMentions } from './entity-mentions';
import type { GatheredNames } from './gathered-names';
import { Counts } from './hash-table';
import type { MergedNames } from './merge-names';
import { createMisspelt } from './misspelt-names';
import { createVague, SMALL_ARCHIVE } from './vague-names';

/** A name of one document is kept when it has several words and one of them is this surely a name. */
const SURE_SHARE = 800;
/** So many mentions in one document make a name worth keeping. */
const SUBJECT_MENTIONS = 3;

/** An entity in the making. */
export type Draft = {
  readonly root: number;
  /** The root, then its other names, those in most documents first. */
  readonly members: readonly number[];
  readonly published: PublisherEntity | undefined;
  readonly id: EntityId;
};

/** The entities that are kept, in their final order. */
export type Drafts = NewEntities & {
  draft(root: number): Omit<Draft, 'id'>;
  isKept(root: number): boolean;
};

/** Decides which of the merged names become entities. */
export function chooseDrafts(assembly: Assembly, mentions: EntityMentions): Drafts {
  const { archive, names, merged, publisherEntities } = assembly;
  const groups = new NameGroups(names, merged);
  const publishedOf = publishedRoots(assembly);
  const kept: number[] = [];
  const misspelt = createMisspelt(assembly, mentions);
  const vague = createVague(assembly, mentions);
  const isDraft = new Counts(names.size);
  for (let root = 0; root < names.size; root++) {
    const documents = mentions.count(root);
    if (documents === 0) continue;
    const published = publishedOf.has(root);
    const members = groups.members(root);
    if (!published && vague(root)) continue;
    if (!published && !isKept(assembly, root, members, documents)) continue;
    if (!published && members.length === 1 && misspelt(root)) continue;
    kept.push(root);
    isDraft.set(root, 1);
  }
  kept.sort((x, y) => mentions.count(y) - mentions.count(x) || x - y);
  const publishedAs = (root: number): PublisherEntity | undefined =>
    publisherEntities[publishedOf.get(root) ?? -1];
  return {
    roots: Uint32Array.from(kept),
    draft(root) {
      const others = groups.members(root).filter((name) => name !== root);
      others.sort((x, y) => names.documents.get(y) - names.documents.get(x) || x - y);
      return { root, members: [root, ...others], published: publishedAs(root) };
    },
    isKept: (root) => isDraft.get(root) > 0,
    members: (root) => groups.members(root),
    isPublished: (root) => publishedOf.has(root),
    mintedId(root) {
      const published = publishedAs(root);
      return mintEntityId(
        archive,
        published ? `publisher ${published.id}` : fold(names.text(root)),
      );
    },
  };
}

/** Which of the publisher's entities each root is. */
function publishedRoots({ merged }: Assembly): Map<number, number> {
  const roots = new Map<number, number>();
  for (const [name, at] of merged.published) {
    const root = merged.merges.rootOf(name);
    const known = roots.get(root);
    if (known === undefined || at < known) roots.set(root, at);
  }
  return roots;
}

/** The names of each entity. */
class NameGroups {
  readonly #starts: Uint32Array;
  readonly #members: Uint32Array;

  constructor(names: GatheredNames, { merges }: MergedNames) {
    this.#starts = new Uint32Array(names.size + 1);
    for (let name = 0; name < names.size; name++) {
      const after = merges.rootOf(name) + 1;
      this.#starts[after] = (this.#starts[after] ?? 0) + 1;
    }
    for (let i = 1; i < this.#starts.length; i++)
      this.#starts[i] = (this.#starts[i] ?? 0) + (this.#starts[i - 1] ?? 0);
    this.#members = new Uint32Array(names.size);
    const at = this.#starts.slice();
    for (let name = 0; name < names.size; name++) {
      const root = merges.rootOf(name);
      this.#members[at[root] ?? 0] = name;
      at[root] = (at[root] ?? 0) + 1;
    }
  }

  /** The names whose root is `root`, ascending. */
  members(root: number): number[] {
    return Array.from(this.#members.subarray(this.#starts[root], this.#starts[root + 1]));
  }
}

function isKept(
  { names, merged }: Assembly,
  root: number,
  members: readonly number[],
  documents: number,
): boolean {
  if (merged.surnames.shared.has(root)) return false;
  if (names.documentCount < SMALL_ARCHIVE || documents >= 2) return true;
  if (members.some((name) => names.inTitle.get(name) > 0)) return true;
  // What a document speaks of again and again is its subject.
  if (names.mentions.get(root) >= SUBJECT_MENTIONS && names.share.get(root) >= SURE_SHARE)
    return true;
  return merged.shapes.wordCount(root) > 1 && names.share.get(root) >= SURE_SHARE;
}
