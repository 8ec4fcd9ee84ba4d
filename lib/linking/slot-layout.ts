/**
 * Where the keys of a stored table lie: an open table in which every key is found within a fixed
 * number of slots, whoever chose the keys. The hash has a seed that comes from all keys together; if
 * some key lies too far off, the next seed is tried.
 */

/** A key is looked for in so many slots at most. */
export const MAX_PROBES = 48;
/** So many seeds are tried; keys that still lie too far off are left out. */
const MAX_SEEDS = 8;
const SEED_STEP = 0x9e37_79b9;

/** A hash of a key of two numbers, unsigned; all bits depend on all of the key and on the seed. */
export function slotHash(seed: number, a: number, b: number): number {
  let hash = Math.imul(a ^ seed, 0x9e37_79b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b) + b;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4_eb2f);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The slot of `slots` at which the look for a key with this hash starts. */
export function homeSlot(hash: number, slots: number): number {
  return Math.floor((hash / 2 ** 32) * slots);
}

/** Which key (plus 1) lies in each slot, 0 for none, and the seed to find it by. */
export type SlotLayout = { readonly seed: number; readonly keys: Uint32Array };

/**
 * Lays `count` keys out.
 *
 * @param slots more than `count`
 * @param keyOf the two numbers of key `i`; no two keys have the same
 */
export function laySlots(
  count: number,
  slots: number,
  keyOf: (i: number) => readonly [a: number, b: number],
): SlotLayout {
  let seed = 0;
  for (let i = 0; i < count; i++) {
    const [a, b] = keyOf(i);
    seed = (seed + slotHash(SEED_STEP, a, b)) | 0;
  }
  let best: SlotLayout = { seed: 0, keys: new Uint32Array(slots) };
  for (let tries = 0, least = Infinity; tries < MAX_SEEDS && least > 0; tries++) {
    seed = (seed + SEED_STEP) | 0;
    const { keys, leftOut } = lay(count, slots, (i) => slotHash(seed, ...keyOf(i)));
    if (leftOut >= least) continue;
    best = { seed, keys };
    least = leftOut;
  }
  return best;
}

/** Keys far from their home go first ("Robin Hood"), so that none lies much farther than others. */
function lay(
  count: number,
  slots: number,
  hashOf: (i: number) => number,
): { keys: Uint32Array; leftOut: number } {
  const keys = new Uint32Array(slots);
  const distances = new Uint8Array(slots);
  let leftOut = 0;
  for (let i = 0; i < count; i++) {
    let key = i + 1;
    let distance = 0;
    let slot = homeSlot(hashOf(i), slots);
    while (distance < MAX_PROBES) {
      const there = keys[slot] ?? 0;
      if (there === 0) {
        keys[slot] = key;
        distances[slot] = distance;
        key = 0;
        break;
      }
      const other = distances[slot] ?? 0;
      if (other < distance) {
        keys[slot] = key;
        distances[slot] = distance;
        key = there;
        distance = other;
      }
      slot = slot + 1 === slots ? 0 : slot + 1;
      distance++;
    }
    if (key !== 0) leftOut++;
  }
  return { keys, leftOut };
}
