import { expect, it } from 'vitest';
import type { ArchiveDocument } from '@/lib/model/document';
import { aDocument } from '@/tests/library';
import { writeBlockTable } from './document-blocks';
import { decodeWords, NO_WORDS } from './document-words';
import { createWordsEncoder } from './words-encoder';
import { createMemoryRows, type MemoryRows } from './memory-rows';
import { mergeWords, type WordsMark } from './merge-words';
import { createWordsWriter, readWords, WORDS_DOCUMENTS } from './words-blocks';

const encode = createWordsEncoder();
const documentOf = (n: number): ArchiveDocument =>
  aDocument({ id: `${n}`, title: `Report ${n}`, text: `Oil in ${n % 9} at ${n >> 7} of ${n}.` });
const recordOf = (n: number): Uint8Array => encode(documentOf(n));

/** A segment of documents `from` to `to`, as far as words go. */
async function wordsOf(from: number, to: number, dead: ReadonlySet<number> = new Set()) {
  const rows = createMemoryRows();
  const writer = createWordsWriter(rows);
  for (let n = from; n < to; n++) await writer.add(dead.has(n) ? NO_WORDS : recordOf(n));
  await writer.finish();
  await writeBlockTable(rows, [to - from]);
  return rows;
}

function wordRows(rows: MemoryRows): ReadonlyMap<number, Uint8Array> {
  const words = rows.rows().filter(({ part }) => part === 'words');
  return new Map(words.map(({ n, bytes }) => [n, bytes]));
}

it('reads the words of documents of several rows in the order asked for', async () => {
  const rows = await wordsOf(0, 50);
  for (const asked of [
    [49, 3, 16, 3, 15],
    [17, 3],
  ])
    expect(await readWords(rows, asked)).toEqual(asked.map((n) => decodeWords(recordOf(n))));
  expect(wordRows(rows).size).toBe(1 + Math.ceil(50 / WORDS_DOCUMENTS));
});

// The last has more than the documents that say which words are frequent.
it.each([[[0, 33, 33, 50]], [[0, 3, 5, 9, 40]], [[0, 16, 48]], [[0, 210, 470, 690]]])(
  'merges segments that end at %j into what one writer writes, cut short or not',
  async (ends) => {
    const dead = new Set([1, 2, 34]);
    const sources = await Promise.all(
      ends.slice(1).map(async (end, i) => {
        const from = ends[i] ?? 0;
        const own = [...dead].filter((n) => n >= from && n < end).map((n) => n - from);
        return { reader: await wordsOf(from, end), dead: new Set(own) };
      }),
    );
    const whole = wordRows(await wordsOf(0, ends.at(-1) ?? 0, dead));
    const merged = createMemoryRows();
    let mark: WordsMark | undefined;
    for (;;) {
      // A context that ends at every pause: the next one goes on from the mark.
      const next = await mergeWords(sources, merged, mark).next();
      if (next.done === true) break;
      expect(next.value.rows).toBeGreaterThan(mark?.rows ?? 0);
      mark = next.value;
    }
    expect(wordRows(merged)).toEqual(whole);
  },
);
