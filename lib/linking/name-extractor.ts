import type { ArchiveId } from '@/lib/model/archive';
import type { DocumentDate } from '@/lib/model/document';
import type { EntityId, PublisherEntity } from '@/lib/model/entity';
import type { RowSink } from '@/lib/model/segment';
import { TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { spread, stepA } from '@/lib/text/word-hash';
import { assembleEntities, prepareEntities, type PreparedEntities } from './assemble-entities';
import type { PreviousNames } from './carry-ids';
import { collectRuns } from './collect-runs';
import type { ExtractedEntity } from './extracted-entity';
import { noFurniture, noteFurniture } from './furniture-counts';
import { gatherNames } from './gather-names';
import { KnownPieces } from './known-pieces';
import { mergeNames } from './merge-names';
import { packDate } from './packed-date';
import { RunArchive, type RunSource } from './run-archive';
import { RunWriter } from './run-writer';
import type { SmallPairs } from './small-pairs';
import { SurfaceFacts } from './surface-facts';
import { tailHashes } from './tail-hashes';
import { WordStatistics } from './word-statistics';
import { encodeWordTable, MAX_WORDS } from './word-table';

/** A document to be read for names. */
export type NamedDocument = {
  readonly docnum: number;
  readonly title: string;
  /** Its cleaned text. */
  readonly text: string;
  readonly date?: DocumentDate;
};

/** Reads the documents of one segment for names; nothing of their text is kept but candidate runs. */
export type NameReader = {
  /** Reads the next document. */
  add(document: NamedDocument): Promise<void>;
  /** Takes what a document of another segment had added to `statistics` away again. */
  subtract(document: Pick<NamedDocument, 'text'>): void;
  /** Writes what is left; returns how many rows of part `statistics` there are. */
  finish(): Promise<number>;
  /** How the archive writes each word: starts with what it was made with. */
  readonly statistics: WordStatistics;
};

/**
 * A reader that writes the runs of a segment's documents to `sink`.
 *
 * @param statistics of the documents that the archive has besides; none when left out
 */
export function createNameReader(sink: RowSink, statistics = new WordStatistics()): NameReader {
  const writer = new RunWriter(sink);
  const tokens = new TokenList();
  return {
    statistics,
    async add({ docnum, title, text, date }) {
      scanTokens(title, tokens);
      const runs = collectRuns(writer.words, tokens, true);
      const heading = printOf(tokens);
      scanTokens(text, tokens);
      statistics.add(tokens);
      for (const run of collectRuns(writer.words, tokens, false)) runs.push(run);
      await writer.add({
        docnum,
        print: spread(stepA(heading, printOf(tokens))),
        date: packDate(date),
        tail: tailHashes(tokens),
        runs,
        phrases: [],
      });
    },
    subtract({ text }) {
      statistics.add(scanTokens(text, tokens), -1);
    },
    async finish() {
      await writer.finish();
      return writer.rows;
    },
  };
}

function printOf(tokens: TokenList): number {
  let print = tokens.length;
  for (let i = 0; i < tokens.length; i++) print = stepA(print, tokens.hashA[i] ?? 0);
  return print;
}

/** What names are found from. */
export type ExtractionInput = {
  readonly archive: ArchiveId;
  /** The runs of all segments of the generation. */
  readonly sources: readonly RunSource[];
  /** The statistics of all its live documents: taken over, and empty afterwards. */
  readonly statistics: WordStatistics;
  readonly publisherEntities?: readonly PublisherEntity[];
  /** The names of the generation before: entities keep their ids. */
  readonly previous?: PreviousNames;
  readonly signal?: AbortSignal;
};

/** The names of a generation. */
export type FoundNames = {
  /** Its entities, those in most documents first, made one by one. To be called once. */
  entities(): Iterable<ExtractedEntity>;
  /** Its commonest words with how it writes them, without furniture: the payload of a word table. */
  readonly words: Uint8Array;
  /** Ids of entities before that went into others: id → number of the entity. */
  readonly redirects: ReadonlyMap<EntityId, number>;
};

/**
 * Finds the names of a generation. Reads runs and statistics, never
 * text: the same documents give the same entities, in whatever segments and order they are.
 */
export async function findNames(input: ExtractionInput): Promise<FoundNames> {
  const { archive, publisherEntities = [], signal } = input;
  const runs = await RunArchive.open(input.sources, signal);
  const { words, ...gathered } = await gather(runs, input.statistics);
  signal?.throwIfAborted();
  const merged = mergeNames({ ...gathered, publisherEntities });
  const { documents, titles } = runs;
  const all = { archive, documents, titles, ...gathered, merged, publisherEntities };
  const prepared = await prepareEntities(all, input.previous);
  const { redirects } = prepared.carried;
  return {
    words,
    // Made when they are written: a quarter of a million of them are not kept until then.
    entities: () => assembleEntities(prepared),
    redirects: numbered(prepared, redirects),
  };
}

/** Gathers the names of `runs`; what only that needs is given back when it is done. */
async function gather(runs: RunArchive, statistics: WordStatistics): Promise<Gathered> {
  const facts = new SurfaceFacts(runs.surfaces, statistics);
  const known = new KnownPieces();
  const furniture = noFurniture();
  for await (const { documents } of runs.read()) {
    for (const document of documents) {
      for (const run of document.runs) known.add(facts, run);
      for (const run of document.furniture) noteFurniture(furniture, facts, run);
    }
  }
  facts.settle(statistics, furniture);
  const words = encodeWordTable(statistics.commonest(furniture, MAX_WORDS));
  const { pairs } = statistics;
  statistics.clear();
  const gathered = await gatherNames(runs, facts, known);
  runs.forgetRows();
  return { facts, words, pairs, ...gathered };
}

/** What is known before names are merged. */
type Gathered = Awaited<ReturnType<typeof gatherNames>> & {
  readonly facts: SurfaceFacts;
  readonly words: Uint8Array;
  readonly pairs: SmallPairs;
};

/** Redirects by the numbers of the entities that they lead to. */
function numbered(
  { drafts }: PreparedEntities,
  redirects: ReadonlyMap<EntityId, number>,
): ReadonlyMap<EntityId, number> {
  if (redirects.size === 0) return redirects;
  const numbers = new Map(Array.from(drafts.roots, (root, number) => [root, number]));
  return new Map(Array.from(redirects, ([id, root]) => [id, numbers.get(root) ?? 0]));
}
