import type { SearchAnswer } from '@/lib/model/answers';

/** A filter that a press puts into the query, or takes out of it. */
export type FilterChip =
  | { readonly kind: 'year'; readonly year: number; readonly isOn: boolean }
  | { readonly kind: 'source'; readonly source: string; readonly isOn: boolean };

/** Most chips of a kind: more are not looked through while a deadline nears. */
const MAX_YEARS = 24;
const MAX_SOURCES = 4;

/** A year that somebody typed as a word: most likely it is meant as a date. */
const TYPED = /(?:^|\s)((?:1[5-9]|20)\d\d)(?=\s|$)/;
const YEAR = /(?:^|\s)after:(\d{4})\s+before:(\d{4})(?=\s|$)/;
const SOURCE = /(?:^|\s)from:(?:"([^"]*)"|(\S+))/;

/**
 * The years and sources of what was found, and a year that was typed, to be narrowed to: those that
 * are asked for stay, so that they can be taken out. None where there is nothing to choose.
 */
export function filterChips(query: string, hits: SearchAnswer['hits']): readonly FilterChip[] {
  const years = yearChips(query, hits);
  const sources = sourceChips(query, hits);
  return TYPED.test(query) ? [...years, ...sources] : [...sources, ...years];
}

function yearChips(query: string, hits: SearchAnswer['hits']): readonly FilterChip[] {
  const asked = yearOf(query);
  const typed = TYPED.exec(query)?.[1];
  const years = new Set<number>();
  for (const { excerpt } of hits) {
    const year = Number(excerpt.document.date?.iso.slice(0, 4));
    if (Number.isInteger(year)) years.add(year);
  }
  for (const year of [asked, typed === undefined ? undefined : Number(typed)])
    if (year !== undefined) years.add(year);
  // A year that was named is first.
  const rank = (year: number): number => (String(year) === typed ? Infinity : year);
  const chips = [...years]
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, MAX_YEARS)
    .map((year): FilterChip => ({ kind: 'year', year, isOn: year === asked }));
  return typed === undefined ? choosable(chips) : chips;
}

function sourceChips(query: string, hits: SearchAnswer['hits']): readonly FilterChip[] {
  const asked = sourceOf(query);
  const sources = new Map<string, number>();
  for (const { excerpt } of hits) {
    const { source } = excerpt.document;
    if (source !== undefined && !source.includes('"'))
      sources.set(source, (sources.get(source) ?? 0) + 1);
  }
  if (asked !== undefined && !sources.has(asked)) sources.set(asked, 0);
  const chips = [...sources]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_SOURCES)
    .map(([source]): FilterChip => ({ kind: 'source', source, isOn: source === asked }));
  return choosable(chips);
}

/** The query with a filter put in, in place of another of its kind, or taken out if it is on. */
export function toggleFilter(query: string, chip: FilterChip): string {
  const rest = query.replace(chip.kind === 'year' ? YEAR : SOURCE, '').trim();
  if (chip.isOn) return rest;
  const text = chip.kind === 'year' ? withoutTyped(rest, chip.year) : rest;
  const words =
    chip.kind === 'year'
      ? `after:${chip.year} before:${chip.year + 1}`
      : `from:${/\s/.test(chip.source) ? `"${chip.source}"` : chip.source}`;
  return `${text} ${words}`.trim();
}

/** The query without a year that was typed as a word: its filter takes its place. */
function withoutTyped(query: string, year: number): string {
  return TYPED.exec(query)?.[1] === String(year) ? query.replace(TYPED, '').trim() : query;
}

/** One of which all hits are narrows nothing, but one that is asked for can be taken out. */
function choosable(chips: readonly FilterChip[]): readonly FilterChip[] {
  return chips.length > 1 || chips.some(({ isOn }) => isOn) ? chips : [];
}

function yearOf(query: string): number | undefined {
  const [, from, until] = YEAR.exec(query) ?? [];
  return from !== undefined && Number(until) === Number(from) + 1 ? Number(from) : undefined;
}

function sourceOf(query: string): string | undefined {
  const [, quoted, plain] = SOURCE.exec(query) ?? [];
  return quoted ?? plain;
}
