/** One bar of a timeline: documents of the years `from` to `to`, both counted in. */
export type TimelineBar = {
  readonly from: number;
  readonly to: number;
  readonly documents: number;
  /** Height, 0 to 1, against the tallest bar. */
  readonly share: number;
};

/** More bars than this would be thinner than a line at the width of a card. */
const MAX_BARS = 48;

/**
 * Bars over the whole run of years, empty ones included, so that gaps show as gaps. Long runs are
 * put together into spans of equal length.
 *
 * @param years ascending by year
 * @returns nothing for fewer than two different years: a single bar tells no more than the year does
 */
export function timelineBars(
  years: readonly { readonly year: number; readonly documents: number }[],
): readonly TimelineBar[] {
  const first = years[0]?.year;
  const last = years.at(-1)?.year;
  if (first === undefined || last === undefined || first === last) return [];
  const step = Math.ceil((last - first + 1) / MAX_BARS);
  const counts = Array.from({ length: Math.ceil((last - first + 1) / step) }, () => 0);
  for (const { year, documents } of years) {
    const bar = Math.floor((year - first) / step);
    counts[bar] = (counts[bar] ?? 0) + documents;
  }
  const most = Math.max(1, ...counts);
  return counts.map((documents, bar) => ({
    from: first + bar * step,
    to: Math.min(last, first + (bar + 1) * step - 1),
    documents,
    share: documents / most,
  }));
}
