import type { AcceptedRuns } from './accepted-runs';
import { Counts } from './hash-table';
import type { StoredRun } from './run-store';

/** Most runs whose numbers are kept in the order in which they are read. */
const MAX_ORDER = 2 ** 22;

/** The numbers of an archive's runs, of which most need not be found a second time. */
export class RunNumbers {
  readonly #accepted: AcceptedRuns;
  readonly #order = new Counts(65_536);
  #noted = 0;
  #next = 0;

  constructor(accepted: AcceptedRuns) {
    this.#accepted = accepted;
  }

  /** The number of the next run of the first pass. */
  first(run: StoredRun): number {
    const number = this.#accepted.numberOf(run);
    if (this.#noted < MAX_ORDER) this.#order.set(this.#noted++, number + 1);
    return number;
  }

  /** The number of the next run of the second pass, which is over the same ones. */
  again(run: StoredRun): number {
    const place = this.#next++;
    return place < this.#noted ? this.#order.get(place) - 1 : this.#accepted.numberOf(run);
  }
}
