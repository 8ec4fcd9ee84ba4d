import type { LibraryView } from '@/lib/model/segment';
import type { ArchiveDocument } from '@/lib/model/document';
import { parseQuery } from '@/lib/retrieval/parse-query';
import { searchView } from '@/lib/retrieval/search';
import { readDocuments } from '@/lib/segment/document-blocks';

/** What a query asks, and whether its last word is still being typed. */
export type AskedWords = { readonly text: string; readonly typing: boolean };

/**
 * Stage one's answers to `queries`, exactly, with ids of documents for their places: the same on
 * however busy a machine.
 */
export async function stageOne(
  view: LibraryView,
  queries: readonly AskedWords[],
  limit = 50,
): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const { text, typing } of queries) {
    const found = await searchView(view, parseQuery(text), {
      limit,
      typing,
      phraseMs: Infinity,
    });
    const hits: unknown[] = [];
    for (const { generation, segment, docnum, score, terms, match } of found.hits) {
      const reader = view.generations[generation]?.segments[segment];
      const [document] = reader ? await readDocuments(reader, [docnum]) : [];
      const matched = Object.entries(match).toSorted(([a], [b]) => (a < b ? -1 : 1));
      hits.push([document?.id, score, terms.toSorted(), matched]);
    }
    answers.push({ text, total: found.total, approximate: found.approximate, hits });
  }
  return answers;
}

/** Queries of every kind, made of words of `documents`; the same for the same `random`. */
export function someQueries(
  documents: readonly ArchiveDocument[],
  count: number,
  random: () => number,
): AskedWords[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const words = (): string[] => pick(documents).text.match(/\p{L}{2,}/gu) ?? ['harbour'];
  const word = (): string => pick(words());
  const inARow = (length: number): string => {
    const all = words();
    const at = Math.floor(random() * Math.max(1, all.length - length));
    return all.slice(at, at + length).join(' ');
  };
  const kinds: readonly (() => string)[] = [
    word,
    () => `${word()} ${word()}`,
    () => inARow(3),
    () => `"${inARow(2)}"`,
    () => `${word()} -${word()}`,
    () => word().slice(0, 3),
    () => word().replace(/.$/u, 'q'),
    () => Array.from({ length: 6 }, word).join(' '),
    () => pick(documents).title,
  ];
  return Array.from({ length: count }, (_, n) => ({
    text: kinds[n % kinds.length]?.() ?? '',
    typing: random() < 0.3,
  }));
}
