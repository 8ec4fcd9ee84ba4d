import type { ArchiveDocument } from '@/lib/model/document';
import { forEachTerm } from '@/lib/text/analyse';

/** The words of a phrase in comparison form, unstemmed: a phrase means the very forms. */
export function phraseWords(phrase: string): readonly string[] {
  const words: string[] = [];
  forEachTerm(phrase, 'none', (word) => words.push(word));
  return words;
}

/** Whether each of `phrases` stands, word for word, in the title or in one cleaned span. */
export function containsPhrases(
  document: Pick<ArchiveDocument, 'title' | 'text' | 'cleaned'>,
  phrases: readonly (readonly string[])[],
): boolean {
  const missing = new Set(phrases.filter((phrase) => phrase.length > 0));
  const texts = [
    document.title,
    ...document.cleaned.map((span) => document.text.slice(span.start, span.end)),
  ];
  for (const text of texts) {
    if (missing.size === 0) break;
    const words = phraseWords(text);
    for (const phrase of missing) if (indexOfPhrase(words, phrase) >= 0) missing.delete(phrase);
  }
  return missing.size === 0;
}

function indexOfPhrase(words: readonly string[], phrase: readonly string[]): number {
  return words.findIndex((_, i) => phrase.every((word, k) => words[i + k] === word));
}
