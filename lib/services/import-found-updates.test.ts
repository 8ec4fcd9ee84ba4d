import 'fake-indexeddb/auto';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { err, ok } from '@/lib/base/result';
import type { ArchiveRow } from '@/lib/model/answers';
import type { UpdateChoice } from '@/lib/model/updates';
import { newsDocument } from '@/tests/generated-news';
import {
  anImportBench,
  bundleOf,
  deltaOf,
  opened,
  UPDATED,
  type ImportBench,
} from '@/tests/updates';
import { importArchive } from './import-archive';
import { importFoundUpdates, type FoundUpdatesPorts } from './import-found-updates';

const address = 'https://archive.example/list.json';
const news = Array.from({ length: 40 }, (_, n) => newsDocument(n, 20));
const CHOICE = { address, schedule: 'daily', byItself: true, askedAt: 1, found: 2 } as const;

/** Files of the address by name, and the list of them. */
async function served(files: Readonly<Record<string, Blob>>): Promise<Map<string, Blob>> {
  const listed = [];
  for (const [url, blob] of Object.entries(files)) {
    const { manifest, manifestSha256, signer } = await opened(blob);
    listed.push({
      url,
      sequence: manifest.sequence,
      ...(manifest.base && { base: manifest.base.sequence }),
      bytes: blob.size,
      sha256: bytesToHex(sha256(new Uint8Array(await blob.arrayBuffer()))),
      manifestSha256: manifest.result?.manifestSha256 ?? manifestSha256,
      ...(signer !== undefined && { signer }),
    });
  }
  const { id, name } = UPDATED;
  const list = JSON.stringify({ format: 1, archive: { id, name }, files: listed });
  return new Map([...Object.entries(files), ['list.json', new Blob([list])]]);
}

/** A library at version 1 that is kept up to date so, and what it works with. */
async function aLibrary(
  choice: UpdateChoice,
  files: ReadonlyMap<string, Blob>,
  signed?: CryptoKeyPair,
): Promise<
  ImportBench & { found: FoundUpdatesPorts; asked: string[]; row(): Promise<ArchiveRow> }
> {
  const bench = anImportBench();
  await bench.run(await older(signed));
  await bench.store.setUpdates(UPDATED.id, choice);
  const asked: string[] = [];
  const found: FoundUpdatesPorts = {
    ...bench.ports,
    fetching: () => ({
      async request(url) {
        const name = url.pathname.slice(1);
        asked.push(name);
        const file = files.get(name);
        return file ? ok(file.stream()) : err({ kind: 'unreachable', message: 'Not there.' });
      },
      freeSpace: async () => 1e9,
      async file() {
        const chunks: BlobPart[] = [];
        const sink = new WritableStream<Uint8Array>({
          write: (chunk) => void chunks.push(new Uint8Array(chunk)),
        });
        return { sink, file: async () => new Blob(chunks) };
      },
    }),
    run: (request, signal) =>
      importArchive(request, bench.ports, { signal, onProgress: () => undefined }),
  };
  const row = async (): Promise<ArchiveRow> => {
    const [only] = await bench.store.archives();
    if (!only) throw new Error('no archive');
    return only;
  };
  return { ...bench, found, asked, row };
}

const older = (keys?: CryptoKeyPair): Promise<Blob> =>
  bundleOf({ documents: news.slice(0, 38), ...(keys && { keys }) });
const newer = (keys?: CryptoKeyPair): Promise<Blob> =>
  bundleOf({ sequence: 2, documents: news, ...(keys && { keys }) });
const never = new AbortController().signal;

async function newKeys(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('no pair');
  return pair;
}

it('what was found is fetched and imported, and the archive says what came', async () => {
  const files = await served({
    'step.zip': await deltaOf(await older(), await newer()),
    'new.zip': await newer(),
  });
  const library = await aLibrary(CHOICE, files);
  expect(await importFoundUpdates(library.found, never)).toBe(1);
  expect(library.asked).toEqual(['list.json', 'step.zip']);
  const { sequence, documents, news: came, updates } = await library.row();
  expect({ sequence, documents }).toEqual({ sequence: 2, documents: 40 });
  expect(came?.documents).toBe(2);
  expect(updates).toEqual({ address, schedule: 'daily', byItself: true, askedAt: 1 });
});

it.each([
  ['the reader wants to be asked', { ...CHOICE, byItself: false }],
  ['the schedule is off', { ...CHOICE, schedule: 'off' } as const],
  ['nothing was found', { ...CHOICE, found: undefined }],
  ['what was found is there already', { ...CHOICE, found: 1 }],
  ['it was tried often enough', { ...CHOICE, tries: 3 }],
])('nothing is asked where %s', async (_, choice) => {
  const library = await aLibrary(choice, new Map());
  expect(await importFoundUpdates(library.found, never)).toBe(0);
  expect(library.asked).toEqual([]);
  expect((await library.row()).updates).toEqual(choice);
});

it('a version of another key waits for the reader, who is told', async () => {
  const [key, other] = [await newKeys(), await newKeys()];
  const library = await aLibrary(CHOICE, await served({ 'new.zip': await newer(other) }), key);
  expect(await importFoundUpdates(library.found, never)).toBe(0);
  const { sequence, updates } = await library.row();
  expect(sequence).toBe(1);
  expect(updates).toMatchObject({ found: 2, tries: 1 });
  expect(updates?.problem).toMatch(/key|sign/i);
});

it('what cannot be fetched is noted with the archive, and tried three times until it is asked again', async () => {
  const library = await aLibrary(CHOICE, new Map());
  for (let n = 0; n < 5; n++) await importFoundUpdates(library.found, never);
  expect(library.asked).toEqual(['list.json', 'list.json', 'list.json']);
  expect((await library.row()).updates).toMatchObject({ found: 2, problem: 'Not there.' });
});

it('an import that was cut short is taken up again from its copy', async () => {
  const step = await deltaOf(await older(), await newer());
  const library = await aLibrary({ ...CHOICE, tries: 1 }, new Map());
  const { manifest } = await opened(step);
  const id = await library.store.beginImport({
    name: address,
    isStarter: false,
    isPackaged: false,
    startedAt: 1,
    archive: { id: manifest.archive.id, name: manifest.archive.name },
    sourceBytes: step.size,
    generation: 0,
    documents: 0,
  });
  await library.ports.copies.save(id, step, { onProgress: () => undefined, signal: never });
  expect(await importFoundUpdates(library.found, never)).toBe(1);
  expect(library.asked).toEqual([]);
  expect(await library.row()).toMatchObject({ sequence: 2, documents: 40 });
  expect(await library.store.imports()).toEqual([]);
});
