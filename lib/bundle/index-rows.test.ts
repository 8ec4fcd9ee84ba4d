import { array, assert, asyncProperty, constantFrom, nat, record, uint8Array } from 'fast-check';
import { expect, it } from 'vitest';
import { decodeIndexRows, encodeIndexRow } from './index-rows';
import type { SegmentRow } from '@/lib/model/segment';

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function decoded(bytes: Uint8Array<ArrayBuffer>, chunk = 3): Promise<SegmentRow[]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, n) =>
    bytes.slice(n * chunk, (n + 1) * chunk),
  );
  const rows: SegmentRow[] = [];
  for await (const row of decodeIndexRows(streamOf(pieces), 'rows')) rows.push(row);
  return rows;
}

function encoded(rows: readonly SegmentRow[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(rows.map(encodeIndexRow)));
}

it('gives back any rows, however they are cut into chunks', async () => {
  const row = record({
    part: constantFrom('terms', 'postings', 'names', 'directory' as const),
    n: nat(0xffff_ffff),
    bytes: uint8Array({ maxLength: 40 }),
  });
  await assert(
    asyncProperty(array(row, { maxLength: 8 }), nat(20), async (rows, chunk) => {
      const given = rows as SegmentRow[];
      expect(await decoded(encoded(given), chunk + 1)).toEqual(
        given.map(({ part, n, bytes }) => ({ part, n, bytes: new Uint8Array(bytes) })),
      );
    }),
    { numRuns: 50 },
  );
});

it('refuses rows that an import makes itself, unknown parts and half rows', async () => {
  const row = encodeIndexRow({ part: 'terms', n: 1, bytes: new Uint8Array(5) });
  await expect(decoded(encodeIndexRow({ part: 'documents', n: 0, bytes: row }))).rejects.toThrow(
    'does not belong there',
  );
  await expect(decoded(new Uint8Array([99, ...row.slice(1)]))).rejects.toThrow('part 99');
  await expect(decoded(row.slice(0, 12))).rejects.toThrow('ends within a row');
  await expect(decoded(row.slice(0, 4))).rejects.toThrow('ends within a row');
});
