import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { err, ok } from '@/lib/base/result';
import { openBundle } from '@/lib/bundle/read-bundle';
import type { UpdateFile } from '@/lib/bundle/update-feed';
import { writeBundle, type BundleContent } from '@/lib/bundle/write-bundle';
import type { ImportProblem } from '@/lib/model/answers';
import { archiveIdFrom } from '@/lib/model/archive';
import { aDocument } from '@/tests/library';
import { checkUpdate, type RequestUpdate } from './check-update';
import { fetchUpdate, type FetchPorts } from './fetch-update';

const LIST = 'https://archive.example/letters/list.json';
const archive = { id: archiveIdFrom(new Uint8Array(16).fill(9)), name: 'Harbour letters' };
const row = { archive, sequence: 1 };
const signal = new AbortController().signal;

async function bundleOf(content: Partial<BundleContent> = {}): Promise<Uint8Array> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  const documents = [aDocument({ id: 'a', text: 'The harbour froze.' })];
  await writeBundle({ archive, sequence: 2, documents, ...content }, sink);
  return new Blob(chunks).bytes();
}

async function entryOf(url: string, bytes: Uint8Array): Promise<UpdateFile> {
  const opened = await openBundle(new Blob([new Uint8Array(bytes)]));
  if (!opened.ok) throw new Error(opened.error.message);
  const { manifest, manifestSha256 } = opened.value;
  return {
    url,
    sequence: manifest.sequence,
    ...(manifest.base && { base: manifest.base.sequence }),
    bytes: bytes.length,
    sha256: bytesToHex(sha256(bytes)),
    manifestSha256: manifest.result?.manifestSha256 ?? manifestSha256,
  };
}

const step = (): Promise<Uint8Array> =>
  bundleOf({
    documents: [],
    delta: {
      base: { sequence: 1, manifestSha256: 'a'.repeat(64) },
      result: {
        documents: 1,
        documentsDigest: 'b'.repeat(64),
        manifestSha256: 'c'.repeat(64),
      },
      removed: [],
      counts: () => ({ added: 0, changed: 0, retracted: 0 }),
    },
  });

/** A server of the given files; what was asked of it. */
function aServer(files: Record<string, Uint8Array | string>): {
  request: RequestUpdate;
  asked: string[];
} {
  const asked: string[] = [];
  return {
    asked,
    async request(url) {
      asked.push(url.href);
      const body = files[url.href];
      return body === undefined
        ? err({ kind: 'unreachable', message: 'It answered 404.' })
        : ok(new Blob([typeof body === 'string' ? body : new Uint8Array(body)]).stream());
    },
  };
}

function feedOf(files: readonly unknown[], over: object = {}): string {
  return JSON.stringify({ format: 1, archive, files, ...over });
}

function ports(request: RequestUpdate): FetchPorts {
  return {
    request,
    freeSpace: async () => 1e9,
    file: async () => {
      const chunks: BlobPart[] = [];
      return {
        sink: new WritableStream({ write: (chunk) => void chunks.push(new Uint8Array(chunk)) }),
        file: async () => new Blob(chunks),
      };
    },
  };
}

/** What a check and the fetch of what it offers come to. */
async function updated(
  files: Record<string, Uint8Array | string>,
): Promise<{ sizes: number[] } | ImportProblem | 'newest'> {
  const { request } = aServer(files);
  const checked = await checkUpdate({ row, address: LIST, origin: 'published' }, request, signal);
  if (!checked.ok) return checked.error;
  if (!checked.value.offer) return 'newest';
  const fetched = await fetchUpdate(checked.value.offer, ports(request), {
    onBytes: () => undefined,
    signal,
  });
  return fetched.ok ? { sizes: fetched.value.files.map(({ size }) => size) } : fetched.error;
}

const kindOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'kind' in answer ? answer.kind : answer;

const beside = (name: string): string => new URL(name, LIST).href;

