import { bytesToHex } from '@noble/hashes/utils.js';
import { damaged } from './bundle-problem';

/**
 * Bytes that are hashed at a time: the platform hashes them beside everything else, several times as
 * fast as code that takes them in a stream, which it has no way to do.
 */
const PIECE_BYTES = 1024 * 1024;
const HASH_BYTES = 32;

/** Hashes a file as it lies in a zip: the SHA-256 of the SHA-256s of its pieces. */
export type StoredHash = {
  /** The next bytes; they are not held. */
  add(bytes: Uint8Array): Promise<void>;
  /** 64 hex digits; nothing may be added afterwards. */
  value(): Promise<string>;
};

/** The hash of a file of which nothing was added yet. */
export function createStoredHash(): StoredHash {
  const pieces = new PieceHashes();
  const piece = new Uint8Array(PIECE_BYTES);
  let length = 0;
  return {
    async add(bytes) {
      for (let at = 0; at < bytes.length;) {
        const some = bytes.subarray(at, at + PIECE_BYTES - length);
        piece.set(some, length);
        length += some.length;
        at += some.length;
        if (length < PIECE_BYTES) continue;
        await pieces.add(piece);
        length = 0;
      }
    },
    async value() {
      if (length > 0) await pieces.add(piece.slice(0, length));
      return pieces.value();
    },
  };
}

/**
 * The bytes of a file in pieces, the next of which is read while one is used.
 *
 * @throws {BundleError} at their end, when their hash is not `expected`
 */
export async function* checkedPieces(
  stored: Blob,
  { path, expected }: { readonly path: string; readonly expected: string },
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const hashes = new PieceHashes();
  const read = (at: number): Promise<ArrayBuffer> | undefined => {
    const bytes = at < stored.size ? stored.slice(at, at + PIECE_BYTES).arrayBuffer() : undefined;
    // Met when it is awaited; until then it is not unhandled.
    bytes?.catch(() => undefined);
    return bytes;
  };
  let next = read(0);
  for (let at = PIECE_BYTES; next; at += PIECE_BYTES) {
    signal?.throwIfAborted();
    const piece = new Uint8Array(await next);
    next = read(at);
    await hashes.add(piece);
    yield piece;
  }
  if ((await hashes.value()) !== expected)
    throw damaged(path, 'its bytes are not those that the manifest names (storedSha256)');
}

/** One piece is hashed while the next is read. */
class PieceHashes {
  readonly #hashes: Uint8Array[] = [];
  #hashing: Promise<void> = Promise.resolve();

  async add(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#hashing;
    // The platform takes a copy at once.
    this.#hashing = crypto.subtle
      .digest('SHA-256', piece)
      .then((hash) => void this.#hashes.push(new Uint8Array(hash)));
    this.#hashing.catch(() => undefined);
  }

  async value(): Promise<string> {
    await this.#hashing;
    const all = new Uint8Array(this.#hashes.length * HASH_BYTES);
    for (const [i, hash] of this.#hashes.entries()) all.set(hash, i * HASH_BYTES);
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', all)));
  }
}
