/** Bits for a few UTF-16 units, 0 for all others: most units are ASCII, and one look into a small table tells. */
export class UnitFlags {
  readonly #ascii = new Uint8Array(128);
  readonly #others = new Map<number, number>();

  constructor(flags: Iterable<readonly [unit: number, bits: number]>) {
    for (const [unit, bits] of flags) {
      if (unit < 128) this.#ascii[unit] = bits;
      else this.#others.set(unit, bits);
    }
  }

  of(unit: number): number {
    return unit < 128 ? (this.#ascii[unit] ?? 0) : (this.#others.get(unit) ?? 0);
  }
}

/** A few UTF-16 units. */
export class UnitSet {
  readonly #flags: UnitFlags;

  constructor(units: Iterable<number>) {
    this.#flags = new UnitFlags(Array.from(units, (unit) => [unit, 1]));
  }

  has(unit: number): boolean {
    return this.#flags.of(unit) === 1;
  }
}
