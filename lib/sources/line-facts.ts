import { findDate } from './find-date';
import { findTail } from './furniture-edges';
import { comparable, wordCount } from './text-lines';
import type { DocumentDate } from '@/lib/model/document';

/** What a line of metadata says. */
export type LineFacts = {
  readonly date?: DocumentDate;
  readonly author?: string;
  readonly source?: string;
  readonly title?: string;
  readonly url?: string;
  readonly licence?: string;
};

/** Longest line of metadata, characters. */
const MAX_FACT_CHARS = 400;
/** Longest name of an author or a source, characters. */
const MAX_NAME_CHARS = 200;

const LABEL =
  /^(title|headline|date|published|publication date|posted|updated|last updated|author|byline|by|source|publisher|publication|newspaper|url|link|licen[cs]e)\s*:\s+(\S.{0,400})$/i;
/** What may stand around a date on a line of its own. */
const DATE_WORDS =
  /\b(published|updated|last|posted|created|first|modified|on|at|date|time|mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?|am|pm|gmt|utc|est|edt|bst|cet|cest|ist|ist|h|uhr|publié|le|mis à jour|am|veröffentlicht|aktualisiert|publicado|actualizado|il|el|em|às|à)\b/giu;
/** Of a date that is not the first. */
const CHANGED = /\b(?:updated|modified|mis à jour|aktualisiert|actualizado)\b/i;
const BYLINE =
  /^(?:by|von|por|par|written by|story by)\s+((?:(?:\p{Lu}[\p{L}.'’-]*|de|la|van|von|der|den|bin|al|el|and|und|y|et|&)(?:,? ?- ?|,? |$)){1,10})$/iu;
const CHANNEL =
  /^([\p{Lu}\p{N}][\p{L}\p{N}'’.-]*(?: [\p{Lu}\p{N}][\p{L}\p{N}'’.-]*){0,2}) (?:Telegram|Twitter|Facebook|Instagram|YouTube|WhatsApp)(?: channel| page)?$/u;

/** What `line` says about its document, when it is a line of metadata and nothing else. */
export function readLineFacts(line: string): LineFacts | undefined {
  if (line.length > MAX_FACT_CHARS) return undefined;
  return labelled(line) ?? dateLine(line) ?? byline(line) ?? licenceLine(line);
}

/** The name in a line like "Al-Ahed Telegram", which links a site's own channel. */
export function channelOwner(line: string): string | undefined {
  return CHANNEL.exec(line)?.[1];
}

function licenceLine(line: string): LineFacts | undefined {
  const { start, licence } = findTail(line);
  return start === 0 && licence !== undefined ? { licence } : undefined;
}

function labelled(line: string): LineFacts | undefined {
  const match = LABEL.exec(line);
  const value = match?.[2]?.trim();
  if (!match || !value) return undefined;
  return LABEL_READERS.find(([label]) => label.test(match[1] ?? ''))?.[1](value);
}

const LABEL_READERS: readonly (readonly [RegExp, (value: string) => LineFacts | undefined])[] = [
  [/^(title|headline)$/i, (title) => ({ title })],
  [/^(author|byline|by)$/i, (value) => ({ author: value.slice(0, MAX_NAME_CHARS) })],
  [
    /^(source|publisher|publication|newspaper)$/i,
    (value) => ({ source: value.slice(0, MAX_NAME_CHARS) }),
  ],
  [/^licen[cs]e$/i, (licence) => ({ licence })],
  [/^(url|link)$/i, (url) => (/^https?:\/\/\S+$/i.test(url) ? { url } : undefined)],
  // When a text was changed is not when it appeared; the line says nothing else.
  [/updated$/i, (value) => (findDate(value) ? {} : undefined)],
  [/./, (value) => factOf(findDate(value)?.date)],
];

function factOf(date: DocumentDate | undefined): LineFacts | undefined {
  return date && { date };
}

function dateLine(line: string): LineFacts | undefined {
  if (line.length > 120) return undefined;
  const found = findDate(line);
  if (!found) return undefined;
  const around = line.slice(0, found.span.start) + ' ' + line.slice(found.span.end);
  const rest = comparable(around)
    .replace(DATE_WORDS, ' ')
    .replace(/[\s\p{P}\p{S}\d]+/gu, '');
  if (rest !== '') return undefined;
  return CHANGED.test(line.slice(0, found.span.start)) ? {} : { date: found.date };
}

function byline(line: string): LineFacts | undefined {
  if (wordCount(line) > 12) return undefined;
  const match = BYLINE.exec(line.replace(/[\s.]+$/, ''));
  const author = match?.[1]?.trim();
  // Case-insensitive for the names' particles; a byline's first word is a name all the same.
  return author && /^\p{Lu}/u.test(author) ? { author: author.replace(/ ?- /g, ', ') } : undefined;
}
