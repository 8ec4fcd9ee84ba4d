import { DamagedRowError } from './row-frame';

/** A list of unsigned numbers in as few bytes each as the greatest needs. */
export type PackedNumbers = Uint8Array | Uint16Array | Uint32Array;

/** Bytes: width (1, 2 or 4), then the values, little-endian. @param values below 2^32 */
export function packNumbers(values: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, values[i] ?? 0);
  const width = greatest < 1 << 8 ? 1 : greatest < 1 << 16 ? 2 : 4;
  const bytes = new Uint8Array(1 + values.length * width);
  bytes[0] = width;
  const view = new DataView(bytes.buffer, 1);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (width === 1) view.setUint8(i, value);
    else if (width === 2) view.setUint16(i * 2, value, true);
    else view.setUint32(i * 4, value, true);
  }
  return bytes;
}

/**
 * The `count` numbers that `packNumbers` wrote at the start of `bytes`; a copy.
 *
 * @throws {DamagedRowError} when `bytes` are too few or of another width
 */
export function unpackNumbers(bytes: Uint8Array, count: number): PackedNumbers {
  const width = bytes[0] ?? 0;
  if (width !== 1 && width !== 2 && width !== 4)
    throw new DamagedRowError(`Backfile: numbers of ${width} bytes are not known`);
  if (!(count >= 0) || bytes.length < 1 + count * width)
    throw new DamagedRowError('Backfile: a row holds fewer numbers than told');
  const copy = bytes.slice(1, 1 + count * width).buffer;
  if (width === 1) return new Uint8Array(copy);
  // Every platform that browsers run on is little-endian, as the rows are.
  return width === 2 ? new Uint16Array(copy) : new Uint32Array(copy);
}

/** Bytes that `count` numbers at the start of `bytes` take, width byte included. */
export function packedLength(bytes: Uint8Array, count: number): number {
  return 1 + count * (bytes[0] ?? 0);
}
