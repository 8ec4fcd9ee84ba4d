import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backfile } from '@/tests/run-backfile';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'backfile-versions-'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (name: string): string => path.join(folder, name);

async function writeLetters(name: string, texts: Record<string, string>): Promise<string> {
  const lines = Object.entries(texts).map(([id, text]) => JSON.stringify({ id, text }));
  await writeFile(at(name), lines.join('\n'));
  return at(name);
}

const OLD = { a: 'The harbour froze.', b: 'The first ship passed.', c: 'The lamp went out.' };
const NEW = { a: 'The harbour froze.', b: 'The first ship came back.', d: 'A new lamp was lit.' };

async function twoVersions(): Promise<void> {
  await backfile('keygen', '-o', at('key.pem'));
  const sign = ['--sign', at('key.pem'), '-q', '--no-prebuilt'];
  await backfile('build', await writeLetters('1.jsonl', OLD), '-o', at('v1.zip'), ...sign);
  const input = await writeLetters('2.jsonl', NEW);
  await backfile('build', input, '-o', at('v2.zip'), '--base', at('v1.zip'), ...sign);
}

it('a step between two versions is written, signed, applied, and comes to the newer one', async () => {
  await twoVersions();
  const step = at('v2.from-1.zip');
  expect((await backfile('verify', step)).stdout).toMatch(
    /sound\. A step from version 1 to 2: 1 removed, 2 documents, .* signed by [0-9a-f]{64}/,
  );
  expect((await stat(step)).size).toBeLessThan((await stat(at('v2.zip'))).size * 2);
  expect((await backfile('diff', at('v1.zip'), at('v2.zip'))).stdout).toMatch(
    /\+1 ~1 −1, 0 retracted/,
  );
  const applied = await backfile('apply', at('v1.zip'), step, '-o', at('v2b.zip'), '-q');
  expect(applied).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/version 2, 3 documents/),
  });
  expect((await backfile('verify', at('v2b.zip'))).code).toBe(0);
  const digestOf = async (name: string): Promise<unknown> => {
    const { stdout } = await backfile('inspect', at(name), '--json');
    return (JSON.parse(stdout) as { documentsDigest: unknown }).documentsDigest;
  };
  expect(await digestOf('v2b.zip')).toBe(await digestOf('v2.zip'));
});

it('a step is refused on every version but its own', async () => {
  await twoVersions();
  const step = at('v2.from-1.zip');
  const other = await writeLetters('3.jsonl', { z: 'Another archive.' });
  await backfile('build', other, '-o', at('other.zip'), '-q', '--no-prebuilt');
  const { archive } = JSON.parse((await backfile('inspect', at('v1.zip'), '--json')).stdout) as {
    archive: { id: string };
  };
  await backfile('build', other, '-o', at('fake.zip'), '--id', archive.id, '-q', '--no-prebuilt');
  for (const [base, message] of [
    ['v2.zip', /leads from version 1 to 2, and this is version 2/],
    ['other.zip', /another archive/],
    ['fake.zip', /their manifests differ/],
  ] as const) {
    const result = await backfile('apply', at(base), step, '-o', at('x.zip'), '-q');
    expect(result).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  }
  expect(await readdir(folder)).not.toContain('x.zip');
});

it('the list of versions names size, hash, base and signer of each file', async () => {
  await twoVersions();
  const files = [at('v2.zip'), at('v2.from-1.zip')];
  const address = 'https://bay.example/letters/';
  await backfile('feed', ...files, '-o', at('feed.json'), '--address', address);
  const feed = JSON.parse(await readFile(at('feed.json'), 'utf8')) as { files: object[] };
  expect(feed).toMatchObject({
    format: 1,
    files: [
      { url: 'https://bay.example/letters/v2.zip', sequence: 2, signer: expect.any(String) },
      {
        url: 'https://bay.example/letters/v2.from-1.zip',
        base: 1,
        bytes: (await stat(files[1]!)).size,
      },
    ],
  });
});

it('a key is never overwritten, and what is no key is said to be none', async () => {
  expect((await backfile('keygen', '-o', at('key.pem'))).stdout).toMatch(/^[0-9a-f]{64}\n$/);
  expect((await stat(at('key.pem'))).mode & 0o077).toBe(0);
  expect(await backfile('keygen', '-o', at('key.pem'))).toMatchObject({ code: 1 });
  const input = await writeLetters('1.jsonl', OLD);
  const signed = await backfile('build', input, '-o', at('x.zip'), '--sign', input);
  expect(signed).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no Ed25519 private key/),
  });
});

it('columns of a table are told, and put right', async () => {
  await writeFile(at('rows.csv'), 'Ref,Words,Heading\n1,"The harbour froze, they said.",Ice\n');
  const build = ['build', at('rows.csv'), '-o', at('rows.zip'), '--no-prebuilt'];
  expect((await backfile(...build)).stderr).toMatch(/title=Heading; not used: Ref, Words/);
  const put = await backfile(...build, '--column', 'text=Words', '--column', 'id=Ref');
  expect(put.stderr).toMatch(/id=Ref, title=Heading, text=Words/);
  expect(await backfile(...build, '--column', 'x')).toMatchObject({ code: 2 });
});
