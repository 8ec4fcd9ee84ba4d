import type { PoolTerms } from './pool-terms';
import type { RankingWeights } from './ranking-weights';

/**
 * What a document's nearest documents of the pool score, by how near they are (score
 * regularisation; Diaz, "Regularizing ad hoc retrieval scores", 2005): relevant documents are
 * alike, and a lone match among others that are about something else is suspect.
 *
 * @returns 0 to 1 for each document
 */
export function scoreKin(
  { counts, rarity }: PoolTerms,
  scores: readonly number[],
  { kinDocuments }: RankingWeights,
): number[] {
  const vectors = counts.map((of) => unitVector(of, rarity));
  const holders = new Map<number, { readonly at: number; readonly weight: number }[]>();
  for (const [at, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const of = holders.get(term);
      if (of) of.push({ at, weight });
      else holders.set(term, [{ at, weight }]);
    }
  }
  const top = Math.max(0, ...scores) || 1;
  const kin = vectors.map((vector, i) => {
    const nearness = new Float64Array(counts.length);
    for (const [term, weight] of vector)
      for (const other of holders.get(term) ?? [])
        nearness[other.at] = (nearness[other.at] ?? 0) + weight * other.weight;
    nearness[i] = 0;
    const nearest = [...nearness.keys()]
      .sort((a, b) => (nearness[b] ?? 0) - (nearness[a] ?? 0) || a - b)
      .slice(0, kinDocuments);
    return nearest.reduce((sum, k) => sum + (nearness[k] ?? 0) * ((scores[k] ?? 0) / top), 0);
  });
  const most = Math.max(0, ...kin) || 1;
  return kin.map((score) => score / most);
}

function unitVector(
  counts: ReadonlyMap<number, number>,
  rarity: PoolTerms['rarity'],
): (readonly [number, number])[] {
  const vector = [...counts].map(
    ([term, times]) => [term, (1 + Math.log(times)) * (rarity.get(term) ?? 0)] as const,
  );
  const length = Math.sqrt(vector.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return vector.map(([term, weight]) => [term, weight / length] as const);
}
