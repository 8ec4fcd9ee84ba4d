/** Sentences and stubs at the ends of a text that are furniture within a line of prose. */

/** A licence line; its group names who licenses. */
const LICENCE =
  /\b(?:All|The|all) [Cc]ontents? (?:by|of|on) ([^.]{2,60}?) (?:is|are) licensed under (?:a |an |the )?.{5,160}$/;
/** Initials of writer and editor, as in "said. MH/PA" and "…said./MQ/MG END". */
const INITIALS = /(?:^|\s*\/|\s+)((?:\p{Lu}{1,4}\/){1,3}\p{Lu}{1,4})\/?(?: END)?$/u;
const CREDITS =
  /\s*\(?(?:additional )?reporting by [^()]{3,200}?(?:; ?(?:writing|editing|additional reporting) by [^()]{3,200})*\)?$/i;
/** "(Source: Reuters)" after the last sentence. */
const SOURCE = /\s*\(Sources?: ?([^()]{2,60})\)\.?$/i;
const LABELLED_DATE = /^\s*(?:date|published|updated|posted)\b[\s:]*/i;

/** Furniture at the end of a line is looked for in so many characters. */
const TAIL_CHARS = 700;

/** What stands after the last sentence of a line, and where it begins: `line.length` when nothing does. */
export type Tail = {
  readonly start: number;
  readonly licence?: string;
  readonly licensor?: string;
  readonly source?: string;
};

/**
 * Finds the furniture at the end of `line`.
 *
 * @param isKnown whether initials are ones that the collection repeats; unknown ones count after a
 * full stop only
 */
export function findTail(line: string, isKnown: (initials: string) => boolean = () => false): Tail {
  const whole = line.trimEnd();
  const from = Math.max(0, whole.length - TAIL_CHARS);
  const licence = cutMatch(whole.slice(from), LICENCE);
  const credits = cutMatch(withoutInitials(licence.before, isKnown), CREDITS);
  const rest = endsSentence(credits.before) ? credits.before : credits.whole;
  const source = cutMatch(rest, SOURCE);
  return {
    start: from + source.before.length,
    ...(licence.text !== undefined && { licence: licence.text }),
    ...(licence.name !== undefined && { licensor: licence.name }),
    ...(source.name !== undefined && { source: source.name }),
  };
}

/** What is before a match at the end of `whole`, the match and its first group. */
function cutMatch(
  whole: string,
  pattern: RegExp,
): { whole: string; before: string; text: string | undefined; name: string | undefined } {
  const match = pattern.exec(whole);
  return {
    whole,
    before: match ? whole.slice(0, match.index).trimEnd() : whole,
    text: match?.[0].trim(),
    name: match?.[1]?.trim(),
  };
}

function withoutInitials(line: string, isKnown: (initials: string) => boolean): string {
  const initials = initialsOf(line);
  if (!initials) return line;
  return endsSentence(initials.before) || isKnown(initials.text) ? initials.before : line;
}

/** The initials that `line`, without its licence, ends with, and what is before them. */
export function initialsOf(line: string): { before: string; text: string } | undefined {
  const match = INITIALS.exec(line);
  return match?.[1] === undefined
    ? undefined
    : { before: line.slice(0, match.index).trimEnd(), text: match[1] };
}

/** Offset after a label with a date before the prose, as in " date 2024-09-21 The three-day …". */
export function afterLabel(line: string): number {
  return LABELLED_DATE.exec(line)?.[0].length ?? 0;
}

function endsSentence(text: string): boolean {
  const before = text.trimEnd();
  return before === '' || /[.!?…"”’')\]]$/u.test(before);
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
