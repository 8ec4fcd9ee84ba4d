import type { ArchiveDocument, DocumentKey } from './document';
import type { EntityRef } from './entity';
import type { Excerpt } from './excerpt';

/** Id of something kept: its kind, a blank, and what tells it from others of its kind. */
export type KeptId = string & { readonly keptId: unique symbol };

/** What all that is kept has. */
type Stamp = {
  readonly id: KeptId;
  /** ms since 1970. */
  readonly at: number;
};

/** An excerpt that the reader pinned. It is whole: it outlives its archive. */
export type KeptPin = Stamp & {
  readonly kind: 'pin';
  readonly excerpt: Pick<Excerpt, 'document' | 'text' | 'marks' | 'start'>;
  readonly archiveName: string;
  readonly edition?: string | undefined;
};

/** What the reader wrote on a document. */
export type KeptNote = Stamp & {
  readonly kind: 'note';
  readonly document: DocumentKey;
  /** The document's title, for lists. */
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
};

/** A search that the reader saved. */
export type KeptSearch = Stamp & { readonly kind: 'search'; readonly query: string };

/** A step of the reader's trail: a search that led on, a name or a document that was opened. */
export type KeptStep = Stamp & {
  readonly kind: 'step';
  /** The query, the name, or the document's title. */
  readonly words: string;
} & (
    | { readonly did: 'search' }
    | { readonly did: 'entity'; readonly ref: EntityRef }
    | { readonly did: 'document'; readonly document: DocumentKey }
  );

/** A page as the browser showed it when it was saved, not yet read. */
export type TakenPage = {
  /** Its address, without what leads into it. */
  readonly address: string;
  /** What its tab says. */
  readonly title: string;
  /** Its markup; empty where the browser lets nobody see it. */
  readonly html: string;
  /** The words that were selected, when those alone are saved. */
  readonly selection?: string;
};

/** What is still to be done to a clipping's document in its archive. */
export type ClippingChange = {
  /** Tells this change from a later one of the same clipping. */
  readonly token: string;
  /** It was tried and could not be made: it is tried again with the next change. */
  readonly isStuck?: boolean;
} & (
  | { readonly do: 'take'; readonly page: TakenPage }
  /** As it was before it was deleted. */
  | { readonly do: 'put'; readonly document: ArchiveDocument }
  /** The clipping's own title is the document's. */
  | { readonly do: 'rename' }
  | { readonly do: 'remove' }
);

/** A page or a selection that the reader saved. Its text is a document of the archive of clippings. */
export type KeptClipping = Stamp & {
  readonly kind: 'clipping';
  readonly document: DocumentKey;
  readonly title: string;
  /** The title is the reader's, not the page's. */
  readonly isNamed?: boolean;
  /** Of the page that it was saved from. */
  readonly address: string;
  readonly source?: string;
  readonly date?: ArchiveDocument['date'];
  /** Absent when the archive has it as it is. */
  readonly change?: ClippingChange;
};

/** What the reader keeps beside archives: it belongs to none of them, but for clippings. */
export type Kept = KeptPin | KeptNote | KeptSearch | KeptStep | KeptClipping;
export type KeptKind = Kept['kind'];
/** What is kept of one kind. */
export type KeptOf<K extends KeptKind> = Extract<Kept, { kind: K }>;

/** Where the archive of clippings says that it comes from; no file is called that. */
export const CLIPPINGS_ORIGIN = 'clippings:';
/** Most steps of the trail; the oldest go first. */
export const MAX_STEPS = 2_000;
/** Longest note, characters; longest tag; most tags of a document. */
export const MAX_NOTE_CHARS = 20_000;
export const MAX_TAG_CHARS = 60;
export const MAX_TAGS = 20;
/** Longest markup of a page, and longest selection, that is saved, characters. */
export const MAX_TAKEN_CHARS = 8_000_000;
export const MAX_SELECTION_CHARS = 1_000_000;

/** The id of the one thing of `kind` that `what` tells apart. */
export function keptId(kind: KeptKind, what: string): KeptId {
  return `${kind} ${what}` as KeptId;
}

/** The id of the pin of an excerpt. */
export function pinId({ document, start }: Pick<Excerpt, 'document' | 'start'>): KeptId {
  return keptId('pin', `${start} ${document.key}`);
}
