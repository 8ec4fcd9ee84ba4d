import type { Entity, LinkRoute } from '@/lib/model/entity';
import { LINK_ROUTES } from '@/lib/model/entity';
import type { ExcerptReason } from '@/lib/model/excerpt';
import { fold } from '@/lib/text/fold';

/**
 * Why a passage is shown for `entity`: of the names marked in it, the one that denotes the entity
 * most plainly (its canonical name before an alias, an alias before a lone surname).
 *
 * @param surfaces the marked words, in the order of the text
 * @param rested the words rested on and their route, for surfaces that the archive does not list
 */
export function nameReason(
  entity: Pick<Entity, 'canonical' | 'aliases'>,
  surfaces: readonly string[],
  rested: { readonly surface: string; readonly route: LinkRoute },
): ExcerptReason {
  const reasons = surfaces.map((surface) => ({
    surface,
    route: routeOf(entity, surface) ?? rested.route,
  }));
  const plainest = reasons.toSorted(
    (a, b) => LINK_ROUTES.indexOf(a.route) - LINK_ROUTES.indexOf(b.route),
  )[0];
  return { kind: 'name', ...(plainest ?? rested) };
}

/** By which route `surface` names `entity`, as the archive itself has it. */
function routeOf(
  entity: Pick<Entity, 'canonical' | 'aliases'>,
  surface: string,
): LinkRoute | undefined {
  const folded = fold(surface);
  if (fold(entity.canonical) === folded) return 'exact';
  return entity.aliases.find((alias) => fold(alias.name) === folded)?.route;
}
