/** Bytes that are taken at a time, each by a table of its own ("slicing by eight"). */
const SLICE = 8;
/**
 * Tables of CRC-32 (IEEE 802.3, reflected polynomial 0xEDB88320): table k tells what a byte does
 * that k more bytes follow.
 */
const TABLES = makeTables();

function makeTables(): Int32Array {
  const tables = new Int32Array(SLICE * 256);
  // What a byte does is what each of its bits does: every worker that starts makes this table.
  for (let bit = 128, crc = 1; bit > 0; bit >>= 1) {
    crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
    for (let n = 0; n < 256; n += 2 * bit) tables[n + bit] = crc ^ (tables[n] ?? 0);
  }
  for (let i = 256; i < tables.length; i++) {
    const before = tables[i - 256] ?? 0;
    tables[i] = (before >>> 8) ^ (tables[before & 255] ?? 0);
  }
  return tables;
}

/** Whether numbers lie in memory as `bySlice` takes them: in every browser of today. */
const IS_LITTLE_ENDIAN = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;

/** CRC-32 of what has the CRC-32 `before` and of `bytes` after it, as an unsigned 32-bit number. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const words = wordsOf(bytes);
  const crc = bySlice(words, before ^ 0xffff_ffff);
  return (byByte(bytes, words.byteLength, crc) ^ 0xffff_ffff) >>> 0;
}

/** Takes `words`, two at a time. No calls: a worker that has just started checks rows before this is compiled. */
function bySlice(words: Int32Array, before: number): number {
  let crc = before;
  for (let i = 0; i < words.length; i += 2) {
    crc ^= words[i] ?? 0;
    const next = words[i + 1] ?? 0;
    crc =
      (TABLES[1792 | (crc & 255)] ?? 0) ^
      (TABLES[1536 | ((crc >>> 8) & 255)] ?? 0) ^
      (TABLES[1280 | ((crc >>> 16) & 255)] ?? 0) ^
      (TABLES[1024 | (crc >>> 24)] ?? 0) ^
      (TABLES[768 | (next & 255)] ?? 0) ^
      (TABLES[512 | ((next >>> 8) & 255)] ?? 0) ^
      (TABLES[256 | ((next >>> 16) & 255)] ?? 0) ^
      (TABLES[next >>> 24] ?? 0);
  }
  return crc;
}

/** The bytes, but for fewer than a slice at the end, four to a number. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const slices = IS_LITTLE_ENDIAN ? Math.floor(length / SLICE) : 0;
  return new Int32Array(buffer, byteOffset, 2 * slices);
}

/** Takes what is left of `bytes` from `from` on. */
function byByte(bytes: Uint8Array, from: number, before: number): number {
  let crc = before;
  for (let i = from; i < bytes.length; i++)
    crc = (TABLES[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return crc;
}
