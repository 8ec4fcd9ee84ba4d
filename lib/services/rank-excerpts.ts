import type { CutExcerpt } from '@/lib/retrieval/cut-excerpt';
import { fold } from '@/lib/text/fold';

/** For a document whose title has the name: it is about the entity, not a passing mention. */
const TITLE_BONUS = 14;
/** For each doubling of a document's mentions of the entity. */
const MENTIONS_WEIGHT = 1.5;
/** An enumeration has more separators than this share of its characters … */
const LIST_SHARE = 0.045;
/** … and says little of any one of its members. */
const LIST_PENALTY = 10;
const SEPARATORS = /[,;()،、؛]/g;

/** What the rank of an excerpt is made of. */
export type RankedPassage = {
  readonly cut: Pick<CutExcerpt, 'text' | 'score'>;
  readonly title: string;
  /** Folded names of the entity, not empty ones. */
  readonly names: readonly string[];
  /** How often the document names the entity, at least 1. */
  readonly mentions: number;
};

/** How much an excerpt deserves to come first; greater is better, only comparable on one card. */
export function excerptRank({ cut, title, names, mentions }: RankedPassage): number {
  const foldedTitle = fold(title);
  const inTitle = names.some((name) => foldedTitle.includes(name));
  const separators = cut.text.match(SEPARATORS)?.length ?? 0;
  const isList = separators > cut.text.length * LIST_SHARE;
  return (
    cut.score +
    (inTitle ? TITLE_BONUS : 0) +
    MENTIONS_WEIGHT * Math.log2(Math.max(1, mentions)) -
    (isList ? LIST_PENALTY : 0)
  );
}
