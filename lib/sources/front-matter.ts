import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { looseHead } from './markdown-heads';
import { fieldsOf, type Fields } from './record-fields';

/** A text in two: what its head states, and the rest. */
export type FrontMatter = {
  readonly fields: Fields;
  readonly body: string;
  /** Whether there was a head at all: the file is written for a site generator. */
  readonly isPresent: boolean;
  /** Why its head could not be read. */
  readonly problem?: string;
};

/** Heads by their fences: YAML, as most write them, and TOML. */
const FENCES = [
  {
    pattern: /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/,
    parse: (text: string): unknown =>
      parseYaml(withIndents(text), { logLevel: 'error', schema: 'core' }),
  },
  {
    pattern: /^\uFEFF?\+\+\+[ \t]*\r?\n([\s\S]*?)(?:^|\n)\+\+\+[ \t]*(?:\r?\n|$)/,
    parse: (text: string): unknown => parseToml(text),
  },
] as const;
/** A field whose value is in quotes, on however many lines. */
const QUOTED = /^[\w-]+:[ \t]*(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')[ \t]*$/gm;
/** Longest head, characters: what is longer is text between two rules. */
const MAX_HEAD_CHARS = 100_000;

/** The head of `text`, where it has one that says something; else all of it is body. */
export function splitFrontMatter(text: string): FrontMatter {
  for (const { pattern, parse } of FENCES) {
    const match = pattern.exec(text);
    const head = match?.[1];
    if (!match || head === undefined || head.length > MAX_HEAD_CHARS) continue;
    const body = text.slice(match[0].length);
    try {
      const value = parse(head);
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return { fields: fieldsOf(value), body, isPresent: true };
      if (head.trim() === '') return { fields: new Map(), body, isPresent: true };
    } catch (error) {
      if (/^[\w-]+\s*[:=]/m.test(head))
        return { fields: simpleFields(head), body, isPresent: true, problem: firstLine(error) };
    }
  }
  const loose = looseHead(text);
  return loose
    ? { ...loose, isPresent: true }
    : { fields: new Map(), body: text, isPresent: false };
}

/** Site generators take quoted values that go on in lines without an indent; YAML does not. */
function withIndents(head: string): string {
  return head.replace(QUOTED, (field) => field.replace(/\n(?=\S)/g, '\n  '));
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown reason';
}

/** `name: value` on one line, for heads that are not quite YAML: titles with a colon in them. */
function simpleFields(head: string): Fields {
  const pairs = [...head.matchAll(/^([\w-]+)\s*[:=][ \t]*(\S.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value.trim().replace(/^(["'])(.*)\1$/, '$2')] as const,
  );
  return fieldsOf(Object.fromEntries(pairs));
}
