import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nameKey } from '@/lib/linking/name-key';
import { openNameTable } from '@/lib/linking/name-table';
import type { TextBlock } from '@/lib/model/mention';
import { manyNames, tableOf } from './many-names';

/** What is said of one large table in a sentence. */
export function tableFacts(blocks: readonly TextBlock[], size: number): string {
  const names = manyNames(size);
  const { row } = tableOf(names);
  const table = openNameTable(row);
  const lost = names.filter((text, entity) => {
    const { a, b } = nameKey(text);
    const name = table.find(a, b);
    return name < 0 || !table.candidates(name).some((candidate) => candidate.entity === entity);
  });
  // Names that differ in marks and case alone have one key, and are one name with two candidates.
  const keys = new Set(names.map((text) => Object.values(nameKey(text)).join(' ')));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'backfile-names-'));
  try {
    writeFileSync(path.join(folder, 'table'), row);
    writeFileSync(path.join(folder, 'blocks.json'), JSON.stringify(blocks));
    const script = path.resolve('bench/names/first-page.ts');
    const args = ['--import', './cli/register.mjs', script, folder];
    const first = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
    return (
      `Of ${names.length.toLocaleString('en')} names (${keys.size.toLocaleString('en')} keys), ` +
      `${lost.length} are not found again or mean something else. In a process that has just started: ${first}.`
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
