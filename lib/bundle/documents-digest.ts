import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const BYTES = 32;

/**
 * Says in 256 bits which documents there are, in whatever order: the sum, modulo 2^256, of the
 * SHA-256 of each document's line as Backfile writes it.
 */
export type DocumentsDigest = {
  add(line: string): void;
  /** Takes away what `add` of the same line added, before or after. */
  remove(line: string): void;
  /** 64 hex digits, the least significant byte first. */
  value(): string;
};

/**
 * The digest of no documents, or of those that `start` is the digest of.
 *
 * @param start 64 hex digits, as `value` gives them
 */
export function createDocumentsDigest(start?: string): DocumentsDigest {
  const sum = start === undefined ? new Uint8Array(BYTES) : hexToBytes(start);
  const count = (line: string, sign: 1 | -1): void => {
    const hash = sha256(utf8ToBytes(line));
    let carry = 0;
    for (let n = 0; n < BYTES; n++) {
      carry += (sum[n] ?? 0) + sign * (hash[n] ?? 0);
      sum[n] = carry & 0xff;
      // Also of a negative number: the shift keeps the sign.
      carry >>= 8;
    }
  };
  return {
    add: (line) => count(line, 1),
    remove: (line) => count(line, -1),
    value: () => bytesToHex(sum),
  };
}
