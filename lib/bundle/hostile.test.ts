import { openAsBlob, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { describe, expect, it } from 'vitest';
import { BundleError } from './bundle-problem';
import { parseDocumentLine } from './document-line';
import { openBundle } from './read-bundle';
import type { ImportProblem } from '@/lib/model/answers';
import type { ArchiveDocument } from '@/lib/model/document';

const id = 'f'.repeat(32);
const manifest = { format: 1, archive: { id, name: 'Harbour letters' }, sequence: 1 };
const line = JSON.stringify({ id: '1', title: 'Ice', text: 'The harbour froze.' });
const sound = { 'manifest.json': JSON.stringify(manifest), 'documents.jsonl': `${line}\n` };

/** A zip of `files`, as anyone's tool would make it. */
async function zipOf(files: Record<string, string>): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(files)) await zip.add(name, new TextReader(text));
  return zip.close();
}

/** What is wrong with `blob`; undefined when all of it can be read. */
async function problemIn(blob: Blob): Promise<ImportProblem | undefined> {
  const opened = await openBundle(blob);
  if (!opened.ok) return opened.error;
  try {
    for await (const _ of opened.value.documents()) continue;
    for await (const _ of opened.value.entities()) continue;
    for await (const _ of opened.value.indexRows('documents') ?? []) continue;
    for await (const _ of opened.value.indexRows('names') ?? []) continue;
  } catch (error) {
    if (error instanceof BundleError) return error.problem;
    throw error;
  }
  return undefined;
}

async function documentsIn(blob: Blob): Promise<ArchiveDocument[]> {
  const opened = await openBundle(blob);
  if (!opened.ok) throw new Error(opened.error.message);
  const documents: ArchiveDocument[] = [];
  for await (const document of opened.value.documents()) documents.push(document);
  return documents;
}

function changed(change: object): Record<string, string> {
  return { ...sound, 'manifest.json': JSON.stringify({ ...manifest, ...change }) };
}

