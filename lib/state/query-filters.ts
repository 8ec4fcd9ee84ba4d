import type { SearchAnswer } from '@/lib/model/answers';

/** A filter that a press puts into the query, or takes out of it. */
export type FilterChip =
  | { readonly kind: 'year'; readonly year: number; readonly isOn: boolean }
  | { readonly kind: 'source'; readonly source: string; readonly isOn: boolean };

/** Most chips of a kind: more are not looked through while a deadline nears. */
const MAX_YEARS = 24;
const MAX_SOURCES = 4;

const YEAR = /(?:^|\s)after:(\d{4})\s+before:(\d{4})(?=\s|$)/;
const SOURCE = /(?:^|\s)from:(?:"([^"]*)"|(\S+))/;

/**
 * The years and sources of what was found, to be narrowed to: those that are asked for stay, so
 * that they can be taken out. None where there is nothing to choose.
 */
export function filterChips(query: string, hits: SearchAnswer['hits']): readonly FilterChip[] {
  const asked = { year: yearOf(query), source: sourceOf(query) };
  const years = new Set<number>();
  const sources = new Map<string, number>();
  for (const { excerpt } of hits) {
    const { date, source } = excerpt.document;
    const year = date === undefined ? Number.NaN : Number(date.iso.slice(0, 4));
    if (Number.isInteger(year)) years.add(year);
    if (source !== undefined && !source.includes('"'))
      sources.set(source, (sources.get(source) ?? 0) + 1);
  }
  if (asked.year !== undefined) years.add(asked.year);
  if (asked.source !== undefined && !sources.has(asked.source)) sources.set(asked.source, 0);
  const yearChips = [...years]
    .sort((a, b) => b - a)
    .slice(0, MAX_YEARS)
    .map((year): FilterChip => ({ kind: 'year', year, isOn: year === asked.year }));
  const sourceChips = [...sources]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_SOURCES)
    .map(([source]): FilterChip => ({ kind: 'source', source, isOn: source === asked.source }));
  return [...choosable(sourceChips), ...choosable(yearChips)];
}

/** The query with a filter put in, in place of another of its kind, or taken out if it is on. */
export function toggleFilter(query: string, chip: FilterChip): string {
  const rest = query.replace(chip.kind === 'year' ? YEAR : SOURCE, '').trim();
  if (chip.isOn) return rest;
  const words =
    chip.kind === 'year'
      ? `after:${chip.year} before:${chip.year + 1}`
      : `from:${/\s/.test(chip.source) ? `"${chip.source}"` : chip.source}`;
  return `${rest} ${words}`.trim();
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
