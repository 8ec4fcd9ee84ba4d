// Random queries of every kind, asked of the searched rows and of one MiniSearch that holds everything.
import type { ArchiveDocument } from '@/lib/model/document';
import type { LibraryView } from '@/lib/model/segment';
import type { DocumentFilter } from '@/lib/retrieval/document-filter';
import { openLiveView } from '@/lib/retrieval/live-segments';
import type { Leaf, QueryNode } from '@/lib/retrieval/plan-query';
import { prepareRanking, type DocumentBoost } from '@/lib/retrieval/rank-documents';
import { readDates } from '@/lib/segment/columns';
import { readDocuments } from '@/lib/segment/document-blocks';
import { analyse } from '@/lib/text/analyse';
import type { CanonicalIndex } from './canonical-search';
import { archiveOf, type Corpus, type Given } from './corpus';
import { newsDocument, newsWord, nameOf, randomFrom } from './generated-news';

/** A random query and how it is asked. */
type Asked = {
  readonly kind: string;
  readonly node: QueryNode;
  readonly limit: number;
  readonly filter?: { readonly name: string; readonly of: DocumentFilter; readonly keeps: Keeps };
  readonly isBoosted: boolean;
};
type Keeps = (document: ArchiveDocument, archive: number) => boolean;

/** What was compared, and what differed. */
export type EqualityReport = {
  readonly queries: number;
  readonly nonEmpty: number;
  /** Queries whose answer was cut: documents were left out before MiniSearch scored. */
  readonly cut: number;
  readonly approximate: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** The first few differences, in words. */
  readonly differences: readonly string[];
};

/** A corpus of two archives and five segments; every ninth document no longer counts. */
export function newsCorpus(documents: number, words = 60): Corpus {
  const given = Array.from({ length: documents }, (_, n): Given => {
    const document = newsDocument(n, words);
    const language = n % 11 === 5 ? 'fr' : 'en';
    const { source: _source, ...unsigned } = document;
    return { document: { ...(n % 13 === 4 ? unsigned : document), language }, dead: n % 9 === 4 };
  });
  const cut = (from: number, to: number): Given[] =>
    given.slice(Math.floor(from * documents), Math.floor(to * documents));
  return [
    [cut(0, 0.35), cut(0.35, 0.5), cut(0.5, 0.55)],
    [cut(0.55, 0.9), cut(0.9, 1)],
  ];
}

/** Asks `count` random queries of both and compares documents, order, scores, matches and totals. */
export async function compareAnswers(
  { corpus, view, canonical }: { corpus: Corpus; view: LibraryView; canonical: CanonicalIndex },
  count: number,
  seed = 1,
): Promise<EqualityReport> {
  const live = await openLiveView(view);
  const places = new Map(
    corpus.flatMap((segments, archive) =>
      segments
        .flat()
        .map(({ document }) => [`${archiveOf(archive)}/${document.id}`, { document, archive }]),
    ),
  );
  const random = randomFrom(seed);
  const report = { nonEmpty: 0, cut: 0, approximate: 0 };
  const byKind: Record<string, number> = {};
  const differences: string[] = [];
  const idsOf = await segmentIds(view);
  const boostOf = (id: string): number => BOOSTS[hashOf(id) % BOOSTS.length] ?? 1;
  const boost: DocumentBoost = async (segment) => {
    const ids = idsOf.get(segment.reader) ?? [];
    return (docnum) => boostOf(ids[docnum] ?? '');
  };
  for (let i = 0; i < count; i++) {
    const asked = randomQuery(random);
    const { filter } = asked;
    const ranking = await prepareRanking(live, [asked.node], {
      ...(filter && { filter: filter.of }),
      ...(asked.isBoosted && { boost }),
    });
    byKind[asked.kind] = (byKind[asked.kind] ?? 0) + 1;
    if (ranking.isCut) {
      report.approximate++;
      continue;
    }
    const found = await ranking.best(0, asked.limit);
    const [node] = ranking.queries;
    if (!node) throw new Error('no query');
    const expected = canonical.answers(node, {
      ...(asked.isBoosted && { boostDocument: (key: string) => boostOf(key.slice(33)) }),
      ...(filter && {
        filter: ({ id }: { id: string }) => {
          const place = places.get(id);
          return place !== undefined && filter.keeps(place.document, place.archive);
        },
      }),
    });
    if (expected.length > 0) report.nonEmpty++;
    if (found.total > asked.limit) report.cut++;
    const mine = found.documents.map(({ segment, docnum, score, match }) => ({
      key: `${segment.archive}/${idsOf.get(segment.reader)?.[docnum]}`,
      score,
      match,
    }));
    const best = expected.slice(0, asked.limit);
    const problem =
      found.total === expected.length
        ? firstDifference(mine, best)
        : `total ${found.total}, not ${expected.length}`;
    if (problem && differences.length < 10)
      differences.push(`${asked.kind} ${JSON.stringify(node)} limit ${asked.limit}: ${problem}`);
  }
  return { queries: count, ...report, byKind, differences };
}

type Answer = { readonly key: string; readonly score: number; readonly match: object };

function firstDifference(mine: readonly Answer[], best: readonly Answer[]): string | undefined {
  if (mine.length !== best.length) return `${mine.length} hits, not ${best.length}`;
  for (const [i, hit] of mine.entries()) {
    const other = best[i];
    if (hit.key !== other?.key) return `place ${i}: ${hit.key}, not ${other?.key}`;
    if (!Object.is(hit.score, other.score)) return `place ${i}: ${hit.score}, not ${other.score}`;
    if (JSON.stringify(hit.match) !== JSON.stringify(other.match))
      return `place ${i}: matches ${JSON.stringify(hit.match)}, not ${JSON.stringify(other.match)}`;
  }
  return undefined;
}

