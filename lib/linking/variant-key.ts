import { foldWords } from '@/lib/text/fold';

/** Articles and case particles that transliterations write or leave out. */
const PARTICLES = new Set('al el ul ad as ash an ar az at ed es ol'.split(' '));
/** Least similarity, 0 to 1, of two full names, and of each pair of their words. */
const NAME_SIMILARITY = 0.88;
const WORD_SIMILARITY = 0.8;
/** Most places where the vowels of two spellings may differ. */
const MAX_VOWELS = 1;
/** Skeletons shorter than this prove nothing. */
const MIN_SKELETON = 3;
/** Similar words are at least so long; shorter ones must be equal. */
const MIN_WORD = 4;

/** The words of a name that count for its variants: without particles, joins undone. */
function variantWords(name: string): string[] {
  const words = foldWords(name);
  const kept = words.length > 1 ? words.filter((word) => !PARTICLES.has(word)) : words;
  return kept.map((word) => {
    if (word === 'ibn' || word === 'ben') return 'bin';
    return word
      .replace(/^(?:abdul|abdel|abdal|abdol|abdoul)(?=.{3})/, 'abd')
      .replace(/^[yj]e(?=.{3})/, 'e');
  });
}

/** Consonants that transliterations take for one another, written as one. */
function consonants(word: string): string {
  return word
    .replace(/tsch|tch|tsh|sch|sh|ch/g, 'S')
    .replace(/dzh|dj|zh|j/g, 'J')
    .replace(/kh|gh|ck|q|x|g|c/g, 'k')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v');
}

/** Words whose skeletons are remembered: names share most of theirs. */
const MAX_REMEMBERED = 50_000;
const skeletons = new Map<string, string>();

function skeletonOf(word: string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  const skeleton = makeSkeleton(word);
  if (skeletons.size >= MAX_REMEMBERED) skeletons.clear();
  skeletons.set(word, skeleton);
  return skeleton;
}

function makeSkeleton(word: string): string {
  const mapped = consonants(word)
    .replace(/[ou]+v(?=[^aeiouy])/g, 'u')
    .replace(/av(?=[^aeiouy])/g, 'a');
  const first = /^[aeiouy]/.test(mapped) ? 'A' : '';
  const bare = mapped.replace(/[aeiouy]/g, '').replace(/(?<=.)h/g, '');
  return (first + bare).replace(/(.)\1+/g, '$1');
}

/** Stands in flat keys for "kh", which no other consonant is written as there. */
const KH = 'q';

function flatOf(word: string): string {
  return consonants(word.replaceAll('kh', '\0'))
    .replaceAll('\0', KH)
    .replace(/ou|oo/g, 'u')
    .replace(/ei|ey|ay|ai|ie|ee|iy|y/g, 'i')
    .replace(/o/g, 'u')
    .replace(/e/g, 'i')
    .replace(/(?<=.)h/g, '')
    .replace(/(.)\1+/g, '$1');
}

/**
 * The consonant skeleton of a name, the same for all its transliterations: a key to look variants
 * up by, never a proof. Empty when it is too short to mean anything.
 */
export function skeletonKey(name: string): string {
  const words = variantWords(name);
  if (words.length < 2) return '';
  const key = words.map(skeletonOf).join('');
  return key.length < MIN_SKELETON ? '' : key;
}

/** The consonants and vowel classes of a full name: what `skeletonKey`'s finds are compared by. */
export function flatKey(name: string): string {
  return variantWords(name).map(flatOf).join(' ');
}

/**
 * Whether two full names (two words and more each) are transliterations of one: equal skeletons,
 * similar sounds, word by word where they have as many words. Never true for single words.
 */
export function areVariants(left: string, right: string): boolean {
  const key = skeletonKey(left);
  if (key === '' || key !== skeletonKey(right)) return false;
  return areSimilarFlats(flatKey(left), flatKey(right));
}

/** Whether the flat keys of two names with equal skeletons are near enough. */
export function areSimilarFlats(left: string, right: string): boolean {
  const x = left.replaceAll(KH, 'k').split(' ');
  const y = right.replaceAll(KH, 'k').split(' ');
  if (similarity(x.join(''), y.join('')) < NAME_SIMILARITY) return false;
  if (consonantsOf(x).length !== consonantsOf(y).length) return false;
  const vowels = vowelDistance(x.join(' '), y.join(' '));
  // "Khamenei" is no "Kamani": where "kh" stands for "k", nothing else may differ.
  if (vowels > (khsIn(left) === khsIn(right) ? MAX_VOWELS : 0)) return false;
  if (isNisba(x.at(-1) ?? '', y.at(-1) ?? '')) return false;
  if (x.length !== y.length) return true;
  return x.every((word, i) => {
    const other = y[i] ?? '';
    if (word === other) return true;
    if (word.length < MIN_WORD && other.length < MIN_WORD) return false;
    return skeletonOf(word) === skeletonOf(other) && similarity(word, other) >= WORD_SIMILARITY;
  });
}

function khsIn(flat: string): number {
  return flat.split(KH).length;
}

/** Those of a skeleton, where "Rasoulallah" has one more than "Rasouli"; "v" may stand for a vowel. */
function consonantsOf(words: readonly string[]): string {
  return words
    .join('')
    .replace(/(.)\1+/g, '$1')
    .replace(/[aiuv]/g, '');
}

/** "Hosseini" and "Dehqani" are other families than "Hossein" and "Dehqan". */
function isNisba(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return long.endsWith('i') && /[^aiu]$/.test(short) && /[^aiu]i$/.test(long);
}

/**
 * How far the vowels of two flat keys are apart: 1 for each place where they differ, more where an
 * "a" stands for an "u", as in Khamenei and Khomeini, which are two names.
 */
function vowelDistance(left: string, right: string): number {
  const x = left.split(/[^aiu]/);
  const y = right.split(/[^aiu]/);
  if (x.length !== y.length) return 1;
  let distance = 0;
  for (const [i, vowels] of x.entries()) {
    const other = y[i] ?? '';
    if (vowels === other) continue;
    const opposed = (vowels === 'a' && other === 'u') || (vowels === 'u' && other === 'a');
    distance += opposed ? MAX_VOWELS + 1 : 1;
  }
  return distance;
}

/** Jaro-Winkler similarity, 0 to 1. */
export function similarity(left: string, right: string): number {
  if (left === right) return 1;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken: boolean[] = [];
  const matched: string[] = [];
  for (let i = 0; i < left.length; i++) {
    const end = Math.min(right.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (taken[j] || left[i] !== right[j]) continue;
      taken[j] = true;
      matched.push(left[i] ?? '');
      break;
    }
  }
  if (matched.length === 0) return 0;
  const others = Array.from(right).filter((_, j) => taken[j]);
  const swaps = matched.filter((unit, i) => unit !== others[i]).length / 2;
  const m = matched.length;
  const jaro = (m / left.length + m / right.length + (m - swaps) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
