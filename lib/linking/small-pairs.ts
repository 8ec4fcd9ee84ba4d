import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { frameRow, unframeRow } from '@/lib/segment/row-frame';
import { GAP, KIND, type TokenList } from '@/lib/text/token-list';
import { joinA, joinB } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { isCommonToken } from './common-words';
import { Counts, HashTable } from './hash-table';
import { tokenBits, WORD } from './lexicon';

/** Pairs of one row. */
const ROW_PAIRS = 131_072;
/** What the names of institutions and events end in, and things of a kind as well. */
const OF_A_KIND = WORD.tail | WORD.organisation | WORD.event;
/** What ends names now and then, and is a thing of a kind mostly. */
const THINGS = new WordSet(
  'team teams initiative initiatives distribution debate status strategy program programme project plan sector industry system zone trade',
);
/** Never the first word of such a pair. */
const NO_FIRST = WORD.stop | WORD.particle;

/**
 * How often two everyday words stand together written small, of which the second ends names too:
 * "joint statement", "stock market". What is mostly written so is no name where it is written large.
 */
export class SmallPairs {
  readonly #keys = new HashTable(4096);
  readonly #counts = new Counts(4096);

  /** Counts the pair that ends at the small word `i`, if there is one, `times` times. */
  add(tokens: TokenList, i: number, times: number): void {
    const before = i - 1;
    if (before < 0 || tokens.kind[before] !== KIND.lower || tokens.gap[i] !== GAP.space) return;
    if (!endsSmallPairs(tokens, i)) return;
    if ((tokenBits(tokens, before) & NO_FIRST) !== 0 || !isCommonToken(tokens, before)) return;
    const size = tokens.size[i] ?? 0;
    const a = joinA(keyA(tokens, before), tokens.hashA[i] ?? 0, size);
    const b = joinB(keyB(tokens, before), tokens.hashB[i] ?? 0, size);
    this.#counts.add(this.#keys.intern(a, b), times);
  }

  /** How often the pair with the hashes of that name is written small. */
  count(a: number, b: number): number {
    return this.#counts.get(this.#keys.find(a, b));
  }

  /** Writes all counts as rows of part `statistics` from `first` on, the same for the same counts. */
  async write(sink: RowSink, first: number): Promise<void> {
    const keys = this.#keys;
    const all = new Uint32Array(keys.size);
    let size = 0;
    for (let pair = 0; pair < keys.size; pair++) if (this.#counts.get(pair) > 0) all[size++] = pair;
    const pairs = all
      .subarray(0, size)
      .sort((x, y) => keys.hashA(x) - keys.hashA(y) || keys.hashB(x) - keys.hashB(y));
    const rows = Math.max(1, Math.ceil(size / ROW_PAIRS));
    for (let n = 0; n < rows; n++) {
      const part = pairs.subarray(n * ROW_PAIRS, (n + 1) * ROW_PAIRS);
      const out = new ByteWriter(ROW_PAIRS).varint(rows).varint(part.length);
      for (const pair of part) {
        for (const hash of [keys.hashA(pair), keys.hashB(pair)])
          out
            .byte(hash & 255)
            .byte((hash >>> 8) & 255)
            .byte((hash >>> 16) & 255)
            .byte(hash >>> 24);
        out.varint(this.#counts.get(pair));
      }
      await sink.put({ part: 'statistics', n: first + n, bytes: frameRow(out.finish()) });
    }
  }

  /** Adds the counts that `write` wrote from row `first` on. */
  async read(reader: RowReader, first: number): Promise<void> {
    let rows = 1;
    for (let n = 0; n < rows; n++) {
      const from = new ByteReader(unframeRow(await reader.get('statistics', first + n)));
      rows = from.varint();
      const hash = (): number =>
        from.byte() | (from.byte() << 8) | (from.byte() << 16) | (from.byte() << 24);
      for (let left = from.varint(); left > 0; left--)
        this.#counts.add(this.#keys.intern(hash(), hash()), from.varint());
    }
  }
}

/** Whether pairs that are counted may end in the word `i`: that depends on the word alone. */
export function endsSmallPairs(tokens: TokenList, i: number): boolean {
  return (tokenBits(tokens, i) & OF_A_KIND) !== 0 || THINGS.has(tokens.hashA[i] ?? 0);
}

function keyA(tokens: TokenList, i: number): number {
  return joinA(0, tokens.hashA[i] ?? 0, tokens.size[i] ?? 0);
}

function keyB(tokens: TokenList, i: number): number {
  return joinB(0, tokens.hashB[i] ?? 0, tokens.size[i] ?? 0);
}
