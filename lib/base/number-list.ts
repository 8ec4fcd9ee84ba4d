/** A growing list of unsigned 32-bit numbers: four bytes each, whatever they are. */
export class NumberList {
  #values = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(this.#length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers so far: a view, to be read before the next push. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
