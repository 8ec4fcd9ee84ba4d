import type { Span } from '@/lib/base/span';
import { documentDate, parseDocumentDate } from '@/lib/model/document-date';
import type { DocumentDate } from '@/lib/model/document';

/** Month names in English, French, German, Spanish, Portuguese, Italian. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan(uary|vier|uar|eiro|uari)?|ene(ro)?|gen(naio)?|jän(ner)?)$/i, 1],
  [/^(feb(ruary|ruar|rero|braio)?|f[ée]v(rier|ereiro)?)$/i, 2],
  [/^(mar(ch|s|zo|ço)?|märz|mrz)$/i, 3],
  [/^(apr(il|ile)?|avr(il)?|abr(il)?)$/i, 4],
  [/^(may|mai|mayo|maio|mag(gio)?)$/i, 5],
  [/^(jun[ei]?|juin|junio|junho|giu(gno)?)$/i, 6],
  [/^(jul[yi]?|juil(let)?|julio|julho|lug(lio)?)$/i, 7],
  [/^(aug(ust)?|août|aout|ago(sto)?)$/i, 8],
  [/^(sept?(ember|embre|tiembre)?|set(embro|tembre)?)$/i, 9],
  [/^(o[ck]t(ober|obre|ubre)?|out(ubro)?|ott(obre)?)$/i, 10],
  [/^(nov(ember|embre|iembre|embro)?)$/i, 11],
  [/^(de[cz](ember|embre|embro)?|déc(embre)?|dic(iembre|embre)?)$/i, 12],
];

const MONTH = '([A-Za-zäéûç]{3,10})\\.?';
const TIME =
  '(?:[,\\s]+(?:at\\s+|-\\s*|\\|\\s*|um\\s+|à\\s+)?(\\d{1,2})[:.h](\\d{2})(?::\\d{2})?\\s*([AaPp]\\.?[Mm]\\.?)?(?:\\s*(?:Uhr|UTC|GMT|Z))?)?';
const ISO =
  /\b(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)(?![\d-])/;
const YEAR_FIRST = new RegExp(`\\b(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})\\b${TIME}`);
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b${TIME}`);
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+)?${MONTH},?\\s+(?:de\\s+)?(\\d{4})\\b${TIME}`,
);
const NUMBERS = new RegExp(`\\b(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})\\b${TIME}`);
const IN_ADDRESS = /\/((?:19|20)\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)/;
const IN_NAME = /(?:^|[/_\- ])((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?=[_\- .]|$)/;

/** A date and where it stands. */
export type FoundDate = { readonly date: DocumentDate; readonly span: Span };

/**
 * The first full date in `line`; undefined when there is none. A time without a zone counts as
 * UTC. Dates like 03/04/2020, where day and month could be either, are left alone.
 */
export function findDate(line: string): FoundDate | undefined {
  const readers = [iso, yearFirst, monthFirst, dayFirst, numbers];
  return readers
    .map((read) => read(line))
    .filter((found) => found !== undefined)
    .sort((a, b) => a.span.start - b.span.start)[0];
}

/** The date in an address like `/2021/03/15/`, if it has one. */
export function dateInAddress(url: string): DocumentDate | undefined {
  const match = IN_ADDRESS.exec(url);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined));
  return year === undefined ? undefined : documentDate({ year, month, day });
}

/** The date in a file's name like `2021-03-15 Harbour.txt`, if it has one. */
export function dateInName(path: string): DocumentDate | undefined {
  const match = IN_NAME.exec(path);
  return match ? parseDocumentDate(match.slice(1, 4).join('-')) : undefined;
}

function iso(line: string): FoundDate | undefined {
  const match = ISO.exec(line);
  return match ? foundAt(match, parseDocumentDate(match[1] ?? '')) : undefined;
}

function yearFirst(line: string): FoundDate | undefined {
  const match = YEAR_FIRST.exec(line);
  if (!match) return undefined;
  return foundAt(match, dated([match[1], match[2], match[3]], match.slice(4)));
}

function monthFirst(line: string): FoundDate | undefined {
  const match = MONTH_FIRST.exec(line);
  if (!match) return undefined;
  return foundAt(match, dated([match[3], monthNumber(match[1]), match[2]], match.slice(4)));
}

function dayFirst(line: string): FoundDate | undefined {
  const match = DAY_FIRST.exec(line);
  if (!match) return undefined;
  return foundAt(match, dated([match[3], monthNumber(match[2]), match[1]], match.slice(4)));
}

function numbers(line: string): FoundDate | undefined {
  const match = NUMBERS.exec(line);
  if (!match) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const isDotted = match[2] === '.';
  if (first > 12 || isDotted || first === second)
    return foundAt(match, dated([match[4], second, first], match.slice(5)));
  return second > 12 ? foundAt(match, dated([match[4], first, second], match.slice(5))) : undefined;
}

type NumberLike = string | number | undefined;

function dated(
  day: readonly [NumberLike, NumberLike, NumberLike],
  time: readonly (string | undefined)[],
): DocumentDate | undefined {
  const [year, month, date] = day.map((part) => Number(part ?? NaN));
  if (year === undefined || !month || !date) return undefined;
  const known = documentDate({ year, month, day: date });
  return (known && documentDate({ year, month, day: date, minute: minutes(time) })) ?? known;
}

/** Minutes since midnight of [hour, minute, am or pm]; undefined when there is no such time. */
function minutes([hour, minute, half]: readonly (string | undefined)[]): number | undefined {
  if (hour === undefined || minute === undefined) return undefined;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  return hours < 24 && Number(minute) < 60 ? hours * 60 + Number(minute) : undefined;
}

function monthNumber(name: string | undefined): number | undefined {
  return name === undefined ? undefined : MONTHS.find(([names]) => names.test(name))?.[1];
}

function foundAt(match: RegExpExecArray, date: DocumentDate | undefined): FoundDate | undefined {
  return date && { date, span: { start: match.index, end: match.index + match[0].length } };
}
