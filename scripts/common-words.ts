// The lists of everyday words, first names, peoples and other languages' small words, to read and to change:
// npm run -s words -- everyday|given|peoples|foreign > FILE     one word a line
// npm run -s words -- everyday|given|peoples|foreign FILE       writes the list anew from FILE; everyday
//                                                               words without forms of others
import { readFileSync, writeFileSync } from 'node:fs';
import { EVERYDAY_WORDS } from '@/lib/linking/common-word-list';
import { stemsOf } from '@/lib/linking/common-words';
import { DEMONYMS } from '@/lib/linking/demonym-list';
import { FOREIGN_WORDS } from '@/lib/linking/foreign-word-list';
import { frontCode, frontDecode } from '@/lib/linking/front-code';
import { GIVEN_NAMES } from '@/lib/linking/given-name-list';

const LINE_CHARS = 400;
const LISTS = {
  everyday: { coded: EVERYDAY_WORDS, path: 'lib/linking/common-word-list.ts' },
  given: { coded: GIVEN_NAMES, path: 'lib/linking/given-name-list.ts' },
  peoples: { coded: DEMONYMS, path: 'lib/linking/demonym-list.ts' },
  foreign: { coded: FOREIGN_WORDS, path: 'lib/linking/foreign-word-list.ts' },
};

const [name = '', file] = process.argv.slice(2);
const list = new Map(Object.entries(LISTS)).get(name);
if (!list) {
  console.error(`Which list? One of ${Object.keys(LISTS).join(', ')}.`);
  process.exitCode = 2;
} else if (file === undefined) {
  for (const word of frontDecode(list.coded)) console.log(word);
} else {
  const wanted = new Set(readFileSync(file, 'utf8').trim().split(/\s+/));
  const words = name === 'everyday' ? withoutForms(wanted) : [...wanted].sort();
  const before = readFileSync(list.path, 'utf8');
  const lines = frontCode(words).match(new RegExp(`.{1,${LINE_CHARS}}(?=[A-Z]|$)`, 'g')) ?? [];
  writeFileSync(
    list.path,
    before.replace(/= `[^`]*`/, () => `= \`\n${lines.join('\n')}\n\``),
  );
  console.log(`${words.length} words`);
}

/** The words that are no forms of others, sorted. What has forms that went stays. */
function withoutForms(words: ReadonlySet<string>): string[] {
  const left = new Set(words);
  const needed = new Set<string>();
  for (const word of [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))) {
    const stem = stemsOf(word).find((each) => each.length > 2 && left.has(each));
    if (stem === undefined || needed.has(word)) continue;
    left.delete(word);
    needed.add(stem);
  }
  return [...left].sort();
}
