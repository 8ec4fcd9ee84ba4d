/** More than any document's number: none is left. A small integer keeps comparisons quick. */
export const NO_DOCUMENT = 2 ** 30 - 1;

/** Documents with MiniSearch's scores, less its count of matched terms; documents ascending. */
export type Scored = {
  /** Others may share it: it is never changed. */
  readonly docs: Uint32Array;
  readonly scores: Float64Array;
  /** The query's terms that matched, a bit each: `stride` numbers a document. */
  readonly matched: Uint32Array;
  readonly stride: number;
  /** How far apart documents are in `matched`: `stride`, or 0 where in all the same terms matched. */
  readonly step: number;
};

/** `docs` without a score so far. @param isEach whether other terms may match in each of them */
export function unscored(docs: Uint32Array, stride: number, isEach: boolean): Scored {
  return {
    docs,
    scores: new Float64Array(docs.length),
    matched: new Uint32Array(isEach ? docs.length * stride : stride),
    stride,
    step: isEach ? stride : 0,
  };
}

/** Notes that the terms of `bits` match in all documents of `scored`. */
export function addBits({ docs, matched, stride, step }: Scored, bits: Uint32Array): void {
  const times = step > 0 ? docs.length : 1;
  for (let i = 0; i < times; i++)
    for (let k = 0; k < stride; k++)
      matched[i * step + k] = (matched[i * step + k] ?? 0) | (bits[k] ?? 0);
}

/** Adds what `of` has for the documents of `scored`, which are some of its own. */
export function addScored(scored: Scored, of: Scored): void {
  addShared(scored.scores, scored.docs, of);
  if (of.step === 0) addBits(scored, of.matched);
  else uniteEach(scored.matched, scored.docs, of);
}

/** Adds the scores that `of` has for `docs`, which are some of its documents. */
function addShared(scores: Float64Array, docs: Uint32Array, of: Scored): void {
  for (let i = 0, j = 0; i < of.docs.length && j < docs.length; i++)
    if (of.docs[i] === docs[j]) {
      scores[j] = (scores[j] ?? 0) + (of.scores[i] ?? 0);
      j++;
    }
}

/** Adds the bits that `of` has for `docs`. */
function uniteEach(matched: Uint32Array, docs: Uint32Array, of: Scored): void {
  const { stride, step } = of;
  for (let i = 0, j = 0; i < of.docs.length && j < docs.length; i++)
    if (of.docs[i] === docs[j]) {
      for (let k = 0; k < stride; k++)
        matched[j * stride + k] = (matched[j * stride + k] ?? 0) | (of.matched[i * step + k] ?? 0);
      j++;
    }
}

/** Documents of either, their scores added where both have one. */
export function unite(a: Scored, b: Scored): Scored {
  if (a.docs.length === 0) return b;
  return b.docs.length === 0 ? a : merge(a, b);
}

function merge(a: Scored, b: Scored): Scored {
  const { stride } = a;
  const [left, right] = [a.docs, b.docs];
  const most = left.length + right.length;
  const docs = new Uint32Array(most);
  const scores = new Float64Array(most);
  const matched = new Uint32Array(most * stride);
  let [i, j, n] = [0, 0, 0];
  while (i < left.length || j < right.length) {
    const x = i < left.length ? (left[i] ?? 0) : NO_DOCUMENT;
    const y = j < right.length ? (right[j] ?? 0) : NO_DOCUMENT;
    docs[n] = x < y ? x : y;
    let score = 0;
    if (x <= y) score = a.scores[i] ?? 0;
    if (y <= x) score += b.scores[j] ?? 0;
    scores[n] = score;
    for (let k = 0; k < stride; k++)
      matched[n * stride + k] =
        (x <= y ? (a.matched[i * a.step + k] ?? 0) : 0) |
        (y <= x ? (b.matched[j * b.step + k] ?? 0) : 0);
    if (x <= y) i++;
    if (y <= x) j++;
    n++;
  }
  return {
    docs: docs.subarray(0, n),
    scores: scores.subarray(0, n),
    matched: matched.subarray(0, n * stride),
    stride,
    step: stride,
  };
}

/** Documents of `all` that are not among `unwanted`, ascending. */
export function subtract(all: Scored, unwanted: Uint32Array): Scored {
  const { stride, step } = all;
  const docs = all.docs.slice();
  const { scores, matched } = all;
  let [n, j] = [0, 0];
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i] ?? 0;
    while (j < unwanted.length && (unwanted[j] ?? 0) < doc) j++;
    if (j < unwanted.length && unwanted[j] === doc) continue;
    docs[n] = doc;
    scores[n] = scores[i] ?? 0;
    for (let k = 0; k < step; k++) matched[n * step + k] = matched[i * step + k] ?? 0;
    n++;
  }
  return {
    docs: docs.subarray(0, n),
    scores: scores.subarray(0, n),
    matched: step > 0 ? matched.subarray(0, n * step) : matched,
    stride,
    step,
  };
}
