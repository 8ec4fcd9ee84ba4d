import { ENTITY_KINDS, type EntityKind, type LinkRoute } from '@/lib/model/entity';
import { DamagedRowError } from '@/lib/segment/row-frame';
import { decodeFlat, flatBytes } from './flat-codec';
import {
  candidateEntity,
  candidatePrior,
  candidateRoute,
  checkOf,
  HEADER,
  HEADER_WORDS,
  MAX_WRONG,
  NAME,
  NIBBLE,
  SLOT,
  TABLE_MAGIC,
  VARIANTS_PER_BLOCK,
} from './name-table-format';
import { homeSlot, MAX_PROBES, slotHash } from './slot-layout';
import { areSimilarFlats, flatKey, skeletonKey } from './variant-key';
import { variantHash } from './variant-writer';

/** An entity that a name may mean, by which route, and how likely (0 to 1) without context. */
export type NamedEntity = {
  readonly entity: number;
  readonly route: LinkRoute;
  readonly prior: number;
};

/**
 * The names of one archive generation, opened on the row's own bytes. A name is a number; -1 is
 * none. All look-ups stay inside the table, whatever its bytes are.
 */
export type NameTable = {
  readonly names: number;
  readonly entities: number;
  /** Documents of the archive. */
  readonly documents: number;
  /** The name with these hashes (see lib/text/word-hash.ts), or -1. */
  find(a: number, b: number): number;
  /** Likelihood, 0 to 1, that the words of `name`, in capitals, are a name. */
  certainty(name: number): number;
  isCommon(name: number): boolean;
  capsOnly(name: number): boolean;
  isFullName(name: number): boolean;
  /** Whether it counts only behind "King", "Imam" and the like. */
  byGiven(name: number): boolean;
  words(name: number): number;
  /** The entities that `name` may mean, the likeliest first. */
  candidates(name: number): NamedEntity[];
  /** Entities of which the full name `text` is a transliteration. */
  variants(text: string): NamedEntity[];
  kind(entity: number): EntityKind;
  /** Documents that name the entity, to about 5 %. */
  weight(entity: number): number;
};

/**
 * Opens the payload of row `names` 0 without copying it.
 *
 * @throws {DamagedRowError} when it is not a name table of this format
 */
export function openNameTable(payload: Uint8Array): NameTable {
  const bytes = payload.byteOffset % 4 === 0 ? payload : payload.slice();
  if (bytes.length < HEADER_WORDS * 4)
    throw new DamagedRowError('Backfile: a name table is too short');
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER_WORDS);
  if (header[HEADER.magic] !== TABLE_MAGIC)
    throw new DamagedRowError('Backfile: a name table has an unknown format');
  const parts = layOut(bytes, header);
  return {
    names: header[HEADER.names] ?? 0,
    entities: header[HEADER.entities] ?? 0,
    documents: header[HEADER.documents] ?? 0,
    ...lookUps(parts),
    variants: (text) => findVariants(parts, text),
    kind: (entity) => ENTITY_KINDS[parts.kinds[entity] ?? ENTITY_KINDS.length - 1] ?? 'name',
    weight: (entity) => 2 ** ((parts.weights[entity] ?? 0) / 16) - 1,
  };
}

type Parts = {
  readonly seed: number;
  readonly slots: Uint32Array;
  readonly a: Int32Array;
  readonly at: Uint32Array;
  readonly lists: Uint32Array;
  /** Hashes of skeletons, ascending; the candidate of each; where blocks of flat keys start. */
  readonly variantHashes: Uint32Array;
  readonly variants: Uint32Array;
  readonly variantBlocks: Uint32Array;
  /** Half of each name's second hash. */
  readonly checks: Uint16Array;
  readonly flags: Uint16Array;
  readonly kinds: Uint8Array;
  readonly weights: Uint8Array;
  readonly heap: Uint8Array;
};

