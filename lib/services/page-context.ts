import { analyse } from '@/lib/text/analyse';

/** Most terms kept of a page. */
const MAX_TERMS = 60;
/** Most text that is read for them: the article, not its comments. */
const MAX_CHARS = 60_000;
/** Terms shorter than this are mostly function words. */
const MIN_TERM_CHARS = 4;
/** A term in more than this share of a page's running text is its furniture, or a function word. */
const MAX_SHARE = 0.03;

/** The index terms that stand out in a page's text, the most frequent first. */
export function contextTermsOf(text: string): readonly string[] {
  const counts = new Map<string, number>();
  const terms = analyse(text.slice(0, MAX_CHARS), 'und');
  for (const term of terms) {
    if (term.length >= MIN_TERM_CHARS) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const ceiling = Math.max(2, terms.length * MAX_SHARE);
  return [...counts]
    .filter(([, count]) => count >= 2 && count <= ceiling)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MAX_TERMS)
    .map(([term]) => term);
}