it('fetches the step when it is smaller than the whole', async () => {
  const [whole, delta] = [
    await bundleOf({
      provenance: {
        tool: 'x'.repeat(150),
        inputs: Array.from({ length: 200 }, (_, n) => `input ${n} ${Math.sin(n)}`),
      },
    }),
    await step(),
  ];
  expect(delta.length).toBeLessThan(whole.length);
  const list = feedOf([await entryOf('v2.zip', whole), await entryOf('step.zip', delta)]);
  const files = { [LIST]: list, [beside('v2.zip')]: whole, [beside('step.zip')]: delta };
  expect(await updated(files)).toEqual({ sizes: [delta.length] });
  // A step that is not what the list says: the whole is fetched in its place.
  const changed = {
    ...files,
    [beside('step.zip')]: delta.map((byte, n) => (n === 60 ? byte ^ 1 : byte)),
  };
  expect(await updated(changed)).toEqual({ sizes: [whole.length] });
  // … and where neither is, nothing is.
  expect(kindOf(await updated({ ...changed, [beside('v2.zip')]: delta }))).toBe('damaged');
});

it('has nothing to fetch when the library has the newest version', async () => {
  const entry = { ...(await entryOf('v1.zip', await bundleOf({ sequence: 1 }))) };
  expect(await updated({ [LIST]: feedOf([entry]) })).toBe('newest');
});

it('asks for nothing beyond the address that was agreed to', async () => {
  const whole = await bundleOf();
  for (const url of [
    'https://other.example/v2.zip',
    'https://10.0.0.1/v2.zip',
    'http://archive.example/v2.zip',
  ]) {
    const { request, asked } = aServer({
      [LIST]: feedOf([await entryOf(url, whole)]),
      [url]: whole,
    });
    const checked = await checkUpdate({ row, address: LIST, origin: 'published' }, request, signal);
    expect(checked.ok ? 'ok' : checked.error.kind).toBe('refused-address');
    expect(asked).toEqual([LIST]);
  }
  const { request, asked } = aServer({});
  const own = { row, address: 'https://127.0.0.1/list.json', origin: 'published' } as const;
  expect((await checkUpdate(own, request, signal)).ok).toBe(false);
  expect(asked).toEqual([]);
});

it.each([
  ['a list that is no JSON', { [LIST]: '<html>' }, 'damaged'],
  ['a list of another format', { [LIST]: feedOf([], { format: 2 }) }, 'damaged'],
  [
    'a list of another archive',
    { [LIST]: feedOf([], { archive: { id: '0'.repeat(32), name: 'X' } }) },
    'refused-address',
  ],
  ['a list that never ends', { [LIST]: '[' + ' '.repeat(1_100_000) }, 'too-large'],
  ['a list nested deeply', { [LIST]: '['.repeat(500_000) }, 'damaged'],
  ['no list', {}, 'unreachable'],
])('says what is wrong with %s', async (_, files, kind) => {
  expect(kindOf(await updated(files as Record<string, string>))).toBe(kind);
});

it.each([
  [
    'longer than the list says',
    async (bytes: Uint8Array) => new Uint8Array([...bytes, 0]),
    'too-large',
  ],
  ['cut short', async (bytes: Uint8Array) => bytes.slice(0, -1), 'damaged'],
  [
    'a bundle of another archive',
    async () => bundleOf({ archive: { ...archive, id: archiveIdFrom(new Uint8Array(16)) } }),
    'damaged',
  ],
  ['an older version', async () => bundleOf({ sequence: 1 }), 'damaged'],
])('refuses a file that is %s', async (what, change, kind) => {
  const whole = await bundleOf();
  const sent = await change(whole);
  // The list speaks truly of another archive's file: what is in the file is compared too.
  const isOther = what.startsWith('a');
  const entry = await entryOf('v2.zip', whole);
  const listed = isOther
    ? { ...entry, bytes: sent.length, sha256: bytesToHex(sha256(sent)) }
    : entry;
  expect(kindOf(await updated({ [LIST]: feedOf([listed]), [beside('v2.zip')]: sent }))).toBe(kind);
});

it('fetches nothing that the disk has no room for', async () => {
  const whole = await bundleOf();
  const { request, asked } = aServer({
    [LIST]: feedOf([await entryOf('v2.zip', whole)]),
    [beside('v2.zip')]: whole,
  });
  const checked = await checkUpdate({ row, address: LIST, origin: 'published' }, request, signal);
  if (!checked.ok || !checked.value.offer) throw new Error('no offer');
  const small = { ...ports(request), freeSpace: async () => 10 };
  const fetched = await fetchUpdate(checked.value.offer, small, {
    onBytes: () => undefined,
    signal,
  });
  expect(fetched.ok ? 'ok' : fetched.error.kind).toBe('no-space');
  expect(asked).toEqual([LIST]);
});
