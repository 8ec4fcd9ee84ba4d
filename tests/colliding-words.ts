import { hashName } from '@/lib/text/word-hash';

/** Letters of a half: two halves of the same first hash can take each other's place in any word. */
const LETTERS = 7;

/**
 * Words of one length that all have the same first hash: what somebody makes who wants an archive
 * whose words all lie in one place of a table.
 */
export function collidingWords(count: number): string[] {
  const [x, y] = collidingHalves();
  const halves = Math.ceil(Math.log2(count));
  return Array.from({ length: count }, (_, n) => {
    let word = 'T';
    for (let bit = 0; bit < halves; bit++) word += (n >>> bit) % 2 === 0 ? x : y;
    return word;
  });
}

/** As many words of the same length that have nothing in common. */
export function ordinaryWords(count: number): string[] {
  const letters = createLetters();
  const length = LETTERS * Math.ceil(Math.log2(count));
  return Array.from({ length: count }, () => `T${letters(length)}`);
}

function collidingHalves(): [string, string] {
  const letters = createLetters();
  const seen = new Map<number, string>();
  for (;;) {
    const half = letters(LETTERS);
    const { a } = hashName(half);
    const other = seen.get(a);
    if (other !== undefined && other !== half) return [other, half];
    seen.set(a, half);
  }
}

/** Letters without order, the same each time. */
function createLetters(): (length: number) => string {
  let state = 1;
  const letter = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return String.fromCharCode(97 + ((state >>> 16) % 26));
  };
  return (length) => Array.from({ length }, letter).join('');
}
