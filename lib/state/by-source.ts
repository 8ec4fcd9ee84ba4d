import type { Excerpt } from '@/lib/model/excerpt';

/** What one source said of a name. */
export type SourceSaying = {
  /** Who published it; undefined when that is not known. */
  readonly source: string | undefined;
  /** The oldest first, undated ones last; `index` is the excerpt's place on the card. */
  readonly said: readonly { readonly excerpt: Excerpt; readonly index: number }[];
};

/** Excerpts put together by who published them, the source with the most to say first. */
export function bySource(excerpts: readonly Excerpt[]): readonly SourceSaying[] {
  const indexed = excerpts.map((excerpt, index) => ({ excerpt, index }));
  const groups = Map.groupBy(indexed, ({ excerpt }) => excerpt.document.source);
  return [...groups]
    .map(([source, said]) => ({ source, said: said.toSorted(byDate) }))
    .sort((a, b) => b.said.length - a.said.length);
}

type Indexed = SourceSaying['said'][number];

function byDate({ excerpt: a, index: i }: Indexed, { excerpt: b, index: j }: Indexed): number {
  const [from, to] = [a.document.date?.iso, b.document.date?.iso];
  if (from === to) return i - j;
  if (from === undefined) return 1;
  if (to === undefined) return -1;
  return from < to ? -1 : 1;
}
