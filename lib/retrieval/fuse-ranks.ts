import type { Ranked, RankedDocument } from './rank-documents';

/** How gently ranks fall: the usual constant of reciprocal rank fusion. */
const FLATNESS = 60;

/**
 * Several rankings as one, where their scores cannot be compared because other analysers made their
 * terms: by rank, those of an earlier ranking first. A single ranking stays as it is; of several, a
 * document's score tells its rank only.
 */
export function fuseRanks(rankings: readonly Ranked[]): Ranked {
  const speaking = rankings.filter((ranked) => ranked.total > 0);
  const [only] = speaking;
  if (!only) return { documents: [], total: 0 };
  if (speaking.length === 1) return only;
  const documents: RankedDocument[] = [];
  const longest = Math.max(...speaking.map((ranked) => ranked.documents.length));
  for (let rank = 0; rank < longest; rank++) {
    for (const ranked of speaking) {
      const document = ranked.documents[rank];
      if (document) documents.push({ ...document, score: 1 / (FLATNESS + documents.length + 1) });
    }
  }
  return { documents, total: speaking.reduce((sum, ranked) => sum + ranked.total, 0) };
}
