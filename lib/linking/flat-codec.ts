const ALPHABET = ' abcdefghijklmnopqrstuvwxyzSJ';
const BITS = 5;
/** Set in the length of a flat key that is stored as UTF-8. */
const PLAIN = 128;
const MAX_UNITS = 127;

const CODES = new Map(Array.from(ALPHABET, (unit, code) => [unit, code]));

/** A flat key (see flatKey) as bytes: its length, then five bits a letter; others as UTF-8. */
export function encodeFlat(flat: string): Uint8Array {
  const units = Array.from(flat).slice(0, MAX_UNITS);
  const codes = units.map((unit) => CODES.get(unit) ?? -1);
  if (codes.includes(-1)) {
    const text = new TextEncoder().encode(units.join('')).subarray(0, MAX_UNITS);
    return Uint8Array.from([PLAIN | text.length, ...text]);
  }
  const bytes = new Uint8Array(1 + Math.ceil((codes.length * BITS) / 8));
  bytes[0] = codes.length;
  for (const [i, code] of codes.entries()) {
    const bit = i * BITS;
    const at = 1 + (bit >>> 3);
    const shifted = code << (bit & 7);
    bytes[at] = (bytes[at] ?? 0) | (shifted & 255);
    if (shifted > 255) bytes[at + 1] = (bytes[at + 1] ?? 0) | (shifted >>> 8);
  }
  return bytes;
}

/** Bytes of the flat key whose first byte is `head`. */
export function flatBytes(head: number): number {
  if ((head & PLAIN) !== 0) return 1 + (head & MAX_UNITS);
  return 1 + Math.ceil((head * BITS) / 8);
}

/** The flat key that starts at `at`. */
export function decodeFlat(bytes: Uint8Array, at: number): string {
  const head = bytes[at] ?? 0;
  if ((head & PLAIN) !== 0)
    return new TextDecoder().decode(bytes.subarray(at + 1, at + 1 + (head & MAX_UNITS)));
  let flat = '';
  for (let i = 0; i < head; i++) {
    const bit = i * BITS;
    const from = at + 1 + (bit >>> 3);
    const pair = (bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8);
    flat += ALPHABET.charAt((pair >>> (bit & 7)) & 31);
  }
  return flat;
}
