/** Bytes that are taken at a time, each by a table of its own ("slicing by eight"). */
const SLICE = 8;
/**
 * Tables of CRC-32 (IEEE 802.3, reflected polynomial 0xEDB88320): table k tells what a byte does
 * that k more bytes follow.
 */
const TABLES = makeTables();

function makeTables(): Uint32Array {
  const tables = new Uint32Array(SLICE * 256);
  for (let n = 0; n < 256; n++) {
    let crc = n;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
    tables[n] = crc;
  }
  for (let i = 256; i < tables.length; i++) {
    const before = tables[i - 256] ?? 0;
    tables[i] = (before >>> 8) ^ (tables[before & 255] ?? 0);
  }
  return tables;
}

/** CRC-32 of what has the CRC-32 `before` and of `bytes` after it, as an unsigned 32-bit number. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = before ^ 0xffff_ffff;
  let i = 0;
  for (const end = bytes.length - SLICE; i <= end; i += SLICE)
    crc = ofFour(crc ^ fourAt(bytes, i), 1024) ^ ofFour(fourAt(bytes, i + 4), 0);
  for (; i < bytes.length; i++) crc = (TABLES[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffff_ffff) >>> 0;
}

function fourAt(bytes: Uint8Array, i: number): number {
  const low = (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8);
  return low | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24);
}

/** What four bytes do, by the four tables from `first` on. */
function ofFour(value: number, first: number): number {
  const low =
    (TABLES[first + 768 + (value & 255)] ?? 0) ^ (TABLES[first + 512 + ((value >>> 8) & 255)] ?? 0);
  const high =
    (TABLES[first + 256 + ((value >>> 16) & 255)] ?? 0) ^ (TABLES[first + (value >>> 24)] ?? 0);
  return low ^ high;
}
