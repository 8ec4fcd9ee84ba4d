import chardet from 'chardet';
import { plausibility } from './plausible-text';

/** How much of a file is looked at to guess its encoding, bytes. */
const SAMPLE_BYTES = 64 * 1024;
/** Of text in UTF-16, at least this part is letters, digits, marks and spaces, … */
const READABLE_SHARE = 0.98;
/** … and this part is spaces and line ends, unless its script has none. */
const SPACE_SHARE = 0.01;
/** So many times more characters of UTF-8 than bytes without meaning: it is UTF-8 with faults. */
const MOSTLY = 4;

const MARKS: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];
/** One-byte encodings that the library for guessing does not know. */
const MORE_ENCODINGS = ['ibm866', 'macintosh', 'x-mac-cyrillic'] as const;
/** How Japanese mail switches between its sets of characters. */
const ESCAPES = ['\u001B$B', '\u001B$@', '\u001B(J'];

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
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isEscaped(text) ? decodeAs(bytes, 'iso-2022-jp') : { text, encoding: 'utf-8' };
  } catch {
    if (isMostlyUtf8(bytes)) return decodeAs(bytes, 'utf-8');
    return decodeAs(bytes, declaredEncoding(bytes, declared) ?? guessEncoding(bytes));
  }
}

/** Whether `bytes` are UTF-8, but for a few that are broken. */
export function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [whole, broken] = [0, 0];
  for (let n = 0; n < bytes.length; n++) {
    const byte = bytes[n] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    const isWhole =
      byte >= 0xc2 &&
      byte < 0xf5 &&
      bytes.subarray(n + 1, n + 1 + more).every((next) => (next & 0xc0) === 0x80) &&
      n + more < bytes.length;
    if (isWhole) n += more;
    if (isWhole) whole++;
    else broken++;
  }
  return whole >= broken * MOSTLY;
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

function isEscaped(text: string): boolean {
  return ESCAPES.some((escape) => text.includes(escape));
}

/** UTF-16 without a mark: no other text has zeros, or its spaces and line ends show which half comes first. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE_BYTES) & ~1);
  if (sample.length < 4 || !sample.includes(0)) return undefined;
  const readings = ['utf-16le', 'utf-16be'].map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    const share = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / text.length;
    return {
      encoding,
      readable: share(/[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\s]/gu),
      spaces: share(/[ \n\r\u3000、。，]/g),
    };
  });
  const [best] = readings
    .filter(({ readable, spaces }) => readable >= READABLE_SHARE && spaces >= SPACE_SHARE)
    .sort((a, b) => b.spaces - a.spaces);
  return best?.encoding;
}

function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const guessed = chardet
    .analyse(sample)
    .filter(({ name }) => !/^utf-?8$|^ascii$/i.test(name))
    .map(({ name }) => knownLabel(name))
    .filter((encoding) => encoding !== undefined);
  const likely = guessed[0] ?? 'windows-1252';
  if (!isOneByte(likely)) return likely;
  // The likeliest counts where others read no better.
  const candidates = [...new Set([likely, ...guessed.filter(isOneByte), ...MORE_ENCODINGS])];
  const scores = candidates.map((encoding) =>
    plausibility(new TextDecoder(encoding).decode(sample)),
  );
  return candidates[scores.indexOf(Math.max(...scores))] ?? likely;
}

function isOneByte(encoding: string): boolean {
  return /^(?:windows-|iso-8859-|koi8-|ibm866$|macintosh$|x-mac-)/.test(encoding);
}

/** The label as `TextDecoder` knows it. ISO-8859-1 is windows-1252 to it, as on the web. */
function knownLabel(name: string): string | undefined {
  try {
    return new TextDecoder(name.toLowerCase()).encoding;
  } catch {
    return undefined;
  }
}
