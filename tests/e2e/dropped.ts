import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Tab } from '@/scripts/browsers/driver';

/**
 * Drops files, or one folder, onto the page in `tab`: really where the browser's driver can; else as an event
 * with real files, and entries that stand in for a folder's.
 */
export async function drop(tab: Tab, paths: readonly string[]): Promise<void> {
  if (tab.dropFiles) {
    await tab.dropFiles(paths);
    return;
  }
  const [folder] = paths.filter((each) => statSync(each).isDirectory());
  const files = folder === undefined ? paths : filesIn(folder);
  await tab.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'file', id: 'dropped' });
    field.multiple = true;
    document.body.append(field);
  });
  await tab.chooseFiles('#dropped', files);
  await tab.evaluate(
    dropChosen,
    folder === undefined
      ? undefined
      : {
          name: path.basename(folder),
          paths: files.map((each) => path.relative(folder, each).split(path.sep)),
        },
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Runs in the page: drops what the field `#dropped` holds, in a folder if one is given. */
function dropChosen(
  folder: { readonly name: string; readonly paths: readonly (readonly string[])[] } | undefined,
): void {
  type Entry = Record<string, unknown>;
  const field = document.querySelector<HTMLInputElement>('#dropped');
  const files = [...(field?.files ?? [])];
  field?.remove();
  /** The folder's entries below `at`, given in parts as browsers give them. */
  const entryOf = (name: string, at: readonly string[]): Entry => {
    const below = (folder?.paths ?? []).flatMap((each, n) =>
      at.every((part, i) => each[i] === part) ? [{ part: each[at.length], rest: each, n }] : [],
    );
    const parts = [...new Set(below.map(({ part }) => part))].map((part): Entry => {
      const [one] = below.filter((each) => each.part === part);
      const isFile = one?.rest.length === at.length + 1;
      if (!isFile) return entryOf(part ?? '', [...at, part ?? '']);
      return { isFile, name: part, file: (give: (file?: File) => void) => give(files[one.n]) };
    });
    const createReader = (): Entry => ({
      readEntries: (give: (entries: Entry[]) => void) => give(parts.splice(0, 2)),
    });
    return { isDirectory: true, name, createReader };
  };
  const dataTransfer = new DataTransfer();
  if (!folder) for (const file of files) dataTransfer.items.add(file);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
    if (folder) {
      const items = [{ kind: 'file', webkitGetAsEntry: () => entryOf(folder.name, []) }];
      const value = { types: ['Files'], files: [], items };
      Object.defineProperty(event, 'dataTransfer', { value });
    }
    document.body.dispatchEvent(event);
  }
}
