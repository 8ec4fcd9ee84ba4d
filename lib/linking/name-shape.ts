import { GAP, KIND } from '@/lib/text/token-list';
import { Counts } from './hash-table';
import type { GatheredNames } from './gathered-names';
import { WORD } from './lexicon';
import type { SurfaceFacts } from './surface-facts';

/** Longest personal name, in words. */
const MAX_PERSON_WORDS = 5;

/** What is found once about each name, as bits. */
const SHAPE = { acronym: 1, couldBePerson: 2, person: 4 } as const;

/** What the words of the names say about their kind, by name number. */
export class NameShapes {
  readonly #facts: SurfaceFacts;
  readonly #names: GatheredNames;
  /** Bits of all words of a name, of its first and of its last. */
  readonly #any: Uint32Array;
  readonly #first: Uint32Array;
  readonly #last: Uint32Array;
  readonly #count: Uint8Array;
  readonly #shape: Uint8Array;
  /** Documents of the longer persons' names that start with these two words. */
  readonly #begun: Counts;

  constructor(facts: SurfaceFacts, names: GatheredNames) {
    this.#facts = facts;
    this.#names = names;
    this.#any = new Uint32Array(names.size);
    this.#first = new Uint32Array(names.size);
    this.#last = new Uint32Array(names.size);
    this.#count = new Uint8Array(names.size);
    this.#shape = new Uint8Array(names.size);
    this.#begun = new Counts(names.size);
    for (let name = 0; name < names.size; name++) this.#learn(name);
    for (let name = 0; name < names.size; name++) this.#noteBeginning(name);
  }

  /** Surfaces of the name's words. */
  words(name: number): readonly number[] {
    return this.#names.written(name).surfaces;
  }

  wordCount(name: number): number {
    return this.#count[name] ?? 0;
  }