function layOut(bytes: Uint8Array, header: Uint32Array): Parts {
  const size = (word: number): number => header[word] ?? 0;
  const { buffer } = bytes;
  let at = bytes.byteOffset + HEADER_WORDS * 4;
  const end = bytes.byteOffset + bytes.length;
  const take = (count: number, unit: number): number => {
    const from = at;
    at += count * unit;
    if (at > end) throw new DamagedRowError('Backfile: a name table is shorter than it says');
    return from;
  };
  const names = size(HEADER.names);
  const entities = size(HEADER.entities);
  const variants = size(HEADER.variants);
  const words = (count: number): Uint32Array => new Uint32Array(buffer, take(count, 4), count);
  const parts = {
    seed: size(HEADER.seed),
    slots: words(size(HEADER.slots)),
    a: new Int32Array(buffer, take(names, 4), names),
    at: words(names),
    lists: words(size(HEADER.candidates)),
    variantHashes: words(variants),
    variants: words(variants),
    variantBlocks: words(Math.ceil(variants / VARIANTS_PER_BLOCK)),
    checks: new Uint16Array(buffer, take(names, 2), names),
    flags: new Uint16Array(buffer, take(names, 2), names),
    kinds: new Uint8Array(buffer, take(entities, 1), entities),
    weights: new Uint8Array(buffer, take(entities, 1), entities),
  };
  return { ...parts, heap: new Uint8Array(buffer, at, end - at) };
}

function lookUps(
  parts: Parts,
): Pick<
  NameTable,
  'find' | 'certainty' | 'isCommon' | 'capsOnly' | 'isFullName' | 'byGiven' | 'words' | 'candidates'
> {
  const flag = (name: number): number => parts.flags[name] ?? 0;
  return {
    find: (a, b) => findName(parts, a, checkOf(b)),
    certainty: (name) => ((flag(name) >>> NAME.certaintyShift) & NIBBLE) / NIBBLE,
    isCommon: (name) => (flag(name) & NAME.common) !== 0,
    capsOnly: (name) => (flag(name) & NAME.capsOnly) !== 0,
    isFullName: (name) => (flag(name) & NAME.fullName) !== 0,
    byGiven: (name) => (flag(name) & NAME.byGiven) !== 0,
    words: (name) => (flag(name) >>> NAME.wordsShift) & NIBBLE,
    candidates: (name) => {
      const at = parts.at[name] ?? 0;
      if ((flag(name) & NAME.many) === 0) return [unpack(at)];
      const count = Math.min(parts.lists[at] ?? 0, parts.lists.length - at - 1);
      return Array.from(parts.lists.subarray(at + 1, at + 1 + count), unpack);
    },
  };
}

/** The name with this first hash and check, or -1; in bounded time, whatever the table's bytes are. */
function findName({ seed, slots, a: hashes, checks }: Parts, a: number, check: number): number {
  const { length } = slots;
  if (length === 0) return -1;
  const hash = slotHash(seed, a, check);
  const tag = hash & SLOT.tagMask;
  let slot = homeSlot(hash, length);
  for (let tries = 0, wrong = 0; tries < MAX_PROBES && wrong < MAX_WRONG; tries++) {
    const entry = slots[slot] ?? 0;
    if (entry === 0) return -1;
    if (entry >>> SLOT.nameBits === tag) {
      const name = (entry & SLOT.nameMask) - 1;
      if (hashes[name] === a && checks[name] === check) return name;
      wrong++;
    }
    slot = slot + 1 === length ? 0 : slot + 1;
  }
  return -1;
}

function unpack(packed: number): NamedEntity {
  return {
    entity: candidateEntity(packed),
    route: candidateRoute(packed),
    prior: candidatePrior(packed),
  };
}

function findVariants(parts: Parts, text: string): NamedEntity[] {
  const skeleton = skeletonKey(text);
  const { variantHashes: hashes, variants } = parts;
  if (skeleton === '' || hashes.length === 0) return [];
  const wanted = variantHash(skeleton);
  const flat = flatKey(text);
  const found = new Map<number, NamedEntity>();
  for (let i = firstAtLeast(hashes, wanted); hashes[i] === wanted; i++) {
    const entity = candidateEntity(variants[i] ?? 0);
    if (areSimilarFlats(flat, flatOf(parts, i)))
      found.set(entity, { entity, route: 'variant', prior: 1 });
  }
  return [...found.values()];
}

/** The first place of the ascending `values` that is `wanted` or more. */
function firstAtLeast(values: Uint32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function flatOf({ heap, variantBlocks }: Parts, variant: number): string {
  let at = variantBlocks[Math.floor(variant / VARIANTS_PER_BLOCK)] ?? 0;
  for (let i = variant % VARIANTS_PER_BLOCK; i > 0; i--) at += flatBytes(heap[at] ?? 0);
  return decodeFlat(heap, at);
}
