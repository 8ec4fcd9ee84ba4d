/** A letter beyond ASCII where words have one: after a letter or at the start, before a small letter or an end. */
const IN_PLACE = /(?<=\p{Ll}|(?<!\p{L})\p{Lu}|(?<!\p{L}))(?![ -~])[\p{Ll}\p{Lo}]/gu;
/** Quotes, dashes and dots as typographers set them: beside a word, never within it. */
const TYPOGRAPHY =
  /(?<!\p{L})[«»„“”‚‘–—…](?=[\s\p{L}])|(?<=[\p{L}\s.,!?])[»“”’–—…](?!\p{L})|(?<=\p{L})’(?=\p{Ll})/gu;
/** A capital within a word of small letters. */
const CAPITAL_WITHIN = /(?<=\p{Ll})(?![ -~])\p{Lu}/gu;
/** A sign within a word, and letters of two scripts in one. */
const SIGN_WITHIN = /(?<=\p{L})(?![ -~’ʼ·‐-―])[\p{S}\p{P}\p{N}\p{Zs}\u00AD](?=\p{L})/gu;
const MIXED =
  /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Greek}|\p{Script=Greek}\p{Script=Latin}/gu;
/** What no text has. */
const NEVER = /[\u0080-\u009F\uFFFD]|(?![ -~])[\p{S}](?=[\p{S}])|[\u2500-\u259F]/gu;

const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [IN_PLACE, 1],
  [TYPOGRAPHY, 1],
  [CAPITAL_WITHIN, -3],
  [SIGN_WITHIN, -3],
  [MIXED, -3],
  [NEVER, -4],
];

/** How much `text` reads like one, for comparing readings of the same bytes: the more the better. */
export function plausibility(text: string): number {
  return WEIGHTS.reduce((sum, [pattern, weight]) => sum + count(text, pattern) * weight, 0);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
