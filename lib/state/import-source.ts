import type { SourceSet } from '@/lib/model/sources';

/** What a person dropped or picked at once: one zip may be a bundle, everything else is read. */
export type ImportSource = SourceSet;

/** The zip in `source` that may be a bundle, when it is all there is. */
export function bundleIn({ files }: ImportSource): File | undefined {
  const [only, ...rest] = files;
  return only && rest.length === 0 && /\.zip$/i.test(only.file.name) ? only.file : undefined;
}

/**
 * `files` as sources: each zip by itself, since it may be a bundle; the others together.
 *
 * @param several names more than one file
 */
export function sourcesOf(
  files: readonly File[],
  several: (count: number) => string,
): ImportSource[] {
  const zips = files.filter(({ name }) => /\.zip$/i.test(name));
  const others = files.filter((file) => !zips.includes(file));
  return [...zips.map((zip) => [zip]), ...(others.length > 0 ? [others] : [])].map((group) => ({
    name: group.length === 1 ? (group[0]?.name ?? '') : several(group.length),
    files: group.map((file) => ({ path: file.name, file })),
  }));
}

/** A picked folder as a source: its name is cut off the paths, hidden files are passed over. */
export function folderOf(files: readonly File[]): ImportSource[] {
  const shown = files.filter(
    ({ webkitRelativePath }) => !webkitRelativePath.split('/').some((part) => part.startsWith('.')),
  );
  const [folder] = shown[0]?.webkitRelativePath.split('/') ?? [];
  if (!folder) return [];
  return [
    sortedSet(
      folder,
      shown.map((file) => ({ path: insideOf(file), file })),
    ),
  ];
}

/** Files of the folder `name`, in a lasting order. */
export function sortedSet(
  name: string,
  files: readonly { readonly path: string; readonly file: File }[],
): ImportSource {
  return { name: `${name}/`, files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

function insideOf({ webkitRelativePath }: File): string {
  return webkitRelativePath.slice(webkitRelativePath.indexOf('/') + 1);
}
