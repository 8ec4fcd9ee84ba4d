import { GAP, KIND } from '@/lib/text/token-list';
import { joinA, joinB, stepA, stepB } from '@/lib/text/word-hash';
import { Counts, HashTable } from './hash-table';
import { POSSESSIVE_GAP } from './run-store';
import type { SurfaceFacts } from './surface-facts';

const GAP_TEXT: Readonly<Record<number, string>> = {
  [GAP.space]: ' ',
  [GAP.hyphen]: '-',
  [GAP.dot]: '. ',
  [GAP.ampersand]: ' & ',
  [GAP.slash]: '/',
};

/** One name as it is written in a place. */
export type WrittenName = {
  readonly surfaces: readonly number[];
  readonly gaps: readonly number[];
};

/** Facts about a mention in a document, as bits. */
export const SEEN = { title: 1, placeBefore: 2, titled: 4 } as const;

/** The accepted names of an archive by their folded key, and which documents have them. */
export class GatheredNames {
  readonly #keys = new HashTable(16_384);
  readonly #forms = new HashTable(16_384);
  readonly #formCount = new Counts(16_384);
  readonly #formTexts: string[] = [];
  /** The forms of each name. */
  readonly #formsOf: number[][] = [];
  readonly #written: WrittenName[] = [];
  /** Documents that have the name; that have it in their title, behind a title, behind "in". */
  readonly documents = new Counts(16_384);
  readonly inTitle = new Counts(16_384);
  readonly titled = new Counts(16_384);
  readonly placeBefore = new Counts(16_384);
  /** The largest likelihood of its words, in thousandths. */
  readonly share = new Counts(16_384);
  readonly #mentionNames = new Counts(65_536);
  readonly #mentionCounts = new Counts(65_536);
  readonly #ends: number[] = [];
  #mentions = 0;

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

  /** The words of the name as they were first written. */
  written(name: number): WrittenName {
    return this.#written[name] ?? { surfaces: [], gaps: [] };
  }

  /** The number of the name that is written so, new or known; one more use of that form is noted. */
  note(facts: SurfaceFacts, written: WrittenName, times: number): number {
    const [a, b] = facts.key(written.surfaces, 0, written.surfaces.length);
    const name = this.#keys.intern(a, b);
    if (name === this.#written.length) {
      this.#written.push(written);
      this.#formsOf.push([]);
    }
    this.#noteForm(facts, name, written, times);
    return name;
  }

  /** Notes that the document now being read has `name`. */
  mention(name: number, count: number, seen: number): void {
    this.#mentionNames.set(this.#mentions, name);
    this.#mentionCounts.set(this.#mentions, count);
    this.#mentions++;
    this.documents.add(name);
    if (seen & SEEN.title) this.inTitle.add(name);
    if (seen & SEEN.placeBefore) this.placeBefore.add(name);
    if (seen & SEEN.titled) this.titled.add(name);
  }

  /** Ends the document now being read. */
  endDocument(): void {
    this.#ends.push(this.#mentions);
  }

  /** Number of documents read. */
  get documentCount(): number {
    return this.#ends.length;
  }

  /** Visits the distinct names of a document, in the order of first mention. */
  visit(document: number, visit: (name: number, count: number) => void): void {
    const end = this.#ends[document] ?? 0;
    for (let i = document === 0 ? 0 : (this.#ends[document - 1] ?? 0); i < end; i++)
      visit(this.#mentionNames.get(i), this.#mentionCounts.get(i));
  }

  /** The written forms of a name, the most usual first; forms in capitals last. */
  forms(name: number): { text: string; count: number }[] {
    const forms = (this.#formsOf[name] ?? []).map((form) => ({
      text: this.#formTexts[form] ?? '',
      count: this.#formCount.get(form),
    }));
    const shouted = (text: string): boolean => text.length > 5 && text === text.toUpperCase();
    return forms.sort(
      (x, y) =>
        Number(shouted(x.text)) - Number(shouted(y.text)) ||
        y.count - x.count ||
        (x.text < y.text ? -1 : 1),
    );
  }

  #noteForm(facts: SurfaceFacts, name: number, written: WrittenName, times: number): void {
    let a = 7;
    let b = 7;
    for (const [i, surface] of written.surfaces.entries()) {
      a = stepB(joinA(a, surface, 8), i === 0 ? 0 : (written.gaps[i] ?? 0));
      b = stepA(joinB(b, surface, 8), i === 0 ? 0 : (written.gaps[i] ?? 0));
    }
    const form = this.#forms.intern(a, b);
    if (form === this.#formTexts.length) {
      this.#formTexts.push(writtenText(facts, written));
      this.#formsOf[name]?.push(form);
    }
    this.#formCount.add(form, times);
  }
}

/** The name as it is written. */
function writtenText(facts: SurfaceFacts, written: WrittenName): string {
  let text = '';
  for (const [i, surface] of written.surfaces.entries()) {
    if (i > 0) text += gapText(facts, written, i);
    text += facts.text(surface);
  }
  return text;
}

function gapText(facts: SurfaceFacts, written: WrittenName, i: number): string {
  const gap = written.gaps[i] ?? GAP.space;
  const before = facts.text(written.surfaces[i - 1] ?? 0);
  // "St.Petersburg" and "J. Smith" are both shown with a space.
  if (gap === GAP.dot && facts.kind[written.surfaces[i - 1] ?? 0] === KIND.caps) return ' ';
  if (gap === POSSESSIVE_GAP) return before.endsWith('s') ? "' " : "'s ";
  return GAP_TEXT[gap] ?? '';
}
