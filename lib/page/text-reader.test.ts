// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { PageText, type TextChange } from './page-text';
import { TextReader } from './text-reader';

const NEVER = (): boolean => false;

afterEach(() => {
  document.body.innerHTML = '';
});

function reader(scopes: readonly Element[], isKnown: (element: Element) => boolean): TextReader {
  const shadowRootOf = (element: Element): ShadowRoot | null => element.shadowRoot;
  return new TextReader(scopes, { shadowRootOf, isKnown, maxChars: 1_000_000, plainText: false });
}

function read(html: string): string[] {
  document.body.innerHTML = html;
  const all = reader([document.body], NEVER);
  all.step(NEVER);
  return all.blocks.map(({ text }) => text);
}

it.each([
  ['joins a name across inline elements', '<p>Ebrahim <b>Rai</b>si spoke', ['Ebrahim Raisi spoke']],
  ['separates blocks', '<div>One <p>two</p> three</div>', ['One', 'two', 'three']],
  [
    'goes by what is shown as a block',
    '<i style="display:grid">Iran</i><i style="display:grid">Raisi</i>',
    ['Iran', 'Raisi'],
  ],
  ['breaks lines at <br>', '<p>Ebrahim<br>Raisi', ['Ebrahim\nRaisi']],
  ['joins lines of the source', '<p>Ebrahim\n     Raisi', ['Ebrahim Raisi']],
  ['parts words at images', '<p>Tehran<img>Paris', ['Tehran Paris']],
  ['leaves code out', '<p>Run <code>Tehran</code> now', ['Run now']],
  ['leaves what is edited out', '<p>a b</p><div contenteditable>Tehran</div>', ['a b']],
  ['leaves textboxes out', '<div role="textbox">Tehran</div><p>a b', ['a b']],
  ['reads what is not editable', '<div contenteditable="false">Tehran</div>', ['Tehran']],
  ['leaves the hidden out', '<p style="display:none">Tehran</p><p>a b', ['a b']],
  ['leaves the invisible out', '<p style="visibility:hidden">Tehran</p><p>a b', ['a b']],
  ['leaves aria-hidden text out', '<p aria-hidden="true">Tehran</p><p>a b', ['a b']],
  [
    'leaves pictures and formulas out',
    '<svg><text>Tehran</text></svg><math>x</math><p>a b',
    ['a b'],
  ],
  ['leaves closed details out', '<details><summary>Sum</summary><p>Tehran</details>', ['Sum']],
  [
    'reads open details',
    '<details open><summary>Sum</summary><p>Tehran</details>',
    ['Sum', 'Tehran'],
  ],
  ['reads what stands beside a comment', '<p>Teh<!-- -->ran', ['Tehran']],
  ['parts words at a blank element', '<p>Tehran<i> </i>Paris', ['Tehran Paris']],
  [
    'parts words at boxes in the line',
    '<p><b style="display:inline-block">Iran</b><b style="display:inline-block">Raisi</b>',
    ['Iran Raisi'],
  ],
  [
    'leaves the invisible out of a line',
    '<p>one <i style="visibility:hidden">Tehran</i>two',
    ['one two'],
  ],
  ['leaves code out of a line of links', '<p>a <a>Tehran <code>x</code></a> b', ['a Tehran b']],
  ['breaks a line of links', '<p>a <a>Ebrahim</a><br>Raisi', ['a Ebrahim\nRaisi']],
  ['parts words at boxes', '<p>a<i style="display:inline-block">b</i>c', ['a b c']],
  ['joins a word over an empty element', '<p>Teh<i></i>ran <a></a>', ['Tehran']],
  ['joins a word over a comment', '<p>Teh<i><!-- a b --></i>ran<br>', ['Tehran']],
  [
    'reads an element of another kind once, after plain ones',
    '<div><a>one</a> <a>two</a><p>three</p><a>four</a></div>',
    ['one two', 'three', 'four'],
  ],
  ['has no block without a letter', '<p>12 — 30</p><p>ab', ['ab']],
])('%s', (_, html, texts) => {
  expect(read(html)).toEqual(texts);
});

it('reads shadow trees with their slots in place', () => {
  document.body.innerHTML = '<x-a><b slot="two">Raisi</b><i>left</i></x-a>';
  const root = document.body.firstElementChild?.attachShadow({ mode: 'open' });
  if (root) root.innerHTML = '<p>Ebrahim <slot name="two"></slot> spoke</p>';
  const all = reader([document.body], NEVER);
  all.step(NEVER);
  expect(all.blocks.map(({ text }) => text)).toEqual(['Ebrahim Raisi spoke']);
  expect(all.roots.size).toBe(1);
});

