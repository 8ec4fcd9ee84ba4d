import { FIELD_NAMES, fieldKey } from './field-names';
import { fieldsOf, type Fields } from './record-fields';

/** A head without fences, and what is left of the text. */
export type LooseHead = { readonly fields: Fields; readonly body: string };

const LINE = String.raw`[ \t]*[\p{L}][\p{L}\p{N}_ -]{0,30}::?[ \t]+\S[^\n]{0,1000}\r?\n`;
/** `Key: value` on each of the first lines, or right below the first heading. */
const LINES = new RegExp(String.raw`^\uFEFF?((?:${LINE}){2,40})[ \t]*(?:\r?\n|$)`, 'u');
const BELOW_HEADING = new RegExp(
  String.raw`^(\uFEFF?\s*#[ \t]+[^\n]{1,500}\r?\n[ \t]*\r?\n)((?:${LINE}){2,40})[ \t]*(?:\r?\n|$)`,
  'u',
);
const PROPERTIES = /^\uFEFF?((?:[\w-]{1,40}::[ \t]+\S[^\n]{0,1000}\r?\n){1,40})/;
const PERCENT =
  /^\uFEFF?%[ \t]*([^\n]{1,1000})\r?\n(?:%[ \t]*([^\n]{0,1000})\r?\n)?(?:%[ \t]*([^\n]{0,1000})\r?\n)?/;
const JSON_HEAD = /^\uFEFF?(\{[ \t]*\r?\n[\s\S]{2,100000}?\r?\n\})[ \t]*\r?\n/;
/** Fields that tell a head from text with colons in it. */
const TELLING = ['title', 'author', 'date', 'url'] as const;

/** The head of `text` in one of the ways without fences: of JSON, of lines, of properties, behind percent signs. */
export function looseHead(text: string): LooseHead | undefined {
  return jsonHead(text) ?? percentHead(text) ?? linesHead(text);
}

function jsonHead(text: string): LooseHead | undefined {
  const match = JSON_HEAD.exec(text);
  if (!match?.[1]) return undefined;
  try {
    const value: unknown = JSON.parse(match[1]);
    return typeof value === 'object' && value !== null
      ? { fields: fieldsOf(value), body: text.slice(match[0].length) }
      : undefined;
  } catch {
    return undefined;
  }
}

function percentHead(text: string): LooseHead | undefined {
  const match = PERCENT.exec(text);
  if (!match) return undefined;
  const [title, author, date] = match.slice(1).map((line) => line?.trim());
  return { fields: fieldsOf({ title, author, date }), body: text.slice(match[0].length) };
}

function linesHead(text: string): LooseHead | undefined {
  const below = BELOW_HEADING.exec(text);
  const [before = '', lines = ''] = below
    ? below.slice(1)
    : ['', LINES.exec(text)?.[1] ?? PROPERTIES.exec(text)?.[1] ?? ''];
  const fields = fieldsOf(
    Object.fromEntries(
      lines
        .split('\n')
        .map(pairOf)
        .filter(([key]) => key),
    ),
  );
  const isTelling = TELLING.some((field) =>
    FIELD_NAMES[field].some((name) => fields.has(fieldKey(name))),
  );
  const at = text.indexOf(lines, before.length);
  return lines !== '' && isTelling
    ? { fields, body: before + text.slice(at + lines.length) }
    : undefined;
}

function pairOf(line: string): readonly [string, string] {
  const [, key = '', value = ''] = /^[ \t]*([^:]+?)::?[ \t]+(.*)$/.exec(line.trim()) ?? [];
  return [key, value.trim().replace(/^\[\[(.*)\]\]$/, '$1')];
}
