import { Counts } from './hash-table';
import type { GatheredNames } from './gathered-names';
import type { MergedNames } from './merge-names';

/** Which documents name which entity, both ways. Entities are known by their root name. */
export class EntityMentions {
  readonly #byDocument: { ends: number[]; roots: Counts; counts: Counts };
  readonly #starts: Uint32Array;
  readonly #documents: Uint32Array;
  readonly #mentions: Uint32Array;

  constructor(names: GatheredNames, merged: MergedNames) {
    this.#byDocument = collect(names, merged);
    const { ends, roots, counts } = this.#byDocument;
    const total = ends.at(-1) ?? 0;
    this.#starts = new Uint32Array(names.size + 1);
    for (let i = 0; i < total; i++) bump(this.#starts, roots.get(i) + 1);
    for (let i = 1; i < this.#starts.length; i++)
      this.#starts[i] = (this.#starts[i] ?? 0) + (this.#starts[i - 1] ?? 0);
    this.#documents = new Uint32Array(total);
    this.#mentions = new Uint32Array(total);
    const at = this.#starts.slice();
    let from = 0;
    for (const [document, end] of ends.entries()) {
      for (let i = from; i < end; i++) {
        const root = roots.get(i);
        const slot = at[root] ?? 0;
        this.#documents[slot] = document;
        this.#mentions[slot] = counts.get(i);
        at[root] = slot + 1;
      }
      from = end;
    }
  }

  /** In how many documents the entity is named. */
  count(root: number): number {
    return (this.#starts[root + 1] ?? 0) - (this.#starts[root] ?? 0);
  }

  /** Visits the documents that name the entity, ascending. */
  visitDocuments(root: number, visit: (document: number, mentions: number) => void): void {
    const end = this.#starts[root + 1] ?? 0;
    for (let i = this.#starts[root] ?? 0; i < end; i++)
      visit(this.#documents[i] ?? 0, this.#mentions[i] ?? 0);
  }

  /** Visits the entities of a document. */
  visitEntities(document: number, visit: (root: number) => void): void {
    const { ends, roots } = this.#byDocument;
    const end = ends[document] ?? 0;
    for (let i = document === 0 ? 0 : (ends[document - 1] ?? 0); i < end; i++) visit(roots.get(i));
  }
}

function bump(values: Uint32Array, at: number): void {
  values[at] = (values[at] ?? 0) + 1;
}

function collect(
  names: GatheredNames,
  { merges, surnames }: MergedNames,
): { ends: number[]; roots: Counts; counts: Counts } {
  const ends: number[] = [];
  const roots = new Counts(65_536);
  const counts = new Counts(65_536);
  let total = 0;
  const sums = new Map<number, number>();
  for (let document = 0; document < names.documentCount; document++) {
    sums.clear();
    names.visit(document, (name, count) => {
      const person = surnames.inDocument(document, name);
      if (person === undefined && surnames.shared.has(name)) return;
      const root = merges.rootOf(person ?? name);
      sums.set(root, (sums.get(root) ?? 0) + count);
    });
    for (const [root, count] of sums) {
      roots.set(total, root);
      counts.set(total++, count);
    }
    ends.push(total);
  }
  return { ends, roots, counts };
}
