import { FLAG, KIND, type TokenList } from './token-list';

/** Words shorter than this are left small in headlines: "of", "the", "to". */
const SHORT_WORD = 4;
/** Fewest words of a title-case line, and of a line in capitals. */
const MIN_TITLE_WORDS = 4;
const MIN_CAPS_WORDS = 2;
/** Share of capitalised words from which capitals say nothing. */
const SHOUTING_SHARE = 0.75;
/** Share of words in capitals from which a line counts as all capitals. */
const CAPS_SHARE = 0.6;

/** Marks the sentences whose capitals say nothing: headlines, buttons, shouting. */
export function markShouting(tokens: TokenList): void {
  let from = 0;
  while (from < tokens.length) {
    let to = from + 1;
    while (to < tokens.length && !tokens.has(to, FLAG.start)) to++;
    const flag = shoutingOf(tokens, from, to);
    if (flag !== 0) for (let i = from; i < to; i++) tokens.flags[i] = (tokens.flags[i] ?? 0) | flag;
    from = to;
  }
}

function shoutingOf(tokens: TokenList, from: number, to: number): number {
  let words = 0;
  let capital = 0;
  let caps = 0;
  let lower = 0;
  for (let i = from; i < to; i++) {
    const kind = tokens.kind[i];
    if (kind === KIND.lower) {
      lower++;
      if ((tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) >= SHORT_WORD) words++;
    } else if (kind === KIND.capital || kind === KIND.mixed) {
      words++;
      capital++;
    } else if (kind === KIND.caps) {
      words++;
      caps++;
    }
  }
  if (words >= MIN_CAPS_WORDS && caps / words >= SHOUTING_SHARE) return FLAG.allCaps;
  if (words < MIN_TITLE_WORDS || (capital + caps) / words < SHOUTING_SHARE) return 0;
  // A sentence with a full stop and a small word is prose full of names.
  if (lower > 0 && tokens.has(to - 1, FLAG.sentenceEnd)) return 0;
  return caps / words >= CAPS_SHARE ? FLAG.allCaps : FLAG.titleCase;
}
