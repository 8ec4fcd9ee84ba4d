import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExplainedName } from '@/lib/linking/page-linker';
import type { NameArchive } from '@/tests/name-archive';

/** What one pair of braces in a golden line asks for. */
export type GoldenName = {
  readonly block: number;
  readonly start: number;
  /** Right borders: the first is the one in the line, the others are as right. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** The canonical name it must be linked to. */
  readonly canonical: string | undefined;
  readonly outcome: 'ambiguous' | 'nil' | undefined;
};

/** A page of one or more blocks, with the names that must be found on it, and no others. */
export type GoldenLine = {
  readonly line: string;
  readonly blocks: readonly string[];
  readonly names: readonly GoldenName[];
};

const FOLDER = path.resolve('tests/names');

/** The texts of the documents that golden lines are read with, beside the reports. */
export function goldenDocuments(): string[] {
  return linesOf('golden-archive.txt');
}

/** The golden lines. */
export function goldenLines(): GoldenLine[] {
  return linesOf('golden-lines.txt').map(parseLine);
}

/** The golden lines that are known to be read wrongly. */
export function knownMistakes(): ReadonlySet<string> {
  return new Set(linesOf('golden-wrong.txt'));
}

function linesOf(file: string): string[] {
  const lines = readFileSync(path.join(FOLDER, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !/^#(?: |#)/.test(line));
}

function parseLine(line: string): GoldenLine {
  const names: GoldenName[] = [];
  const blocks = line.split('¶').map((marked, block) => {
    let text = '';
    for (const part of marked.split(/(\{[^}]*\})/)) {
      if (!part.startsWith('{')) {
        text += part;
        continue;
      }
      const name = parseName(part.slice(1, -1), block, text.length);
      names.push(name);
      text += part.slice(1, -1).split(/[=|?]|-$/)[0] ?? '';
    }
    return text;
  });
  return { line, blocks, names };
}

function parseName(marked: string, block: number, start: number): GoldenName {
  const [head = '', ...others] = marked.split('|');
  const [surface = '', canonical] = head.split('=');
  const bare = surface.replace(/[?]$|-$/, '');
  const spans = [bare, ...others].map((text) => {
    const at = start + Math.max(0, bare.lastIndexOf(text));
    return { start: at, end: at + text.length };
  });
  const outcome = surface.endsWith('?') ? 'ambiguous' : surface.endsWith('-') ? 'nil' : undefined;
  return { block, start, spans, canonical, outcome };
}

/** What is wrong with `found` on the page of `golden`; empty when nothing is. */
export function mistakesOf(
  golden: GoldenLine,
  found: readonly ExplainedName[],
  archive: NameArchive,
): string[] {
  const mistakes: string[] = [];
  const rest = new Set(found);
  for (const name of golden.names) {
    const wanted = golden.blocks[name.block]?.slice(name.spans[0]?.start, name.spans[0]?.end) ?? '';
    const hit = found.find(
      ({ block, span }) =>
        block === name.block &&
        name.spans.some(({ start, end }) => span.start === start && span.end === end),
    );
    if (!hit) {
      mistakes.push(`missing "${wanted}"`);
      continue;
    }
    rest.delete(hit);
    const to = hit.candidates.map(({ entity }) => archive.entities[entity]?.canonical).join(' or ');
    if (name.canonical !== undefined && (hit.outcome !== 'link' || to !== name.canonical))
      mistakes.push(`"${wanted}" is ${to || 'nobody known'}, not ${name.canonical}`);
    if (name.outcome !== undefined && hit.outcome !== name.outcome)
      mistakes.push(`"${wanted}" is ${hit.outcome} (${to}), not ${name.outcome}`);
  }
  for (const { surface } of rest) mistakes.push(`"${surface}" too many`);
  return mistakes;
}
