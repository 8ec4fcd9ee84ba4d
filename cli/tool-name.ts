import { readFile } from 'node:fs/promises';

/** Name and version of this tool, for a bundle's provenance. */
export async function toolName(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const version = /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? '0';
  return `backfile ${version}`;
}
