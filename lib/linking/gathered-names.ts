import { GAP, KIND } from '@/lib/text/token-list';
import { joinA, joinB, spread, stepA, stepB } from '@/lib/text/word-hash';
import { Counts, HashTable } from './hash-table';
import { MentionPack } from './mention-pack';
import { POSSESSIVE_GAP } from './run-store';
import type { SurfaceFacts } from './surface-facts';

const GAP_TEXT: Readonly<Record<number, string>> = {
  [GAP.space]: ' ',
  [GAP.hyphen]: '-',
  [GAP.dot]: '. ',
  [GAP.ampersand]: ' & ',
  [GAP.slash]: '/',
  [GAP.border]: ', ',
};

/** One name as it is written in a place. */
export type WrittenName = {
  readonly surfaces: readonly number[];
  readonly gaps: readonly number[];
};

/** Facts about a mention in a document, as bits. */
export const SEEN = { title: 1, placeBefore: 2, titled: 4 } as const;

/** The names of one document, and by their numbers how often it has each and bits of `SEEN`. */
export type DocumentNames = {
  readonly names: readonly number[];
  readonly counts: Uint32Array;
  readonly seen: Uint8Array;
};

/**
 * The accepted names of an archive by their folded key, and which documents have them. First names
 * are noted, then it is sealed, then documents are read for them.
 */
export class GatheredNames {
  #keys = new HashTable(16_384);
  #forms = new HashTable(16_384);
  /** How many forms there are, once sealed. */
  #formsSealed = 0;
  #formCount = new Counts(16_384);
  /** Where each form's words start in the pool; a form ends where the next one starts. */
  readonly #formStart = new Counts(16_384);
  /** Words of forms, each surface * 8 + the gap before it. */
  readonly #pool = new Counts(65_536);
  #poolSize = 0;
  /** Name → its last form plus 1; form → the form before it plus 1. */
  #lastForm = new Counts(16_384);
  #formBefore = new Counts(16_384);
  /** Name → its most usual form, once sealed. */
  #best = new Uint32Array(0);
  readonly #facts: SurfaceFacts;
  #takes: (hash: number) => boolean;
  /** Documents that have the name; that have it in their title, behind a title, behind "in". */
  readonly documents = new Counts(16_384);
  readonly inTitle = new Counts(16_384);
  readonly titled = new Counts(16_384);
  readonly placeBefore = new Counts(16_384);
  /** The largest likelihood of its words, in thousandths. */
  share = new Counts(16_384);
  readonly mentions = new Counts(16_384);
  #pack = new MentionPack();
  #documents = 0;

  /** @param takes whether a name of this 32-bit hash is gathered at all */
  constructor(facts: SurfaceFacts, takes: (hash: number) => boolean = () => true) {
    this.#facts = facts;
    this.#takes = takes;
  }

  get size(): number {
    return this.#keys.size;
  }

  /** The number of the name with these hashes, or -1. */
  find(a: number, b: number): number {
    return this.#keys.find(a, b);
  }

  hashA(name: number): number {
    return this.#keys.hashA(name);
  }

  hashB(name: number): number {
    return this.#keys.hashB(name);
  }