it('reads a block of text and plain inline elements as one', () => {
  document.body.innerHTML = `<p>Ebrahim\n  <a href="x">Ra<b>i</b></a>si <i>spoke</i></p>
    <p>of <i hidden style="display:none">no</i><a>Tehran</a></p><p>${'<b>a</b> '.repeat(100)}</p>`;
  const all = reader([document.body], NEVER);
  all.step(NEVER);
  const [plain, other, long] = all.blocks;
  expect(plain?.text).toBe('Ebrahim Raisi spoke');
  expect(new Set(plain?.runs.map(({ node }) => node))).toEqual(new Set([plain?.owner]));
  expect(other?.text).toBe('of Tehran');
  expect(other?.runs.map(({ node }) => node.nodeName)).toEqual(['#text', 'A']);
  expect([...all.hidden].map(({ localName }) => localName)).toEqual(['i']);
  expect(long?.text).toBe('a '.repeat(100).trim());
});

it('reads the same in steps of any size', () => {
  const html = '<h1>Iran</h1><ul><li>Ebrahim <b>Raisi</b><li>two</ul><p>and <i>more</i> text';
  const whole = read(html);
  const all = reader([document.body], NEVER);
  while (!all.step(() => true));
  expect(all.blocks.map(({ text }) => text)).toEqual(whole);
});

it('reads no more than it may', () => {
  document.body.innerHTML = '<p>Ebrahim Raisi</p>'.repeat(100);
  const all = new TextReader([document.body], {
    shadowRootOf: () => null,
    isKnown: NEVER,
    maxChars: 100,
    plainText: false,
  });
  expect(all.step(NEVER)).toBe(true);
  expect(all.blocks.length).toBeLessThan(10);
});

function apply(text: PageText, from: TextReader, whole: boolean): TextChange {
  from.step(NEVER);
  const steps = text.apply(from, whole);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

it('keeps blocks whose text stayed, and reads only what changed', () => {
  document.body.innerHTML = '<p>one</p><div id="d">two <p>three</p></div>';
  const text = new PageText(() => 0);
  apply(text, reader([document.body], NEVER), true);
  const before = text.all().map(({ id }) => id);
  const scope = document.querySelector('#d');
  scope?.prepend('changed ');
  const known = (element: Element): boolean => text.blocksIn(element) !== undefined;
  const change = apply(text, reader(scope ? [scope] : [], known), false);
  expect(change.changed.map((block) => block.text)).toEqual(['changed two']);
  expect(change.removed).toEqual([before[1]]);
  expect(text.all().map((block) => block.text)).toEqual(['one', 'three', 'changed two']);
  const again = apply(text, reader([document.body], NEVER), true);
  expect(again).toEqual({ changed: [], removed: [] });
  expect(text.all().map((block) => block.text)).toEqual(['one', 'changed two', 'three']);
});

it('knows the block of an element that was read as one and is made anew', () => {
  document.body.innerHTML = '<p>one <i>two</i></p><p>three</p>';
  const text = new PageText(() => 0);
  apply(text, reader([document.body], NEVER), true);
  const [inline] = document.getElementsByTagName('i');
  if (inline) inline.textContent = 'other';
  const [first] = text.all();
  expect(inline && text.blocksOf(inline)).toEqual([first]);
  expect(inline?.firstChild && text.blocksOf(inline.firstChild)).toEqual([first]);
});

it('knows the block of what is changed deep in it', () => {
  document.body.innerHTML = '<p>one <a>two <b>three</b></a></p><p>four</p>';
  const text = new PageText(() => 0);
  apply(text, reader([document.body], NEVER), true);
  const deep = document.querySelector('b')?.firstChild;
  expect(deep && text.blocksOf(deep)).toEqual([text.all()[0]]);
});

it('drops the blocks of what left the page', () => {
  document.body.innerHTML = '<p>one</p><div id="d">two</div>';
  const text = new PageText(() => 0);
  apply(text, reader([document.body], NEVER), true);
  const gone = text.all()[1]?.id;
  document.querySelector('#d')?.remove();
  expect(text.dropDetached()).toEqual([gone]);
  expect(text.all().map((block) => block.text)).toEqual(['one']);
});
