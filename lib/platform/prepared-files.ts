/** Folders of the origin's private file system: of bundles made of people's files, of fetched ones, of backups, of exports. */
type Folder = 'prepared' | 'fetched' | 'written' | 'exported';

/** A file that is being written. */
export type PreparedFile = {
  readonly sink: WritableStream<Uint8Array>;
  /** The file as written, under the name given. */
  file(): Promise<File>;
};

/**
 * A new file, called `name` to whoever gets it. What was prepared before is removed unless it is to
 * be `kept`: one import is prepared at a time, and it reads from a copy of its own once it has begun.
 *
 * @throws {Error} where the browser gives no private file system, as in some private windows
 */
export async function createPreparedFile(
  name: string,
  { folder: at = 'prepared', kept = false }: { folder?: Folder; kept?: boolean } = {},
): Promise<PreparedFile> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(at, { create: true });
  if (!kept) await removeOthers(folder);
  const handle = await folder.getFileHandle(crypto.randomUUID(), { create: true });
  const sink = await handle.createWritable();
  return {
    sink,
    async file() {
      const written = await handle.getFile();
      return new File([written], name, { type: 'application/zip' });
    },
  };
}

/** Files that another page still reads cannot be removed; they go the next time. */
async function removeOthers(folder: FileSystemDirectoryHandle): Promise<void> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(name);
  for (const name of names) await folder.removeEntry(name).catch(() => undefined);
}
