import { ByteList } from './byte-list';
import type { GatedName } from './extracted-entity';
import { Counts, HashTable } from './hash-table';
import { laySlots, slotHash } from './slot-layout';
import { VariantWriter } from './variant-writer';
import {
  checkOf,
  HEADER,
  HEADER_WORDS,
  MAX_ENTITY,
  MAX_NAMES,
  NAME,
  NIBBLE,
  packCandidate,
  SLOT,
  SLOTS_PER_NAME,
  TABLE_MAGIC,
} from './name-table-format';

/** Most entities that one name may mean; the likeliest are kept. */
const MAX_CANDIDATES = 12;
/** Largest weight of an entity: 16 times the base-2 logarithm of its documents. */
const MAX_WEIGHT = 255;

/** Collects the names of entities, in the order of their numbers, into one row for matching. */
export class NameTableWriter {
  readonly #keys = new HashTable(16_384);
  readonly #flags = new Counts(16_384);
  /** The only candidate of each name; the lists of those that have more are in `#many`. */
  readonly #first = new Counts(16_384);
  readonly #many = new Map<number, number[]>();
  readonly #variants = new VariantWriter();
  readonly #kinds = new ByteList();
  readonly #weights = new ByteList();
  readonly #maxNames: number;

  /** @param maxNames further names are left out */
  constructor(maxNames = MAX_NAMES) {
    this.#maxNames = maxNames;
  }

  get names(): number {
    return this.#keys.size;
  }

  /** Adds the next entity. */
  add(entity: { kind: number; documents: number; names: readonly GatedName[] }): void {
    const number = this.#kinds.length;
    if (number > MAX_ENTITY) throw new RangeError('Backfile: too many entities for a name table');
    const weight = Math.min(MAX_WEIGHT, Math.round(Math.log2(entity.documents + 1) * 16));
    this.#kinds.append(Uint8Array.of(entity.kind));
    this.#weights.append(Uint8Array.of(weight));
    for (const name of entity.names) this.#addName(number, name);
  }

  /** @param documents of the whole archive */
  finish(documents: number): Uint8Array<ArrayBuffer> {
    const names = this.#keys.size;
    const slots = Math.max(4, Math.ceil(names * SLOTS_PER_NAME));
    const lists = this.#candidateLists();
    const room = this.#variants.room;
    const words = HEADER_WORDS + slots + names * 2 + lists.values.length + room.words;
    const entities = this.#kinds.length;
    const bytes = new Uint8Array(words * 4 + names * 4 + entities * 2 + room.bytes);
    const u32 = new Uint32Array(bytes.buffer, 0, words);
    u32[HEADER.magic] = TABLE_MAGIC;
    u32[HEADER.names] = names;
    u32[HEADER.slots] = slots;
    u32[HEADER.candidates] = lists.values.length;
    u32[HEADER.entities] = entities;
    u32[HEADER.documents] = documents;
    u32[HEADER.variants] = this.#variants.size;
    let at = HEADER_WORDS;
    u32[HEADER.seed] = this.#fillSlots(u32.subarray(at, at + slots));
    at += slots;
    for (let i = 0; i < names; i++) {
      u32[at + i] = this.#keys.hashA(i);
      u32[at + names + i] = lists.starts.get(i) ?? this.#first.get(i);
    }
    at += names * 2;
    u32.set(lists.values, at);
    at += lists.values.length;
    const heap = bytes.length - room.bytes;
    this.#variants.finish(u32.subarray(at, words), bytes.subarray(heap));
    this.#fillShorts(bytes, words * 4);
    this.#kinds.copyTo(bytes, heap - entities * 2);
    this.#weights.copyTo(bytes, heap - entities);
    return bytes;
  }

  #addName(entity: number, name: GatedName): void {
    if (this.#keys.size >= this.#maxNames && this.#keys.find(name.a, name.b) < 0) return;
    const id = this.#keys.intern(name.a, name.b);
    const candidate = packCandidate(entity, name.route, name.prior);
    const isNew = this.#flags.get(id) === 0;
    if (isNew) {
      this.#first.set(id, candidate);
      this.#flags.set(id, flagsOf(name));
    } else {
      const list = this.#many.get(id) ?? [this.#first.get(id)];
      if (list.length < MAX_CANDIDATES) list.push(candidate);
      this.#many.set(id, list);
      this.#flags.set(id, this.#flags.get(id) | NAME.many);
    }
    if (name.skeleton !== '') this.#variants.add(name.skeleton, name.flat, candidate);
  }

  /** Lists of candidates: how many, then each; and where each name's list starts. */
  #candidateLists(): { starts: Map<number, number>; values: Uint32Array } {
    const starts = new Map<number, number>();
    const values: number[] = [];
    for (const [id, list] of this.#many) {
      starts.set(id, values.length);
      values.push(list.length, ...list.sort((x, y) => (y & NIBBLE) - (x & NIBBLE)));
    }
    return { starts, values: Uint32Array.from(values) };
  }

  /** @returns the seed by which the names are found */
  #fillSlots(slots: Uint32Array): number {
    const keyOf = (name: number): [number, number] => [
      this.#keys.hashA(name),
      checkOf(this.#keys.hashB(name)),
    ];
    const { seed, keys } = laySlots(this.#keys.size, slots.length, keyOf);
    for (const [slot, key] of keys.entries())
      if (key > 0)
        slots[slot] =
          (key | ((slotHash(seed, ...keyOf(key - 1)) & SLOT.tagMask) << SLOT.nameBits)) >>> 0;
    return seed;
  }

  #fillShorts(bytes: Uint8Array, from: number): void {
    const names = this.#keys.size;
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < names; i++) {
      view.setUint16(from + i * 2, checkOf(this.#keys.hashB(i)), true);
      view.setUint16(from + (names + i) * 2, this.#flags.get(i), true);
    }
  }
}

function flagsOf(name: GatedName): number {
  return (
    (name.common ? NAME.common : 0) |
    (name.capsOnly ? NAME.capsOnly : 0) |
    (name.fullName ? NAME.fullName : 0) |
    (name.byGiven ? NAME.byGiven : 0) |
    (Math.min(NIBBLE, Math.max(1, name.words)) << NAME.wordsShift) |
    (Math.round(name.certainty * NIBBLE) << NAME.certaintyShift)
  );
}
