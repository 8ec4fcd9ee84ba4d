import chardet from 'chardet';

/** How much of a file is looked at to guess its encoding, bytes. */
const SAMPLE_BYTES = 64 * 1024;
/** In UTF-16 of mostly Latin text, at least this part of one half of the bytes is 0. */
const ZERO_SHARE = 0.3;

const MARKS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Text, and the encoding that it was read in. */
export type DecodedText = { readonly text: string; readonly encoding: string };

/**
 * The text in `bytes`: by its byte order mark, else as UTF-8 where that fits, else in the encoding
 * that it `declared`, else in the one that its bytes look like. Bytes without meaning become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = MARKS.find((mark) => mark.bytes.every((byte, n) => bytes[n] === byte));
  if (marked) return decodeAs(bytes, marked.encoding);
  const wide = wideEncoding(bytes);
  if (wide) return decodeAs(bytes, wide);
  try {
    // What is UTF-8 by chance is short: a wrong declaration is far likelier.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeAs(bytes, declaredEncoding(bytes, declared) ?? guessEncoding(bytes));
  }
}

/** A declared encoding that `bytes` can be in. */
function declaredEncoding(bytes: Uint8Array, declared: string | undefined): string | undefined {
  const encoding = declared === undefined ? undefined : knownLabel(declared);
  if (!encoding || encoding === 'utf-8' || encoding.startsWith('utf-16')) return undefined;
  const sample = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE_BYTES));
  return sample.slice(0, -4).includes('\uFFFD') ? undefined : encoding;
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

/** UTF-16 without a mark shows by its zeros. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let even = 0;
  let odd = 0;
  for (let n = 0; n < length; n += 2) {
    if (bytes[n] === 0) even++;
    if (bytes[n + 1] === 0) odd++;
  }
  const enough = (length / 2) * ZERO_SHARE;
  if (length >= 4 && odd > enough && even === 0) return 'utf-16le';
  if (length >= 4 && even > enough && odd === 0) return 'utf-16be';
  return undefined;
}

function guessEncoding(bytes: Uint8Array): string {
  for (const { name } of chardet.analyse(bytes.subarray(0, SAMPLE_BYTES))) {
    if (/^utf-?8$|^ascii$/i.test(name)) continue;
    const known = knownLabel(name);
    if (known) return known;
  }
  return 'windows-1252';
}

/** The label as `TextDecoder` knows it. ISO-8859-1 is windows-1252 to it, as on the web. */
function knownLabel(name: string): string | undefined {
  try {
    return new TextDecoder(name.toLowerCase()).encoding;
  } catch {
    return undefined;
  }
}
