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
  /** No driver of Firefox can do what shows it. */
  readonly chromiumOnly?: boolean;
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
  {
    name: 'pinning a card changes no element of the page',
    file: 'page-cards.js',
    pattern: /(?<=pin\(\)\{if\(this\.pinned\)return;)/,
    replacement: 'document.documentElement.dataset.pinned="";',
  },
  {
    name: 'pinning a card is told to nobody in the page',
    file: 'page-cards.js',
    pattern: /(?<=pin\(\)\{if\(this\.pinned\)return;)/,
    replacement: 'this.element.dispatchEvent(new Event("toggle",{bubbles:!0,composed:!0}));',
  },
  {
    name: "what was pinned is not kept in the page's storage",
    file: 'page-cards.js',
    pattern: /(?<=pin\(\)\{if\(this\.pinned\)return;)/,
    replacement: 'localStorage.setItem("pinned","1");',
  },
  {
    name: 'a drag is told to the page script by way of the background only',
    file: 'card-page.js',
    pattern: /(\w+\.current=\{x:(\w+)\.screenX,y:\2\.screenY\},)(?=\w+\(\w+,\w+\)\)\},onPointerUp)/,
    replacement: '$1parent.postMessage($2.screenX,"*"),',
  },
  {
    name: 'the page stays as it is while a card is dragged',
    file: 'page-cards.js',
    pattern: /(?<=moveBy\(\w+,\w+\)\{)/,
    replacement: 'document.body.style.userSelect="none";',
  },
  {
    name: 'keys in a card stay in it',
    file: 'card-page.js',
    pattern: /(switch\()(\w+)(\.key\)\{case(["'`])Escape\4:)/,
    replacement: 'parent.postMessage($2.key,"*");$1$2$3',
  },
  {
    name: 'the ring around a name leaves the focus where it is',
    file: 'page-cards.js',
    pattern: /(function \w+\((\w+),\w+\)\{)(?=let \w+=(\w+)=>\3!==void 0&&\3\.y>)/,
    replacement: '$1$2.block.owner.tabIndex=-1,$2.block.owner.focus();',
    chromiumOnly: true,
  },
  {
    name: 'a card that a key closed gives the focus back',
    file: 'page-cards.js',
    pattern: /(?<=\{)focus\(\),(?=this\.focused)/,
    replacement: '',
    chromiumOnly: true,
  },
  {
    name: 'a selection with a name in it stays as it is',
    file: 'page-cards.js',
    pattern: /this\.#(\w+)\((["'`])select\2,this\.#(\w+)\.findSelected\(\)\),0\)/,
    replacement:
      '{const s=this.#$3.findSelected();this.#$1("select",s);if(s)getSelection().removeAllRanges()},0)',
  },
  {
    name: 'what is copied is told to nobody in the page',
    file: 'card-page.js',
    pattern: /(?<=return )(\w+\.execCommand\((["'`])copy\2\))/,
    replacement: 'parent.postMessage("copied","*"),$1',
  },
  {
    name: "a name in a card leaves nothing in the page's history",
    file: 'card-page.js',
    pattern: /(?<=async follow\(\w+,(\w+),\w+\)\{)/,
    replacement: 'location.hash=$1;',
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
