// The lists of everyday words and of first names, to read and to change:
// npm run -s words -- everyday > FILE       one word a line
// npm run -s words -- everyday FILE         writes the list anew from FILE, without forms of others
// npm run -s words -- given > FILE          the same of first names
// npm run -s words -- given FILE
import { readFileSync, writeFileSync } from 'node:fs';
import { EVERYDAY_WORDS } from '@/lib/linking/common-word-list';
import { stemsOf } from '@/lib/linking/common-words';
import { frontCode, frontDecode } from '@/lib/linking/front-code';
import { GIVEN_NAMES } from '@/lib/linking/given-name-list';

const LINE_CHARS = 400;

const [name = 'everyday', file] = process.argv.slice(2);
const isGiven = name === 'given';
if (file === undefined) {
  for (const word of frontDecode(isGiven ? GIVEN_NAMES : EVERYDAY_WORDS)) console.log(word);
} else {
  const list = `lib/linking/${isGiven ? 'given-name' : 'common-word'}-list.ts`;
  const wanted = new Set(readFileSync(file, 'utf8').trim().split(/\s+/));
  const words = isGiven ? [...wanted].sort() : withoutForms(wanted);
  const before = readFileSync(list, 'utf8');
  const lines = frontCode(words).match(new RegExp(`.{1,${LINE_CHARS}}(?=[A-Z]|$)`, 'g')) ?? [];
  writeFileSync(
    list,
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
