import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Site } from './site';

/** Files of an archive called "Quay letters": version 1, and what a site offers. */
export type Versions = { readonly older: string; readonly folder: string };

function run(...args: string[]): void {
  execFileSync(process.execPath, ['scripts/backfile.mjs', ...args], { stdio: 'pipe' });
}

/** Makes two versions of an archive in `folder`, the step between them, and the list of them. */
export function makeVersions(folder: string, id: string): Versions {
  const lines = (count: number, changed: string): string =>
    Array.from({ length: count }, (_, n) =>
      JSON.stringify({
        id: `l${n}`,
        title: `Letter ${n}`,
        text: `${n === 3 ? changed : 'Wilma Testrup'} wrote from the quay, for the ${n}th time.`,
      }),
    ).join('\n');
  const at = (name: string): string => path.join(folder, name);
  const build = (version: string, ...more: string[]): void =>
    run('build', '--quiet', at('letters.jsonl'), '-o', at(version), '--id', id, ...more);
  writeFileSync(at('letters.jsonl'), lines(30, 'Wilma Testrup'));
  build('v1.zip', '--name', 'Quay letters');
  writeFileSync(at('letters.jsonl'), lines(32, 'Odo Marrable'));
  build('v2.zip', '--base', at('v1.zip'));
  run('diff', at('v1.zip'), at('v2.zip'), '-o', at('step.zip'));
  run('feed', at('v1.zip'), at('v2.zip'), at('step.zip'), '-o', at('list.json'));
  return { older: at('v1.zip'), folder };
}

/** Puts the newer version on the site. @returns the address of its list */
export function serveVersions(site: Site, { folder }: Versions): string {
  const put = (name: string, type: string): string =>
    site.put(`/${name}`, { body: readFileSync(path.join(folder, name)), type });
  for (const name of ['v2.zip', 'step.zip']) put(name, 'application/zip');
  return put('list.json', 'application/json');
}
