import { FIELD_NAMES, verbatim, type Fields } from './record-fields';

/** Text with so many tags is markup, though its name does not say so. */
const MARKUP = /<(?:p|br|div|h[1-6]|ul|ol|blockquote|span|a)\b[^>]*>/i;

/**
 * `fields` with the text that their markup holds: where only markup is given, or where what is
 * given as text plainly is markup.
 */
export async function withMarkup(fields: Fields): Promise<Fields> {
  const text = verbatim(fields, FIELD_NAMES.text);
  const markup = text === undefined ? verbatim(fields, FIELD_NAMES.markup) : undefined;
  const source = markup ?? (text !== undefined && isMarkup(text) ? text : undefined);
  if (source === undefined) return fields;
  const { markupText } = await import('./markup-text');
  return new Map([...fields, ['text', markupText(source)]]);
}

function isMarkup(text: string): boolean {
  return /^\s*</.test(text) && MARKUP.test(text) && /<\/[a-z0-9]+>\s*$/i.test(text);
}
