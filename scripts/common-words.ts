// The list of everyday words, to read and to change:
// npm run -s words > FILE          one word a line
// npm run -s words -- FILE         writes the list anew from FILE, without forms of others
import { readFileSync, writeFileSync } from 'node:fs';
import { EVERYDAY_WORDS } from '@/lib/linking/common-word-list';
import { stemsOf } from '@/lib/linking/common-words';
import { frontCode, frontDecode } from '@/lib/linking/front-code';

const LIST = 'lib/linking/common-word-list.ts';
const LINE_CHARS = 400;

const [file] = process.argv.slice(2);
if (file === undefined) {
  for (const word of frontDecode(EVERYDAY_WORDS)) console.log(word);
} else {
  const words = withoutForms(new Set(readFileSync(file, 'utf8').trim().split(/\s+/)));
  const before = readFileSync(LIST, 'utf8');
  const lines = frontCode(words).match(new RegExp(`.{1,${LINE_CHARS}}(?=[A-Z]|$)`, 'g')) ?? [];
  writeFileSync(
    LIST,
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
