import { fold } from '@/lib/text/fold';

/** Small words whose initial an acronym may leave out. */
const SMALL = new Set('of for the and on in to de la al el du des'.split(' '));

/** The folded initials of a name's words without "the": of all, and of all but the small ones. */
export function initialsOf(name: string): { readonly all: string; readonly large: string } {
  let all = '';
  let large = '';
  for (const word of name.split(/[\s\-–&]+/)) {
    const folded = fold(word);
    if (folded === '' || folded === 'the') continue;
    all += folded.charAt(0);
    if (!SMALL.has(folded)) large += folded.charAt(0);
  }
  return { all, large };
}

/** Whether `letters` are made of the initials of `name`'s words, with or without its small ones. */
export function isAcronymOf(letters: string, name: string): boolean {
  const plain = fold(letters);
  const { all, large } = initialsOf(name);
  if (plain.length < 2 || large.length < 2) return false;
  if (plain === all || plain === large) return true;
  // "ISESCO", "UNESCO": every large initial, in order, from the first letter on.
  return plain.startsWith(large.charAt(0)) && plain.length >= 3 && holdsInOrder(plain, large);
}

function holdsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const unit of text) if (unit === wanted[at]) at++;
  return at === wanted.length;
}
