/** More than any document's number: none is left. A small integer keeps comparisons quick. */
export const NO_DOCUMENT = 2 ** 30 - 1;

/** Documents with MiniSearch's scores, less its count of matched terms; documents ascending. */
export type Scored = {
  readonly docs: Uint32Array;
  readonly scores: Float64Array;
  /** The query's terms that matched, a bit each: `stride` numbers a document. */
  readonly matched: Uint32Array;
  readonly stride: number;
};

/** Room for `length` documents. */
export function emptyScored(length: number, stride: number): Scored {
  return {
    docs: new Uint32Array(length),
    scores: new Float64Array(length),
    matched: new Uint32Array(length * stride),
    stride,
  };
}

/** The first `n` of them. */
export function firstOf({ docs, scores, matched, stride }: Scored, n: number): Scored {
  return {
    docs: docs.subarray(0, n),
    scores: scores.subarray(0, n),
    matched: matched.subarray(0, n * stride),
    stride,
  };
}

/** Documents of both, their scores added. */
export function intersect(a: Scored, b: Scored): Scored {
  const { stride } = a;
  const out = emptyScored(Math.min(a.docs.length, b.docs.length), stride);
  const [left, right] = [a.docs, b.docs];
  let [i, j, n] = [0, 0, 0];
  while (i < left.length && j < right.length) {
    const x = left[i] ?? 0;
    const y = right[j] ?? 0;
    if (x === y) {
      out.docs[n] = x;
      out.scores[n] = (a.scores[i] ?? 0) + (b.scores[j] ?? 0);
      for (let k = 0; k < stride; k++)
        out.matched[n * stride + k] =
          (a.matched[i * stride + k] ?? 0) | (b.matched[j * stride + k] ?? 0);
      n++;
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return firstOf(out, n);
}

/** Documents of either, their scores added where both have one. */
export function unite(a: Scored, b: Scored): Scored {
  const { stride } = a;
  const out = emptyScored(a.docs.length + b.docs.length, stride);
  const [left, right] = [a.docs, b.docs];
  let [i, j, n] = [0, 0, 0];
  while (i < left.length || j < right.length) {
    const x = i < left.length ? (left[i] ?? 0) : NO_DOCUMENT;
    const y = j < right.length ? (right[j] ?? 0) : NO_DOCUMENT;
    out.docs[n] = x < y ? x : y;
    let score = 0;
    if (x <= y) score = a.scores[i] ?? 0;
    if (y <= x) score += b.scores[j] ?? 0;
    out.scores[n] = score;
    for (let k = 0; k < stride; k++)
      out.matched[n * stride + k] =
        (x <= y ? (a.matched[i * stride + k] ?? 0) : 0) |
        (y <= x ? (b.matched[j * stride + k] ?? 0) : 0);
    if (x <= y) i++;
    if (y <= x) j++;
    n++;
  }
  return firstOf(out, n);
}

/** Documents of `a` that `b` does not have. */
export function subtract(a: Scored, b: Scored): Scored {
  const { stride } = a;
  const out = emptyScored(a.docs.length, stride);
  let [j, n] = [0, 0];
  for (let i = 0; i < a.docs.length; i++) {
    const doc = a.docs[i] ?? 0;
    while (j < b.docs.length && (b.docs[j] ?? 0) < doc) j++;
    if (j < b.docs.length && b.docs[j] === doc) continue;
    out.docs[n] = doc;
    out.scores[n] = a.scores[i] ?? 0;
    for (let k = 0; k < stride; k++) out.matched[n * stride + k] = a.matched[i * stride + k] ?? 0;
    n++;
  }
  return firstOf(out, n);
}
