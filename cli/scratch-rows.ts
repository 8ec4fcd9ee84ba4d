import { open, rm } from 'node:fs/promises';
import { MissingRowError, type ScratchRows, type SegmentPart } from '@/lib/model/segment';

/** Rows kept in a file beside the bundle while it is built; only where each one is stays in memory. */
export async function createScratchRows(path: string): Promise<ScratchRows> {
  const file = await open(path, 'w+');
  const places = new Map<string, { readonly at: number; readonly length: number }>();
  let end = 0;
  const get = async (part: SegmentPart, n: number): Promise<Uint8Array> => {
    const place = places.get(`${part} ${n}`);
    if (!place) throw new MissingRowError(part, n);
    const { buffer } = await file.read(new Uint8Array(place.length), 0, place.length, place.at);
    return buffer;
  };
  return {
    async put({ part, n, bytes }) {
      places.set(`${part} ${n}`, { at: end, length: bytes.length });
      end += bytes.length;
      await file.write(bytes);
    },
    get,
    getMany: (part, ns) => Promise.all(ns.map((n) => get(part, n))),
    flush: async () => undefined,
    async remove() {
      await file.close();
      await rm(path, { force: true });
    },
  };
}
