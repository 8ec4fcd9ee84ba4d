import type { PublisherEntity } from '@/lib/model/entity';
import type { GatheredNames } from './gathered-names';
import type { NameContext } from './gather-names';
import { mergeAcronyms } from './merge-acronyms';
import { mergeCountries } from './merge-countries';
import { mergeExpanded } from './merge-expanded';
import {
  mergeArticles,
  mergeHalves,
  mergeOperations,
  mergeSuffixes,
  mergeVariants,
} from './merge-full-names';
import { mergeMisspelt } from './merge-misspelt';
import { mergeFronts } from './merge-fronts';
import { mergeParts } from './merge-parts';
import { bindSurnames, type SurnameBindings } from './bind-surnames';
import { Merges } from './merges';
import { nameKey } from './name-key';
import { NameShapes } from './name-shape';
import type { SurfaceFacts } from './surface-facts';

/** What the merging steps look at. */
export type MergeInput = {
  readonly facts: SurfaceFacts;
  readonly names: GatheredNames;
  readonly context: NameContext;
  readonly shapes: NameShapes;
  readonly merges: Merges;
  /** Names that are known to mean what they mean, and nothing else: those of countries. */
  readonly fixed: ReadonlySet<number>;
};

/** Which names mean one entity, and which entity a surname means where. */
export type MergedNames = {
  readonly merges: Merges;
  readonly shapes: NameShapes;
  readonly surnames: SurnameBindings;
  /** Names of countries. */
  readonly countries: ReadonlySet<number>;
  /** name → place in the publisher's list. */
  readonly published: ReadonlyMap<number, number>;
};

/** Brings the gathered names together into entities, the surest steps first. */
export function mergeNames({
  facts,
  names,
  context,
  publisherEntities,
}: {
  readonly facts: SurfaceFacts;
  readonly names: GatheredNames;
  readonly context: NameContext;
  readonly publisherEntities: readonly PublisherEntity[];
}): MergedNames {
  const merges = new Merges(names.size);
  const shapes = new NameShapes(facts, names);
  const input = { facts, names, context, shapes, merges };
  const published = mergePublished(input, publisherEntities);
  const all: MergeInput = { ...input, fixed: mergeCountries(input, published) };
  for (const [whole, series] of context.ordinals) merges.merge(whole, series, 'alias');
  mergeAcronyms(all);
  mergeExpanded(all);
  mergeHalves(all);
  mergeOperations(all);
  mergeArticles(all);
  mergeVariants(all);
  mergeMisspelt(all);
  mergeSuffixes(all);
  const surnames = bindSurnames(all);
  mergeParts(all);
  mergeFronts(all);
  return { merges, shapes, surnames, published, countries: all.fixed };
}

/** Joins the names that a publisher gives to one entity; returns whose each name is. */
function mergePublished(
  { names, merges }: Pick<MergeInput, 'names' | 'merges'>,
  entities: readonly PublisherEntity[],
): Map<number, number> {
  const published = new Map<number, number>();
  for (const [at, entity] of entities.entries()) {
    let root = -1;
    for (const text of [entity.canonical, ...entity.aliases]) {
      const { a, b } = nameKey(text);
      const name = names.find(a, b);
      // A name that two entities share stays with the first; both are offered on pages.
      if (name < 0 || published.has(name)) continue;
      published.set(name, at);
      if (root < 0) root = name;
      else merges.merge(name, root, 'alias');
    }
  }
  return published;
}
