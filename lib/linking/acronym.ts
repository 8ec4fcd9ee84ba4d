import { fold } from '@/lib/text/fold';

/** Small words whose initial an acronym may leave out. */
const SMALL = new Set('of for the and on in to de la al el du des'.split(' '));

/** Whether `letters` are made of the initials of `name`'s words, with or without its small ones. */
export function isAcronymOf(letters: string, name: string): boolean {
  const plain = fold(letters);
  if (plain.length < 2) return false;
  let all = '';
  let large = '';
  for (const word of name.split(/[\s\-–&]+/)) {
    const folded = fold(word);
    if (folded === '') continue;
    const first = folded.charAt(0);
    if (folded !== 'the') all += first;
    if (!SMALL.has(folded)) large += first;
  }
  if (large.length < 2) return false;
  if (plain === all || plain === large) return true;
  // "ISESCO", "UNESCO": every large initial, in order, from the first letter on.
  return plain.startsWith(large.charAt(0)) && plain.length >= 3 && holdsInOrder(plain, large);
}

function holdsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const unit of text) if (unit === wanted[at]) at++;
  return at === wanted.length;
}
