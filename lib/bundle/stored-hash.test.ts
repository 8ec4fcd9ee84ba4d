import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { BundleError } from './bundle-problem';
import { checkedPieces, createStoredHash } from './stored-hash';

const MEGABYTE = 1024 * 1024;
const bytes = new Uint8Array(2.5 * MEGABYTE).map((_, i) => (i * 31) % 251);

/** As the format's page says it. */
function hashOf(file: Uint8Array): string {
  const hashes = [];
  for (let at = 0; at < file.length; at += MEGABYTE)
    hashes.push(
      createHash('sha256')
        .update(file.subarray(at, at + MEGABYTE))
        .digest(),
    );
  return createHash('sha256').update(Buffer.concat(hashes)).digest('hex');
}

async function readAll(file: Uint8Array<ArrayBuffer>, expected: string): Promise<Buffer> {
  const pieces = [];
  for await (const piece of checkedPieces(new Blob([file]), { path: 'x.rows', expected }))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

it.each([0, 1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, bytes.length])(
  'is the hash of the hashes of its megabytes, however it is cut: %i bytes',
  async (length) => {
    const file = bytes.slice(0, length);
    const hash = createStoredHash();
    for (let at = 0; at < length; at += 70_001) await hash.add(file.subarray(at, at + 70_001));
    expect(await hash.value()).toBe(hashOf(file));
    expect(Buffer.compare(await readAll(file, hashOf(file)), file)).toBe(0);
  },
);

it('refuses a file with another byte, whichever', async () => {
  for (const at of [0, MEGABYTE - 1, MEGABYTE, bytes.length - 1]) {
    const other = bytes.slice();
    other[at] = (other[at] ?? 0) ^ 1;
    await expect(readAll(other, hashOf(bytes))).rejects.toThrow(BundleError);
  }
});
