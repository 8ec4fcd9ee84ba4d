// The first page after waking, in a process of its own: node --import ./cli/register.mjs bench/names/first-page.ts FOLDER
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openNameTable } from '@/lib/linking/name-table';
import { createPageLinker } from '@/lib/linking/page-linker';
import { NO_WORDS } from '@/lib/linking/word-table';
import type { TextBlock } from '@/lib/model/mention';

const folder = process.argv[2] ?? '.';
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what table-facts.ts wrote
const blocks = JSON.parse(readFileSync(path.join(folder, 'blocks.json'), 'utf8')) as TextBlock[];

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const started = cpuMs();
const row = readFileSync(path.join(folder, 'table'));
const table = openNameTable(row);
const loaded = cpuMs();
const linker = createPageLinker([{ ...table, archiveWords: NO_WORDS }]);
const mentions = linker.linkPage(blocks);
const linked = cpuMs();
console.log(
  `the table is read from a file and laid out in ${(loaded - started).toFixed(1)} ms, ` +
    `the first page of ${mentions.length} mentions linked in ${(linked - loaded).toFixed(1)} ms`,
);
