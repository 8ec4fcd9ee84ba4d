import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from './cli-error';
import { htmlBlocks, type SourceBlock } from './html-blocks';
import { decodeText } from '@/lib/sources/decode-text';

/** A text to be read as a page. */
export type PageInput = {
  /** The line's id, or the file's name. */
  readonly key: { readonly id: string } | { readonly file: string };
  /** Its blocks in order, with where they stand in the given text. */
  readonly blocks: readonly SourceBlock[];
};

/** A line that is no page: where and why. */
export type InputProblem = { readonly where: string; readonly message: string };

/** What stdin is called. */
const STDIN = '-';
type InputKind = 'lines' | 'html' | 'text';

const KIND_OF_EXTENSION: Readonly<Record<string, InputKind>> = {
  '.jsonl': 'lines',
  '.ndjson': 'lines',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
  '.md': 'text',
};

/** What an HTML file starts like. */
const HTML = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|article|main|div|p)\b/i;

/**
 * The pages that `files` hold, in order: each line of JSON Lines is one, any other file is one.
 * Without files, stdin is read.
 *
 * @param onProblem hears of lines that are left out
 * @throws {CliError} for a file that cannot be read
 */
export async function* readPages(
  files: readonly string[],
  onProblem: (problem: InputProblem) => void,
): AsyncGenerator<PageInput> {
  for (const file of files.length === 0 ? [STDIN] : files) {
    const { text } = decodeText(await bytesOf(file));
    const name = file === STDIN ? 'stdin' : file;
    const kind = kindOf(file, text);
    if (kind === 'lines') yield* pagesOfLines(name, text, onProblem);
    else
      yield { key: { file: name }, blocks: kind === 'html' ? htmlBlocks(text) : lineBlocks(text) };
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    if (file !== STDIN) return await readFile(file);
    const pieces: Uint8Array[] = [];
    for await (const piece of process.stdin) if (piece instanceof Uint8Array) pieces.push(piece);
    return Buffer.concat(pieces);
  } catch (error) {
    throw new CliError(`${file}: it cannot be read (${String(error)}).`);
  }
}

function kindOf(file: string, text: string): InputKind {
  const byName = KIND_OF_EXTENSION[path.extname(file).toLowerCase()];
  if (byName) return byName;
  const first = text.slice(0, 100_000).split('\n', 1)[0]?.trim() ?? '';
  if (first.startsWith('{') && lineOf(first) !== undefined) return 'lines';
  return HTML.test(text.slice(0, 10_000)) ? 'html' : 'text';
}

function* pagesOfLines(
  file: string,
  text: string,
  onProblem: (problem: InputProblem) => void,
): Generator<PageInput> {
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `${file}:${i + 1}`;
    const page = lineOf(line);
    if (page) yield { key: { id: page.id ?? `${file}#${i + 1}` }, blocks: lineBlocks(page.text) };
    else onProblem({ where, message: 'this line is no JSON object with a "text" of characters.' });
  }
}

function lineOf(line: string): { id: string | undefined; text: string } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('text' in value)) return undefined;
    if (typeof value.text !== 'string') return undefined;
    const id = 'id' in value ? value.id : undefined;
    const named = typeof id === 'string' || typeof id === 'number';
    return { id: named ? String(id) : undefined, text: value.text };
  } catch {
    return undefined;
  }
}

/** Each line of a text as a block. */
function lineBlocks(text: string): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n\r]+/g))
    blocks.push({
      text: line,
      place: (start, end) => ({ start: index + start, end: index + end }),
    });
  return blocks;
}
