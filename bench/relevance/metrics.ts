/** Grades of documents for one query, by document id; 0 and less are not relevant. */
export type Grades = ReadonlyMap<string, number>;

/** Normalised discounted cumulative gain of the first `depth` of `ranked`, 0 to 1. */
export function ndcg(ranked: readonly string[], grades: Grades, depth = 10): number {
  const gain = (values: readonly number[]): number =>
    values.slice(0, depth).reduce((sum, grade, i) => sum + grade / Math.log2(i + 2), 0);
  const best = gain([...grades.values()].sort((a, b) => b - a));
  return best === 0 ? 0 : gain(ranked.map((id) => Math.max(0, grades.get(id) ?? 0))) / best;
}

/** Share of the relevant documents among the first `depth`, 0 to 1. */
export function recall(ranked: readonly string[], grades: Grades, depth = 100): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (relevant.length === 0) return 0;
  const found = new Set(ranked.slice(0, depth));
  return relevant.filter((id) => found.has(id)).length / relevant.length;
}

/** 1 / rank of `id` within the first ten, else 0. */
export function reciprocalRank(ranked: readonly string[], id: string): number {
  const place = ranked.slice(0, 10).indexOf(id);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The mean of `values`; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value that a share of `values` is at or below; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
