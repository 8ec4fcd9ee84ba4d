import type { KeptNote, KeptPin, KeptStep } from '@/lib/model/kept';
import { clipOf, escapeHtml, escapeMarkdown } from './citation';
import { cslOf, oneLine, risOf, type Quote } from './reference';
import { lineOf, type ResultsFile } from './results-file';

/** As what pins and the trail can be saved. */
export const KEPT_FORMATS = ['markdown', 'html', 'json', 'ris', 'csl'] as const;
export type KeptFormat = (typeof KEPT_FORMATS)[number];

/** The words of the interface that go into a file. */
export type KeptWords = {
  readonly title: string;
  readonly pins: string;
  readonly notes: string;
  readonly trail: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: string;
  /** A step in words: "Search: oil". */
  step(step: KeptStep): string;
  /** A moment, ms since 1970, in words. */
  moment(at: number): string;
};

/** What is saved: pins and notes in the order that they were made, and the trail from its beginning. */
export type KeptToSave = {
  readonly pins: readonly KeptPin[];
  readonly notes: readonly KeptNote[];
  readonly steps: readonly KeptStep[];
};

/** Pins and trail as a file; RIS and CSL-JSON take the pins alone. Nothing in an archive's text becomes markup. */
export function keptFile(
  { pins, notes, steps }: KeptToSave,
  format: KeptFormat,
  words: KeptWords,
): ResultsFile {
  const kept = {
    pins: pins.toSorted((a, b) => a.at - b.at),
    notes: notes.toSorted((a, b) => a.at - b.at),
    steps: steps.toSorted((a, b) => a.at - b.at),
  };
  const name = 'backfile-research';
  switch (format) {
    case 'markdown':
      return { name: `${name}.md`, type: 'text/markdown', text: markdownOf(kept, words) };
    case 'html':
      return { name: `${name}.html`, type: 'text/html', text: htmlOf(kept, words) };
    case 'json':
      return { name: `${name}.json`, type: 'application/json', text: jsonOf(kept) };
    case 'ris':
      return {
        name: `${name}.ris`,
        type: 'application/x-research-info-systems',
        text: kept.pins.map((pin) => `${risOf(quoteOf(pin))}\r\n`).join('\r\n'),
      };
    case 'csl': {
      const items = kept.pins.map((pin) => cslOf(quoteOf(pin)));
      return {
        name: `${name}.csl.json`,
        type: 'application/vnd.citationstyles.csl+json',
        text: `${JSON.stringify(items, null, 2)}\n`,
      };
    }
  }
}

/** A pin as it is cited. */
export function quoteOf({ excerpt, archiveName, edition }: KeptPin): Quote {
  return { excerpt, archive: edition === undefined ? archiveName : `${archiveName}, ${edition}` };
}

function markdownOf({ pins, notes, steps }: KeptToSave, words: KeptWords): string {
  const heading = (level: string, text: string): string => `${level} ${escapeMarkdown(text)}`;
  return [
    heading('#', words.title),
    ...(pins.length > 0 ? [heading('##', words.pins)] : []),
    ...pins.map((pin) => clipOf(quoteOf(pin), 'markdown').text),
    ...(notes.length > 0 ? [heading('##', words.notes)] : []),
    ...notes.flatMap((note) => [
      heading('###', oneLine(note.title)),
      ...[...note.text.split(/\n+/), note.tags.join(', ')].map((line) =>
        escapeMarkdown(oneLine(line)),
      ),
    ]),
    ...(steps.length > 0 ? [heading('##', words.trail)] : []),
    steps
      .map(
        (step) => `- ${escapeMarkdown(oneLine(`${words.moment(step.at)} · ${words.step(step)}`))}`,
      )
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function htmlOf({ pins, notes, steps }: KeptToSave, words: KeptWords): string {
  const lines = [
    '<!doctype html>',
    `<html lang="${escapeHtml(words.language)}" dir="${escapeHtml(words.direction)}">`,
    `<meta charset="utf-8">`,
    `<title>${escapeHtml(words.title)}</title>`,
    `<h1>${escapeHtml(words.title)}</h1>`,
    ...(pins.length > 0 ? [`<h2>${escapeHtml(words.pins)}</h2>`] : []),
    ...pins.map((pin) => clipOf(quoteOf(pin), 'html').text),
    ...(notes.length > 0 ? [`<h2>${escapeHtml(words.notes)}</h2>`] : []),
    ...notes.flatMap((note) => [
      `<h3>${escapeHtml(oneLine(note.title))}</h3>`,
      ...[...note.text.split(/\n+/), note.tags.join(', ')]
        .filter((line) => line.trim() !== '')
        .map((line) => `<p>${escapeHtml(oneLine(line))}</p>`),
    ]),
    ...(steps.length > 0 ? [`<h2>${escapeHtml(words.trail)}</h2>`, '<ol>'] : []),
    ...steps.map(
      (step) =>
        `<li><time datetime="${new Date(step.at).toISOString()}">${escapeHtml(words.moment(step.at))}</time> ${escapeHtml(oneLine(words.step(step)))}</li>`,
    ),
    ...(steps.length > 0 ? ['</ol>'] : []),
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

function jsonOf({ pins, notes, steps }: KeptToSave): string {
  const rows = [
    ...pins.map(({ kind, at, excerpt, archiveName, edition }) => ({
      kind,
      at: new Date(at).toISOString(),
      archive: archiveName,
      edition,
      document: excerpt.document,
      text: excerpt.text,
      start: excerpt.start,
    })),
    ...[...notes, ...steps].map((one) => ({
      ...one,
      id: undefined,
      at: new Date(one.at).toISOString(),
    })),
  ];
  return `[\n${rows.map((row) => `  ${lineOf(row)}`).join(',\n')}\n]\n`;
}
