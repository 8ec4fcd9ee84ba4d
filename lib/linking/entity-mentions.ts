import { Counts } from './hash-table';
import type { GatheredNames } from './gathered-names';
import type { MergedNames } from './merge-names';
import { MentionPack } from './mention-pack';

/** Most mentions whose documents are in memory at a time. */
const MAX_LOADED = 1_500_000;
/** Most entities of documents that are kept as numbers beside the packed lists, which take long to read. */
const MAX_FLAT = 2 ** 21;
/** Names' lists are given back to memory after so many documents. */
const FORGET_EVERY = 4096;

/** Which documents name which entity, both ways. Entities are known by their root name. */
export class EntityMentions {
  readonly #byDocument = new MentionPack();
  readonly #counts: Counts;
  #flat: FlatLists | undefined = {
    roots: new Counts(16_384),
    starts: new Counts(1024),
    length: 0,
  };
  /** Root → its place among the loaded ones plus 1. */
  #place = new Counts(16);
  #starts = new Uint32Array(1);
  #documents = new Uint32Array(0);
  #mentions = new Uint16Array(0);

  /** Reads the names of every document, and gives their memory back on the way. */
  constructor(names: GatheredNames, { merges, surnames }: MergedNames) {
    this.#counts = new Counts(names.size);
    const list: number[] = [];
    const counts: number[] = [];
    const sums = new Map<number, number>();
    for (let document = 0; document < names.documentCount; document++) {
      list.length = counts.length = 0;
      sums.clear();
      names.visit(document, (name, count) => {
        list.push(name);
        counts.push(count);
      });
      const bound = surnames.inDocument(list);
      for (let i = 0; i < list.length; i++) {
        const [name, count] = [list[i] ?? 0, counts[i] ?? 0];
        const person = bound.get(name);
        if (person === undefined && surnames.shared.has(name)) continue;
        const root = merges.rootOf(person ?? name);
        sums.set(root, (sums.get(root) ?? 0) + count);
      }
      for (const root of sums.keys()) this.#counts.add(root);
      this.#keepFlat(document, sums.keys());
      this.#byDocument.add(sums.keys(), (root) => sums.get(root) ?? 0);
      if (document % FORGET_EVERY === 0) names.forgetBefore(document);
    }
    names.forgetDocuments();
    surnames.forgetFullNames();
  }

  #keepFlat(document: number, roots: Iterable<number>): void {
    const flat = this.#flat;
    if (!flat) return;
    for (const root of roots) flat.roots.set(flat.length++, root);
    flat.starts.set(document + 1, flat.length);
    if (flat.length > MAX_FLAT) this.#flat = undefined;
  }

  /** In how many documents the entity is named. */
  count(root: number): number {
    return this.#counts.get(root);
  }

  /** `roots` cut into stretches whose documents can be loaded together. */
  *stretches(roots: Uint32Array): Generator<Uint32Array> {
    let from = 0;
    let sum = 0;
    for (const [i, root] of roots.entries()) {
      sum += this.count(root);
      if (sum <= MAX_LOADED || i === from) continue;
      yield roots.subarray(from, i);
      from = i;
      sum = this.count(root);
    }
    if (from < roots.length) yield roots.subarray(from);
  }

  /** Makes the documents of `roots` known, in place of those loaded before. */
  load(roots: Uint32Array): void {
    this.#place = new Counts(1);
    this.#starts = new Uint32Array(roots.length + 1);
    for (const [place, root] of roots.entries()) {
      this.#place.set(root, place + 1);
      this.#starts[place + 1] = (this.#starts[place] ?? 0) + this.count(root);
    }
    const total = this.#starts.at(-1) ?? 0;
    this.#documents = new Uint32Array(total);
    this.#mentions = new Uint16Array(total);
    const at = this.#starts.slice();
    for (let document = 0; document < this.#byDocument.size; document++) {
      this.#byDocument.visit(document, (root, count) => {
        const place = this.#place.get(root) - 1;
        if (place < 0) return;
        const slot = at[place] ?? 0;
        this.#documents[slot] = document;
        this.#mentions[slot] = Math.min(65_535, count);
        at[place] = slot + 1;
      });
    }
  }

  /** Visits the documents that name a loaded entity, ascending. */
  visitDocuments(root: number, visit: (document: number, mentions: number) => void): void {
    const place = this.#place.get(root) - 1;
    if (place < 0) return;
    const end = this.#starts[place + 1] ?? 0;
    for (let i = this.#starts[place] ?? 0; i < end; i++)
      visit(this.#documents[i] ?? 0, this.#mentions[i] ?? 0);
  }

  /** The documents that name a loaded entity, ascending, and how often each does: views. */
  documentsOf(root: number): { readonly documents: Uint32Array; readonly mentions: Uint16Array } {
    const place = this.#place.get(root) - 1;
    const [start, end] = place < 0 ? [0, 0] : [this.#starts[place], this.#starts[place + 1]];
    return {
      documents: this.#documents.subarray(start, end),
      mentions: this.#mentions.subarray(start, end),
    };
  }

  /** Puts the entities of a document into `into`, as many as it has room for. @returns how many */
  entitiesOf(document: number, into: Uint32Array): number {
    const flat = this.#flat;
    if (flat) {
      const start = flat.starts.get(document);
      const count = Math.min(into.length, flat.starts.get(document + 1) - start);
      for (let i = 0; i < count; i++) into[i] = flat.roots.get(start + i);
      return count;
    }
    let count = 0;
    const note = (root: number): void => {
      into[count++] = root;
    };
    this.#byDocument.visit(document, note, into.length);
    return count;
  }
}

/** The entities of all documents, one after the other, and where those of each start. */
type FlatLists = { readonly roots: Counts; readonly starts: Counts; length: number };
