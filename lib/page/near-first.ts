import { closestInFlatTree } from './flat-tree';

/** With fewer new elements than this all are read at once. */
const MANY = 150;
/** Points looked at down the middle of the viewport. */
const LOOKS = 8;
/** Elements before and after one that is seen that are read with it. */
const NEIGHBOURS = 20;

/**
 * Of very many new elements, those that may wait: what is in sight is read first, so that a page that
 * grows by thousands of elements shows its underlines where it is looked at. Asks for layout.
 *
 * @param others so many of those out of sight are read with them, the first ones first
 * @returns an empty set when there are few
 */
export function laterAmong(fresh: ReadonlySet<Element>, others: number): ReadonlySet<Element> {
  if (fresh.size < MANY) return new Set();
  const far = new Set([...fresh].slice(others));
  for (let look = 0; look < LOOKS; look++) {
    const hit = document.elementFromPoint(innerWidth / 2, (innerHeight * (look + 0.5)) / LOOKS);
    const seen = hit && closestInFlatTree(hit, (at) => fresh.has(at));
    if (!seen) continue;
    far.delete(seen);
    for (const step of ['previousElementSibling', 'nextElementSibling'] as const) {
      let at = seen[step];
      for (let n = 0; at && n < NEIGHBOURS; n++) {
        far.delete(at);
        at = at[step];
      }
    }
  }
  return far;
}
