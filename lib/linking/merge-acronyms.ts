import { isAcronymOf } from './acronym';
import type { MergeInput } from './merge-names';

/** A long name must be meant by an acronym in this share of its explanations. */
const DOMINANCE = 0.6;

/**
 * Merges acronyms into the names that the archive explains them by: "Organization of Islamic
 * Cooperation (OIC)".
 */
export function mergeAcronyms({ context, merges, names, facts, shapes }: MergeInput): void {
  for (const [short, longs] of context.acronyms) {
    const letters = facts.text(shapes.words(short)[0] ?? 0);
    const fitting = Array.from(longs, ([name, documents]) => ({
      root: merges.rootOf(name),
      name,
      documents,
    })).filter(({ name }) => isAcronymOf(letters, names.forms(name)[0]?.text ?? ''));
    const byRoot = new Map<number, number>();
    let total = 0;
    for (const { root, documents } of fitting) {
      byRoot.set(root, (byRoot.get(root) ?? 0) + documents);
      total += documents;
    }
    const best = [...byRoot].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0];
    if (!best || best[1] / total < DOMINANCE) continue;
    // Other spellings of the explanation mean the same: "Organisation of …".
    for (const { root, name } of fitting)
      if (root !== best[0] && names.documents.get(name) <= names.documents.get(best[0]))
        merges.merge(root, best[0], 'alias');
    if (short !== best[0]) merges.merge(short, best[0], 'acronym');
  }
}
