/** Weight of the prior, in occurrences. */
const PRIOR_WEIGHT = 1.5;
/** Prior of being a name for an everyday word, and for any other. */
const PRIOR_COMMON = 0.08;
const PRIOR_OTHER = 0.85;
/** What a capitalised occurrence beside another capital counts for a word's standing alone. */
const COMPANY_WEIGHT = 0.3;
/** Standing alone this often, and in this share of its capitalised occurrences, makes a word strong. */
const STRONG_SOLO = 2;
const STRONG_SHARE = 0.35;

/** How often a word is written small, capitalised inside sentences, and so without a capital beside. */
export type WordCounts = { readonly low: number; readonly mid: number; readonly solo: number };

/** Likelihood, 0 to 1, that the word, capitalised, is part of a name. */
export function shareOfNames({ low, mid }: WordCounts, common: boolean): number {
  return (mid + PRIOR_WEIGHT * prior(common)) / (mid + low + PRIOR_WEIGHT);
}

/** Likelihood, 0 to 1, that the word, capitalised, is a name by itself. */
export function shareAlone({ low, mid, solo }: WordCounts, common: boolean): number {
  const alone = solo + COMPANY_WEIGHT * (mid - solo);
  return (alone + PRIOR_WEIGHT * prior(common)) / (alone + low + PRIOR_WEIGHT);
}

/** Whether a word that stands alone `solo` times, of `mid` capitalised ones, is a name of its own. */
export function isStrongWord(solo: number, mid: number): boolean {
  return solo >= STRONG_SOLO && solo / Math.max(1, mid) >= STRONG_SHARE;
}

function prior(common: boolean): number {
  return common ? PRIOR_COMMON : PRIOR_OTHER;
}
