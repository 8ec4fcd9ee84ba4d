// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { addToLines, blockOffset, type Edges, nodeSpans } from './block-range';
import type { PageBlock } from './page-text';

function blockOf(...texts: readonly string[]): PageBlock {
  document.body.innerHTML = '';
  let start = 0;
  const runs = texts.map((text) => {
    const node = new Text(`--${text}`);
    document.body.append(node);
    const run = { node, from: 2, start, length: text.length };
    start += text.length;
    return run;
  });
  return { id: 0, text: texts.join(''), owner: document.body, runs, since: 0, dirty: false };
}

/** A block of one element whose text stands in several nodes, with something that is no text between. */
function plainBlockOf(text: string, ...texts: readonly string[]): PageBlock {
  const node = document.createElement('i');
  node.append(...texts.flatMap((part) => [new Text(part), new Comment('-')]));
  document.body.replaceChildren(node);
  const runs = [{ node, from: 2, start: 0, length: text.length }];
  return { id: 0, text, owner: node, runs, since: 0, dirty: false };
}

it('finds a span in one node and across several', () => {
  const block = blockOf('Ebrahim ', 'Rai', 'si spoke');
  const text = (start: number, end: number): string =>
    nodeSpans(block, start, end)
      .map(({ node, from, to }) => node.data.slice(from, to))
      .join('|');
  expect(text(0, 7)).toBe('Ebrahim');
  expect(text(0, 13)).toBe('Ebrahim |Rai|si');
  expect(text(8, 11)).toBe('Rai');
});

it('finds nothing where the page shortened or removed the text', () => {
  const block = blockOf('Ebrahim ', 'Raisi');
  const last = block.runs[1]?.node;
  if (last instanceof Text) last.data = '--Ra';
  expect(nodeSpans(block, 0, 13)).toEqual([]);
  last?.remove();
  expect(nodeSpans(block, 8, 10)).toEqual([]);
});

it('knows where a character of a node is in its block', () => {
  const block = blockOf('Ebrahim ', 'Raisi');
  const node = block.runs[1]?.node;
  if (!(node instanceof Text)) throw new Error('no text');
  expect(blockOffset(block, node, 4)).toBe(10);
  expect(blockOffset(block, new Text('x'), 0)).toBe(undefined);
});

it('makes one rectangle of the pieces of a line and keeps lines apart', () => {
  const lines: Edges[] = [];
  addToLines(lines, { left: 10, top: 0, right: 50, bottom: 20 });
  addToLines(lines, { left: 50, top: 2, right: 80, bottom: 20 });
  addToLines(lines, { left: 10, top: 24, right: 40, bottom: 44 });
  expect(lines).toEqual([
    { left: 10, top: 0, right: 80, bottom: 20 },
    { left: 10, top: 24, right: 40, bottom: 44 },
  ]);
});

it('finds spans and characters in an element that was read as one', () => {
  const block = plainBlockOf('Ebrahim Raisi', '--Ebra', 'him Rai', 'si');
  const at = (start: number, end: number): string =>
    nodeSpans(block, start, end)
      .map(({ node, from, to }) => node.data.slice(from, to))
      .join('|');
  expect(at(0, 7)).toBe('Ebra|him');
  expect(at(8, 13)).toBe('Rai|si');
  const last = block.owner.childNodes[4];
  expect(last instanceof Text && blockOffset(block, last, 1)).toBe(12);
  last?.remove();
  expect(at(0, 7)).toBe('Ebra|him');
  expect(at(8, 13)).toBe('');
  block.owner.replaceChildren();
  expect(at(0, 7)).toBe('');
});

it('finds spans and characters in elements of a block that was read as one', () => {
  const block = plainBlockOf('Ebrahim Raisi spoke', '--Ebra', 'him ');
  block.owner.insertAdjacentHTML('beforeend', '<a>Ra<b>i</b></a><i></i>si spoke');
  const at = (start: number, end: number): string =>
    nodeSpans(block, start, end)
      .map(({ node, from, to }) => node.data.slice(from, to))
      .join('|');
  expect(at(0, 13)).toBe('Ebra|him |Ra|i|si');
  const nested = block.owner.querySelector('b')?.firstChild;
  expect(nested instanceof Text && blockOffset(block, nested, 1)).toBe(11);
  expect(blockOffset(block, new Text('x'), 0)).toBe(undefined);
  nested?.remove();
  expect(at(8, 19)).toBe('');
});
