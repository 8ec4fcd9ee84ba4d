/** A 48-bit hash: 32 high and 16 low bits, both unsigned. */
export type IdHash = { readonly high: number; readonly low: number };

/**
 * 48-bit hash of an id, over its UTF-16 units. It finds rows; it proves nothing, so whoever finds
 * a row by it compares the id itself.
 */
export function hashId(id: string): IdHash {
  let a = 0x811c_9dc5;
  let b = 0x9747_b28c;
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x0100_0193);
    b = Math.imul(b ^ unit, 0x5bd1_e995);
    b ^= b >>> 15;
  }
  return { high: mix(a ^ id.length) >>> 0, low: mix(b ^ (a >>> 7)) & 0xffff };
}

/** Spreads every bit of `value` over all 32. */
function mix(value: number): number {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, 0x85eb_ca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2_ae35);
  return x ^ (x >>> 16);
}
