import { crc32 } from '@/lib/base/crc32';

/**
 * Every row of a segment: format byte, flags byte (of the part's own meaning; 0 as a rule), two
 * reserved bytes, CRC-32 of the payload (little-endian), payload.
 */
const HEADER_BYTES = 8;
/** Segment format 1. */
const FORMAT = 1;

/** A row whose bytes are not what was written. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
}

/**
 * `payload` as a row.
 *
 * @param flags what its part says with them, a byte
 * @param more what follows the payload
 */
export function frameRow(payload: Uint8Array, flags = 0, more = NOTHING): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(HEADER_BYTES + payload.length + more.length);
  row[0] = FORMAT;
  row[1] = flags;
  row.set(payload, HEADER_BYTES);
  row.set(more, HEADER_BYTES + payload.length);
  new DataView(row.buffer).setUint32(4, crc32(row.subarray(HEADER_BYTES)), true);
  return row;
}

const NOTHING: Uint8Array = new Uint8Array(0);

/** The flags that `frameRow` was given. */
export function flagsOf(row: Uint8Array): number {
  return row[1] ?? 0;
}

/**
 * The payload of `row`, a view.
 *
 * @param verify compare the checksum; leave it out only for large rows on a hot path
 * @throws {DamagedRowError} for another format, a short row or a wrong checksum
 */
export function unframeRow(row: Uint8Array, verify = true): Uint8Array {
  if (row.length < HEADER_BYTES) throw new DamagedRowError('Backfile: a row is too short');
  if (row[0] !== FORMAT)
    throw new DamagedRowError(
      `Backfile: row format ${row[0]} is not known; this version reads format ${FORMAT}`,
    );
  const payload = row.subarray(HEADER_BYTES);
  if (verify && new DataView(row.buffer, row.byteOffset).getUint32(4, true) !== crc32(payload)) {
    throw new DamagedRowError('Backfile: a row does not match its checksum');
  }
  return payload;
}
