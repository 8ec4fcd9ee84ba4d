/**
 * Sorted words in little room (front coding, Witten, Moffat and Bell, "Managing Gigabytes"): each as
 * a capital that tells how many letters it has of the word before, A for none, and the rest.
 *
 * @param words sorted, in small letters
 */
export function frontCode(words: readonly string[]): string {
  let before = '';
  let coded = '';
  for (const word of words) {
    let same = 0;
    while (same < MOST_SHARED && same < before.length && before[same] === word[same]) same++;
    coded += String.fromCharCode(NONE + same) + word.slice(same);
    before = word;
  }
  return coded;
}

/** The words of `coded`, in order; line breaks between them mean nothing. */
export function frontDecode(coded: string): string[] {
  const words: string[] = [];
  let before = '';
  for (const [part] of coded.matchAll(/[A-Z][^A-Z\s]*/g)) {
    before = before.slice(0, part.charCodeAt(0) - NONE) + part.slice(1);
    words.push(before);
  }
  return words;
}

/** "A". */
const NONE = 65;
/** "Z". */
const MOST_SHARED = 25;
