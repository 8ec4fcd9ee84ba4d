import { slotHash } from './slot-layout';

/** Other in each process: nobody can choose words that all lie in one place. */
const SEED = crypto.getRandomValues(new Int32Array(1))[0] ?? 0;

/** Share of slots in use from which the table doubles. */
const MAX_LOAD = 0.6;

/** Numbers 64-bit hashes 0, 1, 2 … in the order of first sight; colliding slots are chained. */
export class HashTable {
  #slots: Int32Array;
  #mask: number;
  #a: Int32Array;
  #b: Int32Array;
  #size = 0;

  constructor(capacity = 1024) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity / MAX_LOAD)));
    this.#slots = new Int32Array(slots).fill(-1);
    this.#mask = slots - 1;
    this.#a = new Int32Array(capacity);
    this.#b = new Int32Array(capacity);
  }

  get size(): number {
    return this.#size;
  }

  /** The number of (a, b), given now if it is new. */
  intern(a: number, b: number): number {
    let slot = slotHash(SEED, a, b) & this.#mask;
    for (;;) {
      const at = this.#slots[slot] ?? -1;
      if (at < 0) break;
      if (this.#a[at] === a && this.#b[at] === b) return at;
      slot = (slot + 1) & this.#mask;
    }
    return this.#add(a, b, slot);
  }

  /** The number of (a, b), or -1. */
  find(a: number, b: number): number {
    let slot = slotHash(SEED, a, b) & this.#mask;
    for (;;) {
      const at = this.#slots[slot] ?? -1;
      if (at < 0) return -1;
      if (this.#a[at] === a && this.#b[at] === b) return at;
      slot = (slot + 1) & this.#mask;
    }
  }

  /** Forgets everything and keeps its memory. */
  clear(): void {
    this.#slots.fill(-1);
    this.#size = 0;
  }

  hashA(n: number): number {
    return this.#a[n] ?? 0;
  }

  hashB(n: number): number {
    return this.#b[n] ?? 0;
  }

  #add(a: number, b: number, slot: number): number {
    const n = this.#size++;
    if (n >= this.#a.length) {
      this.#a = grown(this.#a);
      this.#b = grown(this.#b);
    }
    this.#a[n] = a;
    this.#b[n] = b;
    this.#slots[slot] = n;
    if (this.#size > this.#slots.length * MAX_LOAD) this.#rehash();
    return n;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    this.#mask = slots.length - 1;
    for (let n = 0; n < this.#size; n++) {
      let slot = slotHash(SEED, this.#a[n] ?? 0, this.#b[n] ?? 0) & this.#mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & this.#mask;
      slots[slot] = n;
    }
    this.#slots = slots;
  }
}

/** Columns up to so many numbers double; longer ones grow by a quarter, so that little room is unused. */
const DOUBLES_UP_TO = 2 ** 18;

function roomAfter(length: number): number {
  return length < DOUBLES_UP_TO ? length * 2 : Math.ceil(length * 1.25);
}

function grown(from: Int32Array): Int32Array {
  const to = new Int32Array(roomAfter(from.length));
  to.set(from);
  return to;
}

/** A growing column of unsigned counts beside a `HashTable`; what was never set is 0. */
export class Counts {
  #values: Uint32Array;

  constructor(capacity = 1024) {
    this.#values = new Uint32Array(capacity);
  }

  get(n: number): number {
    return this.#values[n] ?? 0;
  }

  set(n: number, value: number): void {
    if (n >= this.#values.length) {
      const to = new Uint32Array(Math.max(roomAfter(this.#values.length), n + 1));
      to.set(this.#values);
      this.#values = to;
    }
    this.#values[n] = value;
  }

  add(n: number, by = 1): void {
    this.set(n, this.get(n) + by);
  }
}

/** The least count that no more than `most` cells reach. */
export function leastCount(cells: Uint8Array, most: number): number {
  const having = new Uint32Array(256);
  for (const cell of cells) having[cell] = (having[cell] ?? 0) + 1;
  let sum = 0;
  let least = 255;
  while (least > 1 && sum + (having[least] ?? 0) <= most) sum += having[least--] ?? 0;
  return sum + (having[least] ?? 0) <= most ? least : least + 1;
}
