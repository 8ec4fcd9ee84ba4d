import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

const BYTES = 32;

/**
 * Says in 256 bits which documents there are, in whatever order: the sum, modulo 2^256, of the
 * SHA-256 of each document's line as Backfile writes it.
 */
export type DocumentsDigest = {
  add(line: string): void;
  /** 64 hex digits, the least significant byte first. */
  value(): string;
};

/** The digest of no documents. */
export function createDocumentsDigest(): DocumentsDigest {
  const sum = new Uint8Array(BYTES);
  return {
    add(line) {
      const hash = sha256(utf8ToBytes(line));
      let carry = 0;
      for (let n = 0; n < BYTES; n++) {
        carry += (sum[n] ?? 0) + (hash[n] ?? 0);
        sum[n] = carry & 0xff;
        carry >>= 8;
      }
    },
    value: () => Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
