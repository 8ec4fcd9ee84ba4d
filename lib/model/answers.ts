import type { ArchiveInfo } from './archive';
import type { CardAnswer } from './card';
import type { ArchiveDocument, DocumentHead, DocumentKey } from './document';
import type { Entity, EntityKind, EntityRef } from './entity';
import type { Excerpt } from './excerpt';
import type { ArchiveNews, UpdateChoice } from './updates';

/** The answer to a search. */
export type SearchAnswer = {
  /** Best first; one excerpt a document. */
  readonly hits: readonly {
    readonly excerpt: Excerpt;
    readonly score: number;
    /** What the score is the sum of; undefined for hits beyond those that are read. */
    readonly scoreParts?: Readonly<Record<string, number>>;
    /** Near-identical documents that it stands for. */
    readonly copies: number;
    readonly archiveName: string;
    readonly edition?: string;
  }[];
  /** How many documents match; at least so many when `approximate`. */
  readonly total: number;
  /** How many of them have every word of the query. */
  readonly complete: number;
  readonly approximate: boolean;
  /** The query was too long: only its first words were looked for. */
  readonly shortened?: true;
  /** Archives of which something could not be read, and was left out: their names. */
  readonly leftOut?: readonly string[];
  readonly tookMs: number;
};

/** A name found on a page, as lists show it. */
export type PageName = {
  readonly ref: EntityRef;
  readonly canonical: string;
  readonly kind: EntityKind;
  readonly archiveName: string;
  /** Documents of the archive that name it. */
  readonly documentCount: number;
  /** Mentions on the page. */
  readonly mentions: number;
};

/** What is listed of the page that a tab shows. */
export type PageList = {
  /** Best known first. */
  readonly names: readonly PageName[];
  /** What Backfile cost there so far, ms of main thread. */
  readonly totalMs: number;
};

/** What Backfile does on a page, in a word the popup can show. */
export type PageState =
  | {
      readonly kind: 'on';
      readonly host: string;
      readonly names: readonly PageName[];
      readonly totalMs: number;
    }
  | { readonly kind: 'off-here'; readonly host: string }
  | { readonly kind: 'off'; readonly host: string }
  | { readonly kind: 'no-access'; readonly host: string }
  /** A page of the browser itself, a store page, a PDF viewer. */
  | { readonly kind: 'cannot-run' }
  | { readonly kind: 'no-archive'; readonly host: string };

/** Another entity of the same archive, as lists show it. */
export type RelatedName = Pick<PageName, 'ref' | 'canonical' | 'kind' | 'documentCount'>;

/** What an archive knows of an entity, beside its documents. */
export type EntityPage = {
  readonly ref: EntityRef;
  readonly entity: Entity;
  readonly archive: ArchiveInfo;
  /** Documents per year, ascending by year; empty when no document is dated. */
  readonly years: CardAnswer['years'];
  /** Often named with it, the most often first. */
  readonly related: readonly RelatedName[];
};

/** Which documents of an entity are asked for. */
export type EntityDocumentsRequest = {
  readonly order: 'newest' | 'oldest';
  /** Calendar years (UTC), both counted in; undated documents are left out. */
  readonly years?: { readonly from: number; readonly to: number };
  /** How many to pass over, and how many to give at most. */
  readonly from: number;
  readonly count: number;
};

/** A part of an entity's documents, each with its best excerpt. */
export type EntityDocuments = {
  readonly excerpts: readonly Excerpt[];
  /** How many there are in all. */
  readonly total: number;
};

/** A document with what the reader shows around it. */
export type ReaderDocument = {
  readonly key: DocumentKey;
  readonly document: ArchiveDocument;
  readonly archive: ArchiveInfo;
};

/** What an archive has from right before and right after a document. */
export type TimeNeighbours = {
  readonly before?: DocumentHead;
  readonly after?: DocumentHead;
};

/** An archive as the library page lists it. */
export type ArchiveRow = {
  readonly archive: ArchiveInfo;
  readonly enabled: boolean;
  readonly isStarter: boolean;
  readonly sequence: number;
  readonly documents: number;
  readonly entities: number;
  readonly bytes: number;
  readonly importedAt: number;
  readonly origin: string;
  /** SHA-256 of the manifest of the version that it is. */
  readonly manifestSha256?: string;
  /** The key that signed it, 64 hex digits. */
  readonly signer?: string;
  /** ms since 1970 when it was put into the trash; undefined while it is in use. */
  readonly trashedAt?: number;
  /** How it is kept up to date; undefined until the reader agreed to ask an address. */
  readonly updates?: UpdateChoice;
  /** What updates brought that was not seen yet; undefined when there is nothing. */
  readonly news?: ArchiveNews;
};

/** Why an import ended without a new generation. */
export type ImportProblem = {
  /** What is wrong: stable, for code. */
  readonly kind:
    | 'not-a-bundle'
    | 'damaged'
    | 'too-large'
    | 'newer-format'
    | 'older-sequence'
    /** A delta that builds on another version. */
    | 'wrong-base'
    /** An update without the signature that the archive had, … */
    | 'unsigned'
    /** … or with another: a person must say that it is right. */
    | 'key-changed'
    | 'no-space'
    /** An address that does not answer, … */
    | 'unreachable'
    /** … or that is not asked. */
    | 'refused-address'
    | 'no-documents'
    | 'cancelled'
    | 'busy'
    | 'failed';
  /** Which part of the input: a file in the bundle and, where known, a line. */
  readonly where?: string;
  /** What, in a sentence, and what to do next; for people. */
  readonly message: string;
};

/** The stages of an import, in order. */
export type ImportStage = 'copying' | 'checking' | 'documents' | 'names' | 'finishing';

/** How far an import is. */
export type ImportProgress = {
  readonly stage: ImportStage;
  readonly documents: number;
  /** As the manifest says; undefined when unknown. */
  readonly expected?: number;
  /** Documents a second over the last seconds. */
  readonly rate: number;
  /** Seconds; undefined when unknown. */
  readonly secondsLeft?: number;
};

/** How an import goes that another page of ours makes. */
export type ImportNews = {
  /** What is imported. */
  readonly name: string;
  /** Left out until the first report. */
  readonly progress?: ImportProgress;
};

/** An import that was cut short, and whether it can go on. */
export type InterruptedImport = {
  readonly id: number;
  readonly name: string;
  readonly startedAt: number;
  readonly documents: number;
  /** Its source is still here: it can be resumed without being picked again. */
  readonly resumable: boolean;
};

/** What an update changes, in documents. */
export type UpdateCounts = {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Among the changed and the added: taken back by their publisher. */
  readonly retracted: number;
};

/** What an import will do, shown before it starts. */
export type ImportPreview = {
  readonly archive: ArchiveInfo;
  readonly documents: number;
  readonly bytes: number;
  readonly sequence: number;
  /** The archive's present sequence, when the library has it. */
  readonly replaces?: number;
  /** What an update changes, in documents. */
  readonly changes?: UpdateCounts;
  /** The key that signed it, 64 hex digits. */
  readonly signer?: string;
  /** The key that the library's version has, when it is another: a person must say that it is right. */
  readonly formerSigner?: string;
};
