import type { ArchiveId } from '@/lib/model/archive';
import type { DocumentDate } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';
import { TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { assembleEntities } from './assemble-entities';
import { collectRuns } from './collect-runs';
import type { ExtractedEntity } from './extracted-entity';
import { Furniture } from './furniture';
import { gatherNames } from './gather-names';
import { mergeNames } from './merge-names';
import { RunStore } from './run-store';
import { SurfaceFacts } from './surface-facts';
import { WordStatistics, type CountedWord } from './word-statistics';

/** A document to be read for names. */
type NamedDocument = {
  /** Index of its segment in the generation. */
  readonly segment: number;
  readonly docnum: number;
  readonly title: string;
  /** Its cleaned text. */
  readonly text: string;
  /** BCP 47 or `und`. */
  readonly language: string;
  readonly date?: DocumentDate;
};

/** What a rebuild needs besides the documents. */
type FinishOptions = {
  readonly archive: ArchiveId;
  readonly publisherEntities?: readonly PublisherEntity[];
  readonly signal?: AbortSignal;
};

/** Reads documents for names and decides, when all are read, what they name. */
export type NameExtractor = {
  /** Reads one document; nothing of its text is kept but candidate runs. */
  add(document: NamedDocument): void;
  /** The entities, those in most documents first. To be called once. */
  finish(options: FinishOptions): Iterable<ExtractedEntity>;
  /** How the archive writes each word; complete after `finish`. */
  readonly statistics: WordStatistics;
  /** The words of the archive with how it writes them; complete after `finish`. */
  words(): Iterable<CountedWord>;
};

/** An extractor for one generation of an archive. */
export function createNameExtractor(): NameExtractor {
  const statistics = new WordStatistics();
  const furniture = new Furniture();
  const store = new RunStore();
  const tokens = new TokenList();
  return {
    statistics,
    words: () => statistics.words(),
    add(document) {
      scanTokens(document.title, tokens);
      const inTitle = collectRuns(store, tokens, true);
      scanTokens(document.text, tokens);
      statistics.add(tokens);
      furniture.add(tokens);
      const { segment, docnum, date } = document;
      store.add({ segment, docnum, date }, [...inTitle, ...collectRuns(store, tokens, false)]);
    },
    finish({ archive, publisherEntities = [], signal }) {
      furniture.subtractFrom(statistics);
      signal?.throwIfAborted();
      const facts = new SurfaceFacts(store, statistics);
      const { names, context } = gatherNames(store, facts, furniture);
      signal?.throwIfAborted();
      const merged = mergeNames({ facts, names, context, publisherEntities });
      return assembleEntities({ archive, store, facts, names, context, merged, publisherEntities });
    },
  };
}
