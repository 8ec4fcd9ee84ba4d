/** Folder of the origin's private file system for copies of import sources. */
const FOLDER = 'import-sources';

/** What browsers say of a file, or a file system, that is not there. */
const MISSING: ReadonlySet<string> = new Set(['NotFoundError', 'SecurityError', 'NotAllowedError']);

/** How a copy is made. */
type CopyOptions = {
  /** Called with the bytes copied so far. */
  readonly onProgress: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Copies of import sources, by the import's id, in the origin's private file system: an import
 * goes on after the tab or the browser died, and the file it came from may move meanwhile.
 */
export type SourceCopies = {
  /** Copies `source`. It is there whole or not at all. Rejects when aborted or out of space. */
  save(id: number, source: Blob, options: CopyOptions): Promise<Blob>;
  /** The copy, if there is a whole one. */
  open(id: number): Promise<Blob | undefined>;
  /** Removes a copy; one that is not there is fine. */
  remove(id: number): Promise<void>;
  /** Ids of all copies. */
  list(): Promise<readonly number[]>;
};

/** Source copies in this origin. */
export function createSourceCopies(): SourceCopies {
  const folder = async (): Promise<FileSystemDirectoryHandle> =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  const names = async (): Promise<string[]> => {
    const found: string[] = [];
    await unlessMissing(async () => {
      for await (const name of (await folder()).keys()) found.push(name);
    });
    return found;
  };
  return {
    async save(id, source, options) {
      const handle = await (await folder()).getFileHandle(nameOf(id), { create: true });
      await (hasSyncAccess(handle)
        ? writeInPlace(await handle.createSyncAccessHandle(), source, options)
        : writeAside(await handle.createWritable(), source, options));
      return handle.getFile();
    },
    async open(id) {
      const file = await unlessMissing(async () =>
        (await (await folder()).getFileHandle(nameOf(id))).getFile(),
      );
      return file && file.size > 0 ? file : undefined;
    },
    async remove(id) {
      await unlessMissing(async () => (await folder()).removeEntry(nameOf(id)));
    },
    async list() {
      return (await names())
        .map((name) => ({ name, id: Number.parseInt(name, 10) }))
        .filter(({ name, id }) => nameOf(id) === name)
        .map(({ id }) => id);
    },
  };
}

/** Bytes that are read and written at a time. */
const PIECE_BYTES = 1024 * 1024;

/** What workers have beside `createWritable`: several times as fast, and it writes in place. */
type SyncFile = {
  createSyncAccessHandle(): Promise<SyncHandle>;
};
type SyncHandle = {
  truncate(bytes: number): void;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  close(): void;
};

function hasSyncAccess<T>(handle: T): handle is T & SyncFile {
  return typeof handle === 'object' && handle !== null && 'createSyncAccessHandle' in handle;
}

/** A torn copy is shorter than its import's journal says, which is told last how long it is. */
async function writeInPlace(
  file: SyncHandle,
  source: Blob,
  { onProgress, signal }: CopyOptions,
): Promise<void> {
  const read = (at: number): Promise<ArrayBuffer> =>
    source.slice(at, at + PIECE_BYTES).arrayBuffer();
  try {
    file.truncate(0);
    let next = read(0);
    for (let at = 0; at < source.size; at += PIECE_BYTES) {
      signal.throwIfAborted();
      const piece = new Uint8Array(await next);
      next = read(at + PIECE_BYTES);
      // Met when it is awaited; until then it is not unhandled.
      next.catch(() => undefined);
      if (file.write(piece, { at }) < piece.length)
        throw new DOMException('The disk is full', 'QuotaExceededError');
      onProgress(at + piece.length);
    }
    await next;
  } finally {
    file.close();
  }
}

/** Written aside and moved into place when it closes: a torn copy is an empty file. */
async function writeAside(
  file: FileSystemWritableFileStream,
  source: Blob,
  { onProgress, signal }: CopyOptions,
): Promise<void> {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      onProgress(bytes);
      controller.enqueue(chunk);
    },
  });
  await source.stream().pipeThrough(counter).pipeTo(file, { signal });
}

const nameOf = (id: number): string => `${id}.source`;

/** What `work` gives; undefined where the file, or (in a private window) the whole file system, misses. */
async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && MISSING.has(error.name)) return undefined;
    throw error;
  }
}
