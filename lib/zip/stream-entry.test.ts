import { expect, it } from 'vitest';
import { storedZip } from '@/tests/stored-zip';
import { openZip } from './open-zip';
import { streamEntry } from './stream-entry';

const TEXT = 'The harbour was quiet.';

async function read(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const entry = (await openZip(new Blob([zip]), 10)).get('a.txt');
  if (!entry) throw new Error('it is not listed');
  return new Response(streamEntry(entry)).text();
}

it('gives the bytes of a file', async () => {
  expect(await read(storedZip(new Map([['a.txt', TEXT]])))).toBe(TEXT);
});

it('refuses a file of which one byte was changed, by the checksum of the zip', async () => {
  const zip = storedZip(new Map([['a.txt', TEXT]]));
  const at = new TextDecoder('latin1').decode(zip).indexOf('quiet');
  zip[at] = 'Q'.charCodeAt(0);
  await expect(read(zip)).rejects.toMatchObject({ kind: 'damaged', where: 'a.txt' });
});