  /**
   * Notes `times` more uses of the name that is written so.
   *
   * @param share the largest likelihood of its words, in thousandths
   * @returns the number of the form, for `noteAgain`; -1 when the name is not gathered
   */
  note(written: WrittenName, times: number, share = 0): number {
    const [a, b] = this.#facts.key(written.surfaces, 0, written.surfaces.length);
    if (!this.#takes(nameHash(a, b))) return -1;
    const name = this.#keys.intern(a, b);
    const form = this.#formOf(name, written);
    this.#formCount.add(form, times);
    if (share > this.share.get(name)) this.share.set(name, share);
    return form;
  }

  /** Notes `times` more uses of what was noted as `form`. */
  noteAgain(form: number, times: number): void {
    this.#formCount.add(form, times);
  }

  /** Renumbers the names in the order of their hashes, whatever order they came in. */
  seal(): void {
    const { size } = this.#keys;
    const old = this.#keys;
    const order = new Uint32Array(size);
    for (let name = 0; name < size; name++) order[name] = name;
    order.sort((x, y) => old.hashA(x) - old.hashA(y) || old.hashB(x) - old.hashB(y));
    const keys = new HashTable(Math.max(16, size));
    const lastForm = new Counts(size);
    const share = new Counts(size);
    for (const [name, before] of order.entries()) {
      keys.intern(old.hashA(before), old.hashB(before));
      lastForm.set(name, this.#lastForm.get(before));
      share.set(name, this.share.get(before));
    }
    this.#keys = keys;
    this.#lastForm = lastForm;
    this.share = share;
    // From here on forms are known by number only.
    this.#formsSealed = this.#forms.size;
    this.#forms = new HashTable(16);
    this.#best = new Uint32Array(size);
    for (let name = 0; name < size; name++) this.#best[name] = this.#mostUsual(name);
    this.#formCount = new Counts(1);
    this.#formBefore = new Counts(1);
    this.#lastForm = new Counts(1);
    // What tells which names are rare is large.
    this.#takes = () => true;
  }

  /** Adds the names of the next document. */
  endDocument({ names, counts, seen }: DocumentNames): void {
    for (const name of names) {
      this.documents.add(name);
      this.mentions.add(name, counts[name]);
      const facts = seen[name] ?? 0;
      if (facts & SEEN.title) this.inTitle.add(name);
      if (facts & SEEN.placeBefore) this.placeBefore.add(name);
      if (facts & SEEN.titled) this.titled.add(name);
    }
    this.#pack.add(names, (name) => counts[name] ?? 0);
    this.#documents++;
  }

  /** Number of documents read. */
  get documentCount(): number {
    return this.#documents;
  }

  /** Visits the distinct names of a document, in the order of first mention. */
  visit(document: number, visit: (name: number, count: number) => void): void {
    this.#pack.visit(document, visit);
  }

  /** Gives back what is kept of documents before `document`. */
  forgetBefore(document: number): void {
    this.#pack.forgetBefore(document);
  }

  /** Gives back what is kept of all documents. */
  forgetDocuments(): void {
    this.#pack = new MentionPack();
  }

  /** The words of the name as it is most usually written. */
  written(name: number): WrittenName {
    const form = this.#best[name] ?? 0;
    const surfaces: number[] = [];
    const gaps: number[] = [];
    for (let at = this.#formStart.get(form); at < this.#endOf(form); at++) {
      surfaces.push(this.#pool.get(at) >>> 3);
      gaps.push(this.#pool.get(at) & 7);
    }
    return { surfaces, gaps };
  }

  /** The name as it is most usually written; forms in capitals last. */
  text(name: number): string {
    return this.#textOf(this.#best[name] ?? 0);
  }

  #formsOf(name: number): number[] {
    const forms: number[] = [];
    for (let next = this.#lastForm.get(name); next > 0; next = this.#formBefore.get(next - 1))
      forms.push(next - 1);
    return forms;
  }

  #mostUsual(name: number): number {
    const forms = this.#formsOf(name);
    const [only] = forms;
    if (forms.length === 1 && only !== undefined) return only;
    const ranked = forms.map((form) => {
      const text = this.#textOf(form);
      const shouted = text.length > 5 && text === text.toUpperCase() ? 1 : 0;
      return { form, text, shouted, count: this.#formCount.get(form) };
    });
    ranked.sort((x, y) => x.shouted - y.shouted || y.count - x.count || (x.text < y.text ? -1 : 1));
    return ranked[0]?.form ?? 0;
  }

  #endOf(form: number): number {
    const forms = this.#formsSealed || this.#forms.size;
    return form + 1 < forms ? this.#formStart.get(form + 1) : this.#poolSize;
  }

  #formOf(name: number, { surfaces, gaps }: WrittenName): number {
    let a = 7;
    let b = 7;
    for (let i = 0; i < surfaces.length; i++) {
      const surface = surfaces[i] ?? 0;
      a = stepB(joinA(a, surface, 8), i === 0 ? 0 : (gaps[i] ?? 0));
      b = stepA(joinB(b, surface, 8), i === 0 ? 0 : (gaps[i] ?? 0));
    }
    const known = this.#forms.size;
    const form = this.#forms.intern(a, b);
    if (form < known) return form;
    this.#formStart.set(form, this.#poolSize);
    for (const [i, surface] of surfaces.entries())
      this.#pool.set(this.#poolSize++, surface * 8 + (i === 0 ? 0 : (gaps[i] ?? 0)));
    this.#formBefore.set(form, this.#lastForm.get(name));
    this.#lastForm.set(name, form + 1);
    return form;
  }

  #textOf(form: number): string {
    let text = '';
    const start = this.#formStart.get(form);
    for (let at = start; at < this.#endOf(form); at++) {
      const before = at > start ? this.#pool.get(at - 1) >>> 3 : -1;
      if (before >= 0) text += gapText(this.#facts, before, this.#pool.get(at) & 7);
      text += this.#facts.text(this.#pool.get(at) >>> 3);
    }
    return text;
  }
}

/** The 32-bit hash of a name by which rare ones are told. */
export function nameHash(a: number, b: number): number {
  return spread(a ^ Math.imul(b, 0x9e37_79b1));
}

function gapText(facts: SurfaceFacts, before: number, gap: number): string {
  // "St.Petersburg" and "J. Smith" are both shown with a space.
  if (gap === GAP.dot && facts.kind[before] === KIND.caps) return ' ';
  if (gap === POSSESSIVE_GAP) return facts.text(before).endsWith('s') ? "' " : "'s ";
  return GAP_TEXT[gap] ?? '';
}
