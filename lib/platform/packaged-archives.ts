import * as v from 'valibot';
import { browser } from 'wxt/browser';

/** Folder of the extension that holds bundles. */
const FOLDER = '/archives';
const MAX_PACKAGED = 16;
const MAX_NAME_CHARS = 200;

/** An archive that came with the extension. */
export type PackagedArchive = {
  /** Its file name, which names it for good. */
  readonly file: string;
  /** What people know it by; the file's name where the index does not say. */
  readonly name: string;
  readonly isStarter: boolean;
};

const index = v.object({
  archives: v.pipe(
    v.array(
      v.object({
        file: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]*\.zip$/)),
        name: v.optional(v.pipe(v.string(), v.maxLength(MAX_NAME_CHARS))),
        starter: v.optional(v.boolean(), false),
      }),
    ),
    v.maxLength(MAX_PACKAGED),
  ),
});

/** The archives that came with the extension; none when it carries none. */
export async function listPackaged(): Promise<PackagedArchive[]> {
  const response = await ownFile('index.json');
  const parsed = response && v.safeParse(index, await response.json());
  if (!parsed?.success) return [];
  return parsed.output.archives.map(({ file, name = file, starter }) => ({
    file,
    name,
    isStarter: starter,
  }));
}

/** The bundle of a packaged archive. @throws {Error} when the extension does not have it */
export async function readPackaged(archive: PackagedArchive): Promise<File> {
  const response = await ownFile(archive.file);
  if (!response) throw new Error(`Backfile: the extension has no file ${archive.file}`);
  return new File([await response.blob()], archive.file, { type: 'application/zip' });
}

/** A file of the extension itself; undefined when it does not have it. */
async function ownFile(name: string): Promise<Response | undefined> {
  const url = new URL(`${FOLDER}/${name}`, browser.runtime.getURL('/'));
  try {
    const response = await fetch(url);
    return response.ok ? response : undefined;
  } catch {
    // Browsers answer a missing extension file with a network error.
    return undefined;
  }
}
