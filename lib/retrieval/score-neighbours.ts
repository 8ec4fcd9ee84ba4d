import type { Occurrence } from './pool-texts';
import type { RankingWeights } from './ranking-weights';
import { saturated, type WordWeight } from './score-words';

/** Words between neighbours that still count as in order. */
const ORDERED_GAP = 2;
/** Places of one word that are looked at: more say the same. */
const MAX_PLACES = 64;

/** Two words that follow each other in the query: places in its words. */
export type Neighbours = readonly [number, number];

/** The neighbours in `sequence`, each pair once. */
export function neighboursIn(sequence: readonly number[]): Neighbours[] {
  const pairs = new Map<string, Neighbours>();
  for (const [i, second] of sequence.entries()) {
    const first = sequence[i - 1];
    if (first !== undefined && first !== second) pairs.set(`${first} ${second}`, [first, second]);
  }
  return [...pairs.values()];
}

/** How often the query's neighbours are neighbours in a text: in order, and near in any order. */
export function scoreNeighbours(
  occurrences: readonly Occurrence[],
  neighbours: readonly Neighbours[],
  words: readonly WordWeight[],
  weights: RankingWeights,
): { readonly pairs: number; readonly near: number } {
  const places: number[][] = words.map(() => []);
  for (const { word, position } of occurrences) {
    const of = places[word];
    if (of && of.length < MAX_PLACES) of.push(position);
  }
  let [pairs, near] = [0, 0];
  for (const [first, second] of neighbours) {
    const found = countPairs(places[first] ?? [], places[second] ?? [], weights.nearWords);
    if (found.near === 0) continue;
    const rarity = Math.min(words[first]?.rarity ?? 0, words[second]?.rarity ?? 0);
    pairs += rarity * saturated(found.ordered, weights);
    near += rarity * saturated(found.near, weights);
  }
  return { pairs: weights.pairs * pairs, near: weights.near * near };
}

function countPairs(
  firsts: readonly number[],
  seconds: readonly number[],
  window: number,
): { ordered: number; near: number } {
  let [ordered, near] = [0, 0];
  for (const a of firsts) {
    for (const b of seconds) {
      const gap = b - a;
      if (gap > window) break;
      if (gap >= 1 && gap <= ORDERED_GAP) ordered++;
      if (gap >= -window) near++;
    }
  }
  return { ordered, near };
}
