import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

type Pieces = AsyncIterable<Uint8Array> | Iterable<string>;

const id = 'f'.repeat(32);
const MANIFEST = { format: 1, archive: { id, name: 'Harbour letters' }, sequence: 1 };
const LINE = '{"id":"a","title":"Ice","text":"The harbour froze."}';
const PIECE = 1024 * 1024;

async function* zipOf(files: Record<string, string | ReadableStream>): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(files))
    await zip.add(name, typeof content === 'string' ? new TextReader(content) : content);
  yield new Uint8Array(await (await zip.close()).arrayBuffer());
}

const bundle = (manifest: object, files: Record<string, string | ReadableStream> = {}) =>
  zipOf({
    'manifest.json': JSON.stringify({ ...MANIFEST, ...manifest }),
    'documents.jsonl': `${LINE}\n`,
    ...files,
  });

/** `times` pieces of text, made as they are read. */
function repeated(piece: string, times: number): ReadableStream {
  const bytes = new TextEncoder().encode(piece);
  let n = 0;
  return new ReadableStream({
    pull: (controller) => (n++ < times ? controller.enqueue(bytes) : controller.close()),
  });
}

function* text(head: string, piece: string, times: number, tail = ''): Generator<string> {
  yield head;
  for (let n = 0; n < times; n++) yield piece;
  yield tail;
}

const part = { path: 'documents.jsonl', bytes: LINE.length + 1, sha256: '0'.repeat(64) };
const hash = 'a'.repeat(64);
const bomb = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);

/**
 * Hostile inputs by file name, and valid neighbours of some. Those that end with `.bundle.zip` are
 * read as bundles, the others as people's files.
 */
export const hostileInputs: Readonly<Record<string, () => Pieces>> = {
  'valid.bundle.zip': () => bundle({}),
  'wrong-hash.bundle.zip': () => bundle({ parts: [part] }),
  'wrong-size.bundle.zip': () => bundle({ parts: [{ ...part, bytes: 5 }] }),
  'listed-and-missing.bundle.zip': () => bundle({ parts: [{ ...part, path: 'x.jsonl' }] }),
  'newer-format.bundle.zip': () => bundle({ format: 2 }),
  'must-understand.bundle.zip': () => bundle({ mustUnderstand: ['later'] }),
  'unknown-fields-valid.bundle.zip': () => bundle({ later: { x: 1 } }),
  'delta-without-result.bundle.zip': () => bundle({ base: { sequence: 1, manifestSha256: hash } }),
  'forged-signature.bundle.zip': () =>
    bundle(
      {},
      { 'manifest.sig': `{"key":"${btoa('k'.repeat(32))}","signature":"${btoa('s'.repeat(64))}"}` },
    ),
  'proto.bundle.zip': () =>
    bundle({}, { 'documents.jsonl': '{"__proto__":{"title":"x"},"id":"a","title":"Ice"}\n' }),
  'lone-surrogates-valid.bundle.zip': () =>
    bundle(
      {},
      { 'documents.jsonl': '{"id":"\\ud800","title":"\\udfff Ice","text":"x \\ud83d y"}\n' },
    ),
  'deep-json.bundle.zip': () =>
    bundle(
      {},
      { 'documents.jsonl': `{"id":"a","title":"Ice","x":${'['.repeat(1e6)}${']'.repeat(1e6)}}\n` },
    ),
  'deep-manifest.bundle.zip': () => zipOf({ 'manifest.json': '['.repeat(900_000) }),
  'one-100-MB-line.bundle.zip': () =>
    bundle({}, { 'documents.jsonl': repeated(`x${Math.random()}`.repeat(PIECE / 20), 100) }),
  'a-million-empty-documents.bundle.zip': () =>
    bundle({}, { 'documents.jsonl': repeated('{"title":"."}\n'.repeat(1000), 1000) }),
  'a-million-empty-lines.bundle.zip': () =>
    bundle({}, { 'documents.jsonl': repeated('{}\n'.repeat(1000), 1000) }),
  'bomb-flat.bundle.zip': () => bundle({}, { 'documents.jsonl': repeated(' '.repeat(PIECE), 300) }),
  'inner.zip': () => zipOf({ 'a.txt': 'The harbour froze.', 'b.zip': 'PK', 'c.pdf': 'x' }),
  'one-1-GB-line.jsonl': () => text('{"title":"', 'x'.repeat(PIECE), 1024, '"}'),
  'one-1-GB-line.txt': () => text('', 'x'.repeat(PIECE), 1024),
  'one-200-MB-cell.csv': () => text('title,text\nIce,"', 'x'.repeat(PIECE), 200, '"\n'),
  'ten-million-empty-rows.csv': () => text('title,text\n', ',\n'.repeat(100_000), 100),
  'one-200-MB-item.rss': () => text('<rss><channel><item><title>', 'x'.repeat(PIECE), 200),
  'billion-laughs.xml': () => [
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${bomb.join('')}]><rss><channel><item><title>Ice &l12;</title></item></channel></rss>`,
  ],
  'outside-entity.xml': () => [
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>Ice &x;</title></item></channel></rss>',
  ],
  'deep.xml': () => text('<rss><channel><item>', '<a>'.repeat(10_000), 100),
  'deep.html': () => text('<html><body>', '<div>'.repeat(10_000), 100, 'The harbour froze.'),
  'many-attributes.html': () => text('<html><body><p ', 'a=b '.repeat(10_000), 30, '>Ice</p>'),
  'yaml-aliases.md': () => [
    `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, n) => `${'bcdefghijklm'[n]}: &${'bcdefghijklm'[n]} [${`*${'abcdefghijkl'[n]},`.repeat(9)}]`).join('\n')}\n---\nThe harbour froze.`,
  ],
  'nested-quotes.md': () => text('', '>'.repeat(1000), 20, 'The harbour froze.'),
  'brackets.md': () => text('', '['.repeat(1000), 50, 'The harbour froze.'),
  'deep.json': () => text('[', '['.repeat(10_000), 100),
  'proto.json': () => [
    '[{"__proto__":{"title":"x"}},{"constructor":{"prototype":{}},"title":"Ice"}]',
  ],
  'colliding-ids.jsonl': () => text('', `${LINE}\n`, 20_000),
  'scripts.html': () => [
    '<html><head><title>&lt;img src=x onerror=alert(1)&gt;</title><link rel="canonical" href="javascript:alert(1)"></head><body><article><p onclick="x()">The harbour froze.<script>alert(1)</script></p></article></body></html>',
  ],
};
