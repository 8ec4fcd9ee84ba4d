import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Site } from './site';

const FOLDER = path.resolve('../shared/data/pages');

/** Whether real saved pages lie beside the project; they belong to their publishers. */
export const hasSavedPages = existsSync(FOLDER);

/** Puts the saved pages on a site, forbidden to run scripts; their addresses by name. */
export function serveSavedPages(site: Site): ReadonlyMap<string, string> {
  const names = readdirSync(FOLDER).filter((name) =>
    existsSync(path.join(FOLDER, name, 'source.html')),
  );
  return new Map(
    names.map((name) => [
      name,
      site.put(`/saved/${name}`, {
        body: readFileSync(path.join(FOLDER, name, 'source.html')),
        // Nothing from elsewhere either: it is out of reach, and fails a little later or sooner.
        headers: {
          'content-security-policy':
            "script-src 'none'; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        },
      }),
    ]),
  );
}
