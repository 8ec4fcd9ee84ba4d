import { BundleError } from '@/lib/bundle/bundle-problem';
import { openBundle } from '@/lib/bundle/read-bundle';
import type { PublisherEntity } from '@/lib/model/entity';
import type { SegmentRow } from '@/lib/model/segment';
import { newsDocument } from './generated-news';
import { storedZip } from './stored-zip';
import { bundleOf } from './updates';

/** How a case ended. */
export type FuzzOutcome =
  /** Read to its end. */
  | { readonly kind: 'sound' }
  /** Refused with a typed problem; `isPastManifest` when the manifest was taken. */
  | { readonly kind: 'refused'; readonly problem: string; readonly isPastManifest: boolean }
  /** Anything else: a bug. */
  | { readonly kind: 'bug'; readonly error: unknown };

/** Numbers from a seed (mulberry32): the same seed, the same cases. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomFrom>;

const ODD_VALUES: readonly string[] = [
  'null',
  '-1',
  '1e999',
  '9007199254740993',
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '[]',
  '{}',
  '[[[[[[[[]]]]]]]]',
  '"__proto__"',
  '{"__proto__":{"x":1}}',
  'true',
  '"javascript:alert(1)"',
  '"0000000000000000000000000000000000000000000000000000000000000000"',
];

const id = 'f'.repeat(32);
const MANIFEST = {
  format: 1,
  mustUnderstand: [],
  archive: { id, name: 'Harbour letters', homepage: 'https://bay.example/' },
  sequence: 2,
  counts: { documents: 3, entities: 1 },
  parts: [],
};
const DELTA = {
  ...MANIFEST,
  base: { sequence: 1, manifestSha256: 'a'.repeat(64) },
  result: { documents: 3, documentsDigest: 'b'.repeat(64), manifestSha256: 'c'.repeat(64) },
};
const LINES = [
  '{"id":"a","title":"Ice","text":"The harbour froze.","cleaned":[[0,11]],"date":"1987-01-09","language":"en"}',
  '{"id":2,"text":"The first ship passed.","url":"https://bay.example/2","retracted":"wrong harbour"}',
  '{"title":"Thaw","source":"Bay News","author":"Anna Keeper","kind":"letter","licence":"CC0"}',
];
const publisherEntity: PublisherEntity = {
  id: 'wire',
  canonical: 'The Morning Wire',
  kind: 'organisation',
  aliases: ['Wire'],
  roles: [{ text: 'Agency' }],
};
const ENTITY =
  '{"id":"l","canonical":"Old Lighthouse","kind":"place","aliases":["the Light"],"roles":[{"text":"Landmark","asOf":"1987"}]}';

/** The text of a file with something in it replaced, doubled, cut or torn. */
function mutateText(text: string, random: Random): string {
  const at = random(text.length + 1);
  const length = 1 + random(12);
  const changes: readonly (() => string)[] = [
    () => text.slice(0, at) + text.slice(at + length),
    () => text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
    () => text.slice(0, at),
    () => text.slice(0, at) + String.fromCharCode(random(0x1_0000)) + text.slice(at + 1),
    () => {
      const values = [...text.matchAll(/:\s*("(?:[^"\\]|\\.)*"|[\d.-]+|\[[^\]]*\])/g)];
      const value = values[random(values.length || 1)];
      if (!value?.[1]) return text;
      const start = value.index + value[0].length - value[1].length;
      return (
        text.slice(0, start) +
        ODD_VALUES[random(ODD_VALUES.length)] +
        text.slice(start + value[1].length)
      );
    },
  ];
  return changes[random(changes.length)]?.() ?? text;
}

/** A pair that everybody knows (RFC 8032, 7.1, test 1): the same seed must make the same bytes. */
async function knownKeys(): Promise<CryptoKeyPair> {
  const coded = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  const open = {
    kty: 'OKP',
    crv: 'Ed25519',
    x: coded('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
  };
  const d = coded('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
  return {
    publicKey: await crypto.subtle.importKey('jwk', open, 'Ed25519', true, ['verify']),
    privateKey: await crypto.subtle.importKey('jwk', { ...open, d }, 'Ed25519', true, ['sign']),
  };
}

/** Bundles as Backfile writes them, with everything that one may have: deflated, hashed, signed, indexed. */
export async function writtenBundles(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const keys = await knownKeys();
  const rows: readonly SegmentRow[] = [
    { part: 'terms', n: 0, bytes: new Uint8Array([1, 2, 3]) },
    { part: 'postings', n: 70_000, bytes: new Uint8Array(300) },
  ];
  const documents = Array.from({ length: 5 }, (_, n) => newsDocument(n, 40));
  const index = async () => ({ analyser: 'a', engine: 'e', documents: rows, names: rows });
  const bundles = [
    await bundleOf({ documents, index, keys }),
    await bundleOf({ documents, entities: [publisherEntity] }),
  ];
  return Promise.all(bundles.map(async (each) => new Uint8Array(await each.arrayBuffer())));
}

/** One of `written` with a few of its bytes changed. */
function mutatedBytes(written: readonly Uint8Array<ArrayBuffer>[], random: Random): Blob {
  const bytes = (written[random(written.length)] ?? new Uint8Array()).slice();
  mutateBytes(bytes, random);
  return new Blob([bytes]);
}

/** So many of a hundred cases are of written bundles: most bytes of those are hashed and refused alike. */
const WRITTEN_PERCENT = 8;

/**
 * A valid bundle with something changed: in a file of it (most), or in the bytes of its zip.
 *
 * @param written taken now and then instead of one made by hand
 */
export function mutatedBundle(
  random: Random,
  written: readonly Uint8Array<ArrayBuffer>[] = [],
): Blob {
  if (written.length > 0 && random(100) < WRITTEN_PERCENT) return mutatedBytes(written, random);
  const isDelta = random(4) === 0;
  const files = new Map<string, string>([
    ['manifest.json', JSON.stringify(isDelta ? DELTA : MANIFEST)],
    ['documents.jsonl', `${LINES.join('\n')}\n`],
    ['entities.jsonl', `${ENTITY}\n`],
    ...(isDelta
      ? [
          ['removed.jsonl', '{"id":"x"}\n{"id":"y"}\n'] as const,
          ['retracted.jsonl', '{"id":"z","reason":"wrong"}\n'] as const,
        ]
      : []),
  ]);
  const kind = random(10);
  if (kind < 8) {
    const names = [...files.keys()].filter((name) => kind < 2 || name !== 'manifest.json');
    const name = names[random(names.length)] ?? 'documents.jsonl';
    let text = files.get(name) ?? '';
    for (let n = 1 + random(3); n > 0; n--) text = mutateText(text, random);
    files.set(name, text);
  }
  const bytes = storedZip(files);
  if (kind >= 8) mutateBytes(bytes, random);
  return new Blob([new Uint8Array(kind === 9 ? bytes.subarray(0, random(bytes.length)) : bytes)]);
}

function mutateBytes(bytes: Uint8Array, random: Random): void {
  for (let n = 1 + random(8); n > 0; n--) bytes[random(bytes.length)] = random(256);
}

/** Reads all of `blob` as an import does. */
export async function readCase(blob: Blob): Promise<FuzzOutcome> {
  let isPastManifest = false;
  try {
    const opened = await openBundle(blob);
    if (!opened.ok) return checkProblem(opened.error, false);
    isPastManifest = true;
    const bundle = opened.value;
    for await (const { id: one, title } of bundle.documents())
      if (one === '' || title === undefined) throw new Error('a document without id or title');
    for await (const _ of bundle.entities()) continue;
    for await (const _ of bundle.removed()) continue;
    for await (const _ of bundle.retracted()) continue;
    for (const part of ['documents', 'names'] as const)
      for await (const _ of bundle.indexRows(part) ?? []) continue;
    return { kind: 'sound' };
  } catch (error) {
    if (error instanceof BundleError) return checkProblem(error.problem, isPastManifest);
    return { kind: 'bug', error };
  }
}

/** A problem without words, or with the engine's own, is a bug too. */
function checkProblem(
  problem: { readonly kind: string; readonly message: string },
  isPastManifest: boolean,
): FuzzOutcome {
  const isTold =
    problem.message.length > 20 && !/undefined|\[object|TypeError/.test(problem.message);
  return isTold
    ? { kind: 'refused', problem: problem.kind, isPastManifest }
    : { kind: 'bug', error: new Error(`untold problem: ${JSON.stringify(problem)}`) };
}
