import type { Span } from '@/lib/base/span';
import type { AnnotatedDocument } from './annotated-text';

/** How found spans compare with the marked ones, whatever kind of name they are. */
export type SpanScore = {
  found: number;
  gold: number;
  /** Both borders equal. */
  exact: number;
  /** Found spans that touch a marked one, and marked ones that a found span touches. */
  touching: number;
  touched: number;
};

/** Nothing found, nothing marked. */
export function emptyScore(): SpanScore {
  return { found: 0, gold: 0, exact: 0, touching: 0, touched: 0 };
}

/** Adds what was found in `document` to `score`; answers with the wrong spans, for whoever tunes. */
export function scoreSpans(
  score: SpanScore,
  document: AnnotatedDocument,
  spans: readonly Span[],
): { missed: Span[]; wrong: Span[] } {
  const { gold, either } = document;
  const counted = spans.filter(
    (span) =>
      gold.some((name) => touches(name, span)) || !either.some((name) => touches(name, span)),
  );
  const exact = new Set(gold.map(({ start, end }) => `${start} ${end}`));
  const right = counted.filter(({ start, end }) => exact.has(`${start} ${end}`));
  score.found += counted.length;
  score.gold += gold.length;
  score.exact += right.length;
  score.touching += counted.filter((span) => gold.some((name) => touches(name, span))).length;
  score.touched += gold.filter((name) => counted.some((span) => touches(name, span))).length;
  const found = new Set(right.map(({ start, end }) => `${start} ${end}`));
  return {
    missed: gold.filter(({ start, end }) => !found.has(`${start} ${end}`)),
    wrong: counted.filter(({ start, end }) => !found.has(`${start} ${end}`)),
  };
}

function touches(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/** Precision, recall and F of exact borders, and precision and recall of touching; per cent. */
export function percentages(score: SpanScore): {
  precision: string;
  recall: string;
  f: string;
  overlapPrecision: string;
  overlapRecall: string;
} {
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
  const precision = share(score.exact, score.found);
  const recall = share(score.exact, score.gold);
  const f = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return {
    precision: precision.toFixed(1),
    recall: recall.toFixed(1),
    f: f.toFixed(1),
    overlapPrecision: share(score.touching, score.found).toFixed(1),
    overlapRecall: share(score.touched, score.gold).toFixed(1),
  };
}
