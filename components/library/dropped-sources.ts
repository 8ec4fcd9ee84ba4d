import { sortedSet, sourcesOf, type ImportSource } from '@/lib/state/import-source';

/** Most files of a dropped folder. */
const MAX_FILES = 500_000;

/**
 * What was dropped: folders with all that is in them, and files. The entries must be asked for
 * while the drop is told, so that is done at once.
 */
export function droppedSources(
  data: DataTransfer,
  several: (count: number) => string,
): Promise<ImportSource[]> {
  const entries = [...data.items]
    .map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
    .filter((entry) => entry !== null);
  const folders = entries.filter(isFolder);
  const files = [...data.files].filter(({ name }) => !folders.some((one) => one.name === name));
  return Promise.all(folders.map(readFolder)).then((sets) => [
    ...sets.filter((set) => set.files.length > 0),
    ...sourcesOf(files, several),
  ]);
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<ImportSource> {
  const files: { path: string; file: File }[] = [];
  const open: { entry: FileSystemDirectoryEntry; path: string }[] = [{ entry: folder, path: '' }];
  for (let at = open.pop(); at && files.length < MAX_FILES; at = open.pop()) {
    for (const entry of await entriesOf(at.entry)) {
      if (entry.name.startsWith('.')) continue;
      const path = at.path + entry.name;
      if (isFolder(entry)) open.push({ entry, path: `${path}/` });
      else if (isFile(entry)) files.push({ path, file: await fileOf(entry) });
    }
  }
  return sortedSet(folder.name, files);
}

/** A reader gives a folder's entries in parts, and none when all were given. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return all;
    all.push(...part);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