describe('a bundle made by hand', () => {
  it('needs no more than format, id, name, sequence and one line a document', async () => {
    expect(await documentsIn(await zipOf(sound))).toEqual([
      {
        id: '1',
        title: 'Ice',
        text: 'The harbour froze.',
        cleaned: [{ start: 0, end: 18 }],
        language: 'und',
      },
    ]);
  });

  it('may leave out ids and titles', async () => {
    const lines = [
      '{"text":"The harbour froze in January."}',
      '',
      '{"title":"Thaw","url":"https://a.example/"}',
    ];
    const [first, second] = await documentsIn(
      await zipOf({ ...sound, 'documents.jsonl': `\uFEFF${lines.join('\r\n')}` }),
    );
    expect(first).toMatchObject({ title: 'The harbour froze in January.' });
    expect(first?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(second).toMatchObject({ title: 'Thaw', text: '', cleaned: [] });
  });

  it('may hold files and fields that nobody knows', async () => {
    const files = { ...changed({ later: { x: [1] } }), 'notes/readme.md': '# Hello' };
    expect(await problemIn(await zipOf(files))).toBeUndefined();
  });

  it('is told to zip the files, not the folder', async () => {
    const nested = Object.fromEntries(
      Object.entries(sound).map(([name, text]) => [`box/${name}`, text]),
    );
    expect((await problemIn(await zipOf(nested)))?.message).toMatch(
      /inside the folder box\/.*Zip the files/,
    );
  });
});

describe('a bundle is refused, with the place and the next step,', () => {
  it.each([
    ['another format', changed({ format: 2 }), 'newer-format', /Update Backfile/],
    [
      'an unknown feature that must be understood',
      changed({ mustUnderstand: ['x'] }),
      'newer-format',
      /x\. Update/,
    ],
    [
      'a delta that leads nowhere',
      changed({ base: { sequence: 1, manifestSha256: 'a'.repeat(64) } }),
      'damaged',
      /result: a delta says/,
    ],
    [
      'an id that is none',
      changed({ archive: { id: 'x', name: 'n' } }),
      'damaged',
      /archive\.id: not 32/,
    ],
    ['no name', changed({ archive: { id } }), 'damaged', /archive\.name/],
    ['a sequence in words', changed({ sequence: 'two' }), 'damaged', /sequence/],
    [
      'a script as homepage',
      changed({ archive: { id, name: 'n', homepage: 'javascript:alert(1)' } }),
      'damaged',
      /homepage/,
    ],
    [
      'a part that is missing',
      changed({ parts: [{ path: 'x', bytes: 1, sha256: 'a'.repeat(64) }] }),
      'damaged',
      /x: the manifest lists it/,
    ],
    [
      'a part of another size',
      changed({ parts: [{ path: 'documents.jsonl', bytes: 1, sha256: 'a'.repeat(64) }] }),
      'damaged',
      /documents\.jsonl: it has/,
    ],
    [
      'a part with another hash',
      changed({
        parts: [{ path: 'documents.jsonl', bytes: line.length + 1, sha256: 'a'.repeat(64) }],
      }),
      'damaged',
      /SHA-256/,
    ],
    [
      'no documents',
      { 'manifest.json': sound['manifest.json'] },
      'no-documents',
      /documents\.jsonl/,
    ],
    [
      'a manifest that is not JSON',
      { ...sound, 'manifest.json': '{' },
      'damaged',
      /manifest\.json: it is not JSON/,
    ],
    ['a signature that is none', { ...sound, 'manifest.sig': '{}' }, 'damaged', /manifest\.sig/],
    ['a path that leads outside', { ...sound, '../evil.txt': 'x' }, 'damaged', /leads outside/],
    [
      'a line that is not JSON',
      { ...sound, 'documents.jsonl': `${line}\n{"id":` },
      'damaged',
      /documents\.jsonl, line 2/,
    ],
    [
      'a document without words',
      { ...sound, 'documents.jsonl': '{"id":"1","text":" "}' },
      'damaged',
      /line 1: neither title nor text/,
    ],
    [
      'a date that does not exist',
      { ...sound, 'documents.jsonl': '{"id":"1","title":"a","date":"2019-02-30"}' },
      'damaged',
      /line 1: date/,
    ],
    [
      'a script as address',
      { ...sound, 'documents.jsonl': '{"id":"1","title":"a","url":"javascript:x"}' },
      'damaged',
      /line 1: url/,
    ],
    [
      'spans outside of the text',
      { ...sound, 'documents.jsonl': '{"id":"1","title":"a","text":"ab","cleaned":[[1,3]]}' },
      'damaged',
      /line 1: cleaned/,
    ],
    [
      'an entity without a name',
      { ...sound, 'entities.jsonl': '{"id":"1"}' },
      'damaged',
      /entities\.jsonl, line 1: canonical/,
    ],
  ])('for %s', async (_, files, kind, message) => {
    const problem = await problemIn(await zipOf(files));
    expect(problem).toMatchObject({ kind, message: expect.stringMatching(message) });
  });

  it('for a file that unpacks to a trap, before it is unpacked', async () => {
    const bomb = await zipOf({
      ...sound,
      'documents.jsonl': `{"text":"${'a'.repeat(3_000_000)}"}`,
    });
    expect(await problemIn(bomb)).toMatchObject({ kind: 'too-large', where: 'documents.jsonl' });
  });

  it('for a bundle cut short or changed at any byte, or else it reads the same', async () => {
    const whole = new Uint8Array(await (await zipOf(sound)).arrayBuffer());
    const wanted = await documentsIn(new Blob([whole]));
    for (let at = 0; at < whole.length; at += 7) {
      const cut = await problemIn(new Blob([whole.slice(0, at)]));
      expect(cut, `cut at ${at}`).toBeDefined();
      const other = whole.slice();
      other[at] = (other[at] ?? 0) ^ 0x41;
      const problem = await problemIn(new Blob([other]));
      if (problem) expect(problem.message.length).toBeGreaterThan(20);
      else
        expect((await documentsIn(new Blob([other]))).map(({ text }) => text)).toEqual(
          wanted.map(({ text }) => text),
        );
    }
  });
});

const samples = path.resolve('../shared/data/adversarial');

describe.skipIf(!existsSync(samples))('samples of broken and hostile input', () => {
  it('are refused with a problem, each zip of them', async () => {
    for (const name of readdirSync(path.join(samples, 'zip'))) {
      const problem = await problemIn(await openAsBlob(path.join(samples, 'zip', name)));
      expect(problem, name).toMatchObject({
        kind: expect.stringMatching(/not-a-bundle|damaged|too-large/),
      });
    }
  });

  it('are refused as lines, each malformed JSON of them', () => {
    for (const name of readdirSync(path.join(samples, 'json'))) {
      const bytes = readFileSync(path.join(samples, 'json', name));
      const text = bytes.toString('utf8');
      expect(() => parseDocumentLine(text, 1), name).toThrow(BundleError);
    }
  });
});