const BOOSTS = [1, 0.5, 1.7, 0, 1];
const LIMITS = [3, 10, 10, 20, 100, 5_000];
const FILTERS: readonly NonNullable<Asked['filter']>[] = [
  { name: 'source', of: { source: (s) => s === 'wire' }, keeps: (d) => d.source === 'wire' },
  { name: 'kind', of: { kind: (k) => k === 'report' }, keeps: (d) => d.kind === 'report' },
  { name: 'language', of: { language: (l) => l === 'fr' }, keeps: (d) => d.language === 'fr' },
  {
    name: 'dates',
    of: { from: Date.UTC(2010, 0) / 60_000, until: Date.UTC(2015, 6) / 60_000 },
    keeps: (d) => d.date !== undefined && d.date.iso >= '2010-01-01' && d.date.iso < '2015-07-01',
  },
  { name: 'archive', of: { archive: (id) => id === archiveOf(1) }, keeps: (_, a) => a === 1 },
  {
    name: 'source and dates',
    of: { source: (s) => s !== 'Herald', from: Date.UTC(2012, 0) / 60_000 },
    keeps: (d) =>
      d.source !== undefined && d.source !== 'Herald' && (d.date?.iso ?? '') >= '2012-01-01',
  },
];

function randomQuery(random: () => number): Asked {
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const term = (rank: number): string => analyse(newsWord(rank), 'en')[0] ?? 'the';
  // Most words are common enough to be in many documents, some in all, some in none.
  const ranks = [() => below(12), () => below(400), () => below(3_000), () => 60 + below(200)];
  const aTerm = (): string => term(pick(ranks)());
  const leaf = (more: Partial<Leaf> = {}): Leaf => ({
    kind: 'leaf',
    term: aTerm(),
    prefix: false,
    edits: 0,
    ...more,
  });
  const leaves = (n: number): Leaf[] => Array.from({ length: n }, () => leaf());
  const name = (): Leaf[] => analyse(nameOf(below(40)), 'en').map((each) => leaf({ term: each }));
  const cut = (): string => aTerm().slice(0, 2 + below(3));
  const misspelt = (): string => {
    const right = term(300 + below(600));
    const at = 1 + below(Math.max(1, right.length - 1));
    return `${right.slice(0, at)}q${right.slice(at + below(2))}`;
  };
  const kinds: Record<string, () => QueryNode> = {
    'one term': () => leaf(),
    'a name': () => ({ kind: 'all', nodes: name() }),
    'all of 2 or 3': () => ({ kind: 'all', nodes: leaves(2 + below(2)) }),
    'any of 2 to 5': () => ({ kind: 'any', nodes: leaves(2 + below(4)) }),
    'any of more than 8': () => ({ kind: 'any', nodes: leaves(9 + below(40)) }),
    'all of more than 8': () => ({
      kind: 'all',
      nodes: Array.from({ length: 9 }, (_, i) => leaf({ term: term(i) })),
    }),
    not: () => ({ kind: 'but', nodes: [{ kind: 'any', nodes: leaves(3) }, ...leaves(2)] }),
    'a beginning': () => leaf({ term: cut(), prefix: true }),
    'a beginning and terms': () => ({
      kind: pick(['all', 'any']),
      nodes: [leaf(), leaf({ term: cut(), prefix: true })],
    }),
    misspelt: () => leaf({ term: misspelt(), edits: 1 + below(2) }),
    'misspelt and beginnings': () => ({
      kind: 'any',
      nodes: [leaf({ term: misspelt(), edits: 1, prefix: true }), leaf({ edits: 1 }), leaf()],
    }),
    'in titles': () => ({ kind: 'any', nodes: [leaf({ field: 'title' }), ...name()] }),
    'in titles alone': () => ({
      kind: pick(['all', 'any']),
      nodes: name().map((each) => ({ ...each, field: 'title' as const })),
    }),
    'the same twice': () => {
      const one = leaf();
      return { kind: 'any', nodes: [one, { ...one, field: 'text' }, leaf()] };
    },
    nested: () => ({
      kind: 'all',
      nodes: [
        { kind: 'any', nodes: leaves(3) },
        { kind: 'but', nodes: [{ kind: 'any', nodes: leaves(2) }, leaf({ prefix: true })] },
      ],
    }),
    'every document': () => ({ kind: 'but', nodes: [{ kind: 'every' }, leaf()] }),
  };
  const kind = pick(Object.keys(kinds));
  const filter = random() < 0.3 ? pick(FILTERS) : undefined;
  const isBoosted = random() < 0.2;
  const node = kinds[kind]?.() ?? leaf();
  return {
    kind: `${kind}${filter ? `, by ${filter.name}` : ''}${isBoosted ? ', boosted' : ''}`,
    node,
    limit: pick(LIMITS),
    isBoosted,
    ...(filter && { filter }),
  };
}

async function segmentIds(view: LibraryView): Promise<Map<unknown, readonly string[]>> {
  const ids = new Map<unknown, readonly string[]>();
  for (const reader of view.generations.flatMap((open) => open.segments)) {
    const { count } = await readDates(reader);
    const documents = await readDocuments(reader, Array.from({ length: count }).keys().toArray());
    ids.set(
      reader,
      documents.map((document) => document.id),
    );
  }
  return ids;
}

function hashOf(text: string): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0;
  return hash;
}
