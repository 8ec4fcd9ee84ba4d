import { LINK_ROUTES, type LinkRoute } from '@/lib/model/entity';

/** Names that mean one entity: each but the first points to a better one, by a route. */
export class Merges {
  readonly #parent: Int32Array;
  readonly #route: Uint8Array;

  /** @param names how many names there are */
  constructor(names: number) {
    this.#parent = new Int32Array(names).fill(-1);
    this.#route = new Uint8Array(names);
  }

  /** The name that stands for the entity of `name`. */
  rootOf(name: number): number {
    let at = name;
    for (let parent = this.#parent[at] ?? -1; parent >= 0; parent = this.#parent[at] ?? -1)
      at = parent;
    return at;
  }

  /** Why `name` means its root: `exact` for the root itself. */
  routeOf(name: number): LinkRoute {
    return LINK_ROUTES[this.#route[name] ?? 0] ?? 'exact';
  }

  /** Makes the entity of `name` part of the entity of `into`; false when they are one already. */
  merge(name: number, into: number, route: LinkRoute): boolean {
    const child = this.rootOf(name);
    const parent = this.rootOf(into);
    if (child === parent) return false;
    this.#parent[child] = parent;
    this.#route[child] = LINK_ROUTES.indexOf(route);
    return true;
  }
}
