import type { LinkRoute } from '@/lib/model/entity';

/** Names that mean one entity: each but the first points to a better one, by a route. */
export class Merges {
  readonly #parent = new Map<number, { parent: number; route: LinkRoute }>();

  /** The name that stands for the entity of `name`. */
  rootOf(name: number): number {
    let at = name;
    for (let link = this.#parent.get(at); link; link = this.#parent.get(at)) at = link.parent;
    return at;
  }

  /** Why `name` means its root: `exact` for the root itself. */
  routeOf(name: number): LinkRoute {
    return this.#parent.get(name)?.route ?? 'exact';
  }

  /** Makes the entity of `name` part of the entity of `into`; false when they are one already. */
  merge(name: number, into: number, route: LinkRoute): boolean {
    const child = this.rootOf(name);
    const parent = this.rootOf(into);
    if (child === parent) return false;
    this.#parent.set(child, { parent, route });
    return true;
  }
}
