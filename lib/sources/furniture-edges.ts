/** Sentences and stubs at the ends of a text that are furniture within a line of prose. */

/** A licence line; its second group names who licenses. */
const LICENCE =
  /\b(?:all|the) contents? (?:by|of|on) ([^.]{2,60}?) (?:is|are) licensed under (?:a |an |the )?.{5,160}$/i;
/** Initials of writer and editor after the last sentence: "said. MH/PA", "…said./MQ/MG". */
const INITIALS = /(?<=[.!?…"”’')\]])(?:\s*\/|\s+)(?:\p{Lu}{1,4}\/){1,3}\p{Lu}{1,4}$/u;
const CREDITS =
  /\s*\(?(?:additional )?reporting by [^()]{3,200}?(?:; ?(?:writing|editing|additional reporting) by [^()]{3,200})*\)?$/i;
const LABELLED_DATE = /^\s*(?:date|published|updated|posted)\b[\s:]*/i;

/** Furniture at the end of a line is looked for in so many characters. */
const TAIL_CHARS = 700;

/** Offset where the furniture at the end of `line` begins; `line.length` when there is none. */
export function tailStart(line: string): { start: number; licence?: string; licensor?: string } {
  const whole = line.trimEnd();
  const from = Math.max(0, whole.length - TAIL_CHARS);
  let rest = whole.slice(from);
  let found: { licence?: string; licensor?: string } = {};
  const licence = LICENCE.exec(rest);
  if (licence && startsSentence(rest, licence.index)) {
    found = { licence: licence[0].trim(), ...(licence[1] && { licensor: licence[1].trim() }) };
    rest = rest.slice(0, licence.index).trimEnd();
  }
  for (const pattern of [INITIALS, CREDITS]) {
    const match = pattern.exec(rest);
    if (match && startsSentence(rest, match.index)) rest = rest.slice(0, match.index).trimEnd();
  }
  return { start: from + rest.length, ...found };
}

/** Offset after a label with a date before the prose, as in " date 2024-09-21 The three-day …". */
export function afterLabel(line: string): number {
  return LABELLED_DATE.exec(line)?.[0].length ?? 0;
}

function startsSentence(line: string, index: number): boolean {
  const before = line.slice(0, index).trimEnd();
  return before === '' || /[.!?…"”’')\]/\p{Lu}]$/u.test(before);
}

/** A dateline: place and agency before a dash, ahead of the first sentence. */
export type Dateline = { readonly end: number; readonly agency?: string };

const DATELINE =
  /^(?<place>\p{Lu}[\p{L}.'’-]*(?:[ ,]+\p{Lu}[\p{L}.'’-]*){0,4}?)?(?:[ ,]+(?<date>(?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9}\.?)(?:,? \d{4})?),?)?(?:,? ?\((?<inBrackets>[^()]{2,30})\)|, (?<afterComma>\p{Lu}{2,8}))?\s*(?:(?:--|[–—])\s*|-\s+)(?=["“‘'«(]?[\p{Lu}\p{N}])/u;
const ALL_CAPITALS = /^[\p{Lu}\s.,'’-]{3,}$/u;

/** The dateline that `line` begins with, if it plainly has one. */
export function findDateline(line: string): Dateline | undefined {
  const match = DATELINE.exec(line.slice(0, 120));
  if (!match) return undefined;
  const { place, inBrackets, afterComma } = match.groups ?? {};
  const agency = inBrackets ?? afterComma;
  // "Paris – The city …" may be prose: capitals or an agency make it a dateline.
  if (!agency && !(place && ALL_CAPITALS.test(place))) return undefined;
  return { end: match[0].length, ...(agency && { agency }) };
}
