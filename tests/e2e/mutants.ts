import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A build with one protection taken away. */
export type Mutant = {
  /** The protection that is gone. */
  readonly name: string;
  /** Which file of the build is changed. */
  readonly file: string;
  readonly pattern: RegExp;
  readonly replacement: string;
};

/** Every one of these must be seen by the leak test. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'the shadow root is closed',
    file: 'page-reading.js',
    pattern: /mode:(["'`])closed\1/,
    replacement: 'mode:"open"',
  },
  {
    name: 'only trusted events count',
    file: 'page-cards.js',
    pattern: /(\w+)\.isTrusted&&/g,
    replacement: '',
  },
  {
    name: 'text must have stood still before the pointer came',
    file: 'page-reading.js',
    pattern: /stoodSince:/g,
    replacement: 'stoodSince:0*',
  },
  {
    name: 'what came to the pointer was not reached by it',
    file: 'page-cards.js',
    pattern: /this\.#\w+\.find\((\w+)\.x,\1\.y\)\?\.mark\.handle===\w+\.mark\.handle/,
    replacement: '!1',
  },
  {
    name: 'underlines take no pointer events',
    file: 'page-reading.js',
    pattern: /path \{ transform:/,
    replacement: 'path { pointer-events: all !important; transform:',
  },
  {
    name: 'a card that is being made ready is met by nothing',
    file: 'page-cards.js',
    pattern: /\.style\.visibility=(["'`])hidden\1/,
    replacement: '.style.visibility=""',
  },
  {
    name: 'the overlay does not enlarge the scroll area',
    file: 'page-reading.js',
    pattern: /width: 0; height: 0; contain: layout size style;/,
    replacement: 'width: 100%; height: 3000px;',
  },
  {
    name: 'the root holds no text',
    file: 'page-reading.js',
    pattern: /(\w+)\.append\((\w+)\),(\w+)\.append\(\1\)/,
    replacement: '$1.append($2),$3.append($1,"chair of the harbour board")',
  },
  {
    name: 'names are not given to the highlight registry',
    file: 'page.js',
    pattern: /^/,
    replacement:
      'setTimeout(()=>{const t=document.querySelector("#name")?.firstChild;if(t&&/Quenten/.test(t.data)){const r=new Range;r.selectNodeContents(t);CSS.highlights.set("backfile",new Highlight(r))}},800);',
  },
  {
    name: 'the page gets no message',
    file: 'page.js',
    pattern: /^/,
    replacement: 'window.postMessage({type:"content-script-started"},"*");',
  },
  {
    name: "the page's own elements stay as they are",
    file: 'page.js',
    pattern: /^/,
    replacement:
      'setTimeout(()=>{for(const e of document.querySelectorAll("span"))if(/Quenten/.test(e.textContent))e.style.textDecoration="underline"},800);',
  },
  {
    name: 'a card can be claimed once, in its own tab',
    file: 'background.js',
    pattern: /!(\w+)\|\|\1\.claimed\|\|\1\.tabId!==(\w+)/,
    replacement: '!$1',
  },
];

/** Copies a build and takes the mutant's protection away. */
export function applyMutant(build: string, { name, file, pattern, replacement }: Mutant): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'backfile-mutant-'));
  cpSync(build, folder, { recursive: true });
  const target = path.join(folder, file);
  const before = readFileSync(target, 'utf8');
  const after = before.replace(pattern, replacement);
  if (after === before) throw new Error(`mutant “${name}”: ${file} has nothing like ${pattern}`);
  writeFileSync(target, after);
  return folder;
}
