import { ByteReader } from '@/lib/base/bytes';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PostingsPool } from './postings-pool';

it('gives back what was counted, for many lists at once', () => {
  const occurrences = fc.array(fc.tuple(fc.nat(40), fc.nat({ max: 300 })), { maxLength: 3000 });
  fc.assert(
    fc.property(occurrences, (given) => {
      const pool = new PostingsPool();
      const counts = new Map<number, Map<number, number>>();
      let docnum = 0;
      for (const [list, gap] of given) {
        if (gap > 200) docnum += gap;
        const of = counts.get(list) ?? new Map<number, number>();
        expect(pool.add(list, docnum)).toBe(!of.has(docnum));
        counts.set(list, of.set(docnum, (of.get(docnum) ?? 0) + 1));
      }
      for (let list = 0; list <= 41; list++) {
        const { df, bytes } = pool.take(list);
        const reader = new ByteReader(bytes);
        const read = new Map<number, number>();
        for (let i = 0, last = -1; i < df; i++) {
          const value = reader.varint();
          last += (value >>> 1) + 1;
          read.set(last, value & 1 ? reader.varint() + 2 : 1);
        }
        expect(reader.atEnd).toBe(true);
        expect(read).toEqual(counts.get(list) ?? new Map());
      }
    }),
    { numRuns: 50 },
  );
});
