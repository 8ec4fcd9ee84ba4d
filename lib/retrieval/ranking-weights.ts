/**
 * Everything that stage two weighs, one set for all archives, chosen over ten test collections of
 * news, abstracts and encyclopedia entries together. `npm run bench -- relevance` prints what each is worth.
 */
export type RankingWeights = {
  /** Documents that are read and ranked anew. */
  readonly pool: number;
  /** The same for queries of `longFrom` words or more: many documents have some of the words. */
  readonly poolOfLong: number;
  /** The same while the last word is still being typed: the next letter is about to come. */
  readonly poolWhileTyping: number;
  /** BM25's saturation of repeated words, and how much a long text costs. */
  readonly saturation: number;
  readonly lengthCost: number;
  /** A word of the title counts so many of the text. */
  readonly title: number;
  /** A word that the title has counts so much more, however often the text has it. */
  readonly inTitle: number;
  /** A title that equals the query: this share of the best score, less for one that nearly does. */
  readonly sameTitle: number;
  /** A word among the first `leadWords` of the text counts so much more. */
  readonly lead: number;
  readonly leadWords: number;
  /** For each doubling (natural: e-fold) of how often the query says a word. */
  readonly repeated: number;
  /** What is left of words like "describe" and "articles" in sentences. */
  readonly chatter: number;
  /** In queries of so many words or fewer, documents with every word come before the others; … */
  readonly completeUpTo: number;
  /** … in longer ones they get this share of the best score among the others. */
  readonly complete: number;
  /** Neighbours of the query that stand in order, at most one word between … */
  readonly pairs: number;
  /** … and in any order within `nearWords`. */
  readonly near: number;
  readonly nearWords: number;
  /** Words that set the best documents apart count for the others: this share of the score. */
  readonly feedback: number;
  readonly feedbackDocuments: number;
  readonly feedbackTerms: number;
  /** Being like documents that score well: this share of the best score, at most. */
  readonly kin: number;
  readonly kinDocuments: number;
  /** Words from the start of a document that feedback and kin go by. */
  readonly openingWords: number;
  /**
   * Queries of fewer words are taken at their word: no feedback, no kin. Both grow with each word
   * more, and are whole from `wholeFrom` on: what the best documents of a short query have in common
   * is often not what was asked.
   */
  readonly longFrom: number;
  readonly wholeFrom: number;
  /** Up to this share more for the newest document of the pool, half of it after `recencyDays`. */
  readonly recency: number;
  readonly recencyDays: number;
  /** For a document that names an entity that the query names, times the name's rarity. */
  readonly entities: number;
};

/** How the product ranks. */
export const WEIGHTS: RankingWeights = {
  pool: 100,
  poolOfLong: 200,
  poolWhileTyping: 40,
  saturation: 1,
  lengthCost: 0.75,
  title: 3,
  inTitle: 0.2,
  sameTitle: 0.2,
  lead: 0.3,
  leadWords: 30,
  repeated: 1,
  chatter: 0.25,
  completeUpTo: 3,
  complete: 0.2,
  pairs: 0.25,
  near: 0.15,
  nearWords: 8,
  feedback: 0.2,
  feedbackDocuments: 5,
  feedbackTerms: 20,
  kin: 0.2,
  kinDocuments: 8,
  openingWords: 250,
  longFrom: 4,
  wholeFrom: 6,
  recency: 0.06,
  recencyDays: 365,
  entities: 0.3,
};