  /** Number of words that are no particles ("al", "bin"). */
  length(name: number): number {
    let length = 0;
    for (const surface of this.words(name)) if (!this.#facts.has(surface, WORD.particle)) length++;
    return length;
  }

  /** Whether any of its words has one of `bits`. */
  hasWord(name: number, bits: number): boolean {
    return ((this.#any[name] ?? 0) & bits) !== 0;
  }

  lastHas(name: number, bits: number): boolean {
    return ((this.#last[name] ?? 0) & bits) !== 0;
  }

  firstHas(name: number, bits: number): boolean {
    return ((this.#first[name] ?? 0) & bits) !== 0;
  }

  /** The folded first and last word. */
  firstWord(name: number): string {
    return this.#facts.folded(this.words(name)[0] ?? 0);
  }

  lastWord(name: number): string {
    return this.#facts.folded(this.words(name).at(-1) ?? 0);
  }

  /** Its last letters in a script without spaces, three at most; empty for others. */
  ending(name: number): string {
    const facts = this.#facts;
    const last = this.words(name).slice(-3);
    if (!last.every((word) => facts.kind[word] === KIND.unspaced)) return '';
    return last.map((word) => facts.text(word)).join('');
  }

  /** The folded word that says what the name is one of: "plan" in "Plan of Action", "resolution" in "Resolution 2231". */
  head(name: number): string {
    return this.#facts.folded(this.#head(name));
  }

  headHas(name: number, bits: number): boolean {
    return this.#facts.has(this.#head(name), bits);
  }

  /** Whether it is made of several everyday words, none of them a point of the compass. */
  isPlain(name: number): boolean {
    if (this.wordCount(name) < 2 || this.hasWord(name, WORD.direction)) return false;
    return this.words(name).every((word) => this.#facts.common[word] === 1);
  }

  #head(name: number): number {
    const words = this.words(name);
    const facts = this.#facts;
    const joint = WORD.of | WORD.forOn;
    const end = words.findIndex(
      (word, i) => i > 0 && facts.has(word, joint) && !facts.isCapital(word),
    );
    const before = end < 0 ? words : words.slice(0, end);
    return before.findLast((word) => facts.kind[word] !== KIND.number) ?? 0;
  }

  /** Whether the name is one word in capitals. */
  isAcronym(name: number): boolean {
    return ((this.#shape[name] ?? 0) & SHAPE.acronym) !== 0;
  }

  /** Whether nothing speaks against its being a person's full name: two to five words, no other kind's. */
  couldBePerson(name: number): boolean {
    return ((this.#shape[name] ?? 0) & SHAPE.couldBePerson) !== 0;
  }

  /** Whether it looks like a person's full name: a first name, or often behind a title. */
  isPerson(name: number): boolean {
    return ((this.#shape[name] ?? 0) & SHAPE.person) !== 0;
  }

  /** "Mohammad Hossein": two first names, which start longer names more often than they stand alone. */
  isFirstNames(name: number): boolean {
    if (this.#begun.get(name) <= this.#names.documents.get(name)) return false;
    return this.words(name).every((word) => this.#facts.has(word, WORD.given));
  }

  #learn(name: number): void {
    const words = this.words(name);
    const facts = this.#facts;
    this.#count[name] = Math.min(255, words.length);
    for (const surface of words)
      this.#any[name] = (this.#any[name] ?? 0) | (facts.bits[surface] ?? 0);
    this.#first[name] = facts.bits[words[0] ?? 0] ?? 0;
    this.#last[name] = facts.bits[words.at(-1) ?? 0] ?? 0;
    const [only] = words;
    if (words.length === 1 && only !== undefined && facts.kind[only] === KIND.caps)
      this.#shape[name] = SHAPE.acronym;
    if (!this.#couldBePerson(name, words)) return;
    this.#shape[name] = SHAPE.couldBePerson | (this.#isPerson(name) ? SHAPE.person : 0);
  }

  #noteBeginning(name: number): void {
    if (this.wordCount(name) < 3 || !this.isPerson(name) || !this.firstHas(name, WORD.given))
      return;
    const [a, b] = this.#facts.key(this.words(name), 0, 2);
    const start = this.#names.find(a, b);
    if (start >= 0) this.#begun.add(start, this.#names.documents.get(name));
  }

  #couldBePerson(name: number, words: readonly number[]): boolean {
    if (words.length < 2 || words.length > MAX_PERSON_WORDS) return false;
    if (this.firstHas(name, WORD.direction | WORD.demonym)) return false;
    const other =
      WORD.tail | WORD.organisation | WORD.place | WORD.event | WORD.of | WORD.and | WORD.numbered;
    if (this.hasWord(name, other)) return false;
    const facts = this.#facts;
    if (this.#names.titled.get(name) === 0 && !this.firstHas(name, WORD.given)) {
      // "Iran Armenia", "Bam Citadel": a word that stands alone, or an everyday one, is no name part.
      const last = words.at(-1) ?? 0;
      if (facts.isStrong(words[0] ?? 0) || facts.common[last]) return false;
    }
    return words.every((s) => {
      const kind = facts.kind[s];
      return kind !== KIND.number && kind !== KIND.ordinal && !(kind === KIND.caps);
    });
  }

  #isPerson(name: number): boolean {
    if (this.firstHas(name, WORD.given)) return true;
    const titled = this.#names.titled.get(name);
    return titled > 0 && titled * 4 >= this.#names.documents.get(name);
  }

  /** Hashes of the name's last word, and of its last two where a particle or a hyphen joins them. */
  surnames(name: number): [number, number][] {
    const words = this.words(name);
    const last = words.at(-1);
    if (last === undefined) return [];
    const keys: [number, number][] = [this.#key(words, words.length - 1)];
    const before = words.at(-2);
    // "al-Qodumi", "Barati-Sadeh"
    const { gaps } = this.#names.written(name);
    const joined =
      before !== undefined &&
      (this.#facts.has(before, WORD.particle) || gaps[words.length - 1] === GAP.hyphen);
    if (joined && words.length > 2) keys.push(this.#key(words, words.length - 2));
    return keys;
  }

  /** Hashes of the first word, where a person may be called by it alone: "Kim", "Saddam". */
  calledFirst(name: number): [number, number] | undefined {
    const words = this.words(name);
    const first = words[0];
    if (first === undefined || words.length < 2) return undefined;
    // "Khaf-Herat" is a line between two places.
    if (this.#names.written(name).gaps[1] === GAP.hyphen) return undefined;
    const facts = this.#facts;
    if (facts.has(first, WORD.given) && !facts.has(first, WORD.family)) return undefined;
    const [a, b] = facts.key(words, 0, 1);
    return [a, b];
  }

  #key(words: readonly number[], from: number): [number, number] {
    const [a, b] = this.#facts.key(words, from, words.length);
    return [a, b];
  }
}
