import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { documentToLine } from '@/lib/segment/document-line';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';

/** Documents that can be read several times, always the same. */
export type Documents = (signal?: AbortSignal) => AsyncIterable<ArchiveDocument>;

/** What became of one document between two versions. */
export type Change = {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly id: SourceId;
  readonly title: string;
  /** Whether the newer version took it back. */
  readonly isRetracted: boolean;
};

/** What differs between two versions, for those who write or show it. */
export type Comparison = {
  /** Documents of the newer version that the older has not, or has otherwise; in order. */
  news(signal?: AbortSignal): AsyncGenerator<{ change: Change; document: ArchiveDocument }>;
  /** Documents that only the older version has; to be asked for after all of `news`. */
  removed(signal?: AbortSignal): AsyncGenerator<Change>;
};

/**
 * Compares two versions of an archive by document. It holds two numbers a document of the older.
 */
export async function compareVersions(
  older: Documents,
  newer: Documents,
  signal?: AbortSignal,
): Promise<Comparison> {
  /** Hash of each document of the older version by the hash of its id. */
  const before = new Map<number, number>();
  for await (const document of older(signal))
    before.set(hash53(document.id), hash53(documentToLine(document)));
  return {
    async *news() {
      for await (const document of newer(signal)) {
        const id = hash53(document.id);
        const known = before.get(id);
        before.delete(id);
        if (known === hash53(documentToLine(document))) continue;
        const kind = known === undefined ? 'added' : 'changed';
        yield { change: changeOf(kind, document), document };
      }
    },
    async *removed() {
      if (before.size === 0) return;
      for await (const document of older(signal))
        if (before.has(hash53(document.id))) yield changeOf('removed', document);
    },
  };
}

function changeOf(kind: Change['kind'], document: ArchiveDocument): Change {
  const { id, title, retracted } = document;
  return { kind, id, title, isRetracted: kind !== 'removed' && retracted !== undefined };
}

/** The first 53 bits of a SHA-256: two of a million documents share them once in 18,000 archives. */
function hash53(text: string): number {
  const bytes = sha256(utf8ToBytes(text));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(0) * 0x20_0000 + (view.getUint32(4) >>> 11);
}
