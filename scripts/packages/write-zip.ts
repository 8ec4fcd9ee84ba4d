import { ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The same for every entry: the same files make the same bytes, on whatever day. */
const ENTRY_DATE = new Date(1980, 0, 1);

/**
 * Writes a zip that depends on nothing but the names and the contents of its files.
 *
 * @param file the zip
 * @param root what the names in it are relative to
 * @param names slash-separated, in any order
 */
export async function writeZip(
  file: string,
  root: string,
  names: readonly string[],
): Promise<number> {
  const stream = new TransformStream<Uint8Array, Uint8Array>();
  const bytes = new Response(stream.readable).arrayBuffer();
  const zip = new ZipWriter(stream.writable, {
    level: 9,
    lastModDate: ENTRY_DATE,
    extendedTimestamp: false,
    dataDescriptor: false,
    bufferedWrite: true,
    useWebWorkers: false,
  });
  for (const name of [...names].sort((a, b) => (a < b ? -1 : 1)))
    await zip.add(name, new Blob([await readFile(path.join(root, name))]).stream());
  await zip.close();
  const whole = new Uint8Array(await bytes);
  await writeFile(file, whole);
  return whole.length;
}
