import type { DocumentKey } from './document';
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

/** What the reader keeps beside archives: it belongs to none of them. */
export type Kept = KeptPin | KeptNote | KeptSearch | KeptStep;
export type KeptKind = Kept['kind'];
/** What is kept of one kind. */
export type KeptOf<K extends KeptKind> = Extract<Kept, { kind: K }>;

/** Most steps of the trail; the oldest go first. */
export const MAX_STEPS = 2_000;
/** Longest note, characters; longest tag; most tags of a document. */
export const MAX_NOTE_CHARS = 20_000;
export const MAX_TAG_CHARS = 60;
export const MAX_TAGS = 20;

/** The id of the one thing of `kind` that `what` tells apart. */
export function keptId(kind: KeptKind, what: string): KeptId {
  return `${kind} ${what}` as KeptId;
}

/** The id of the pin of an excerpt. */
export function pinId({ document, start }: Pick<Excerpt, 'document' | 'start'>): KeptId {
  return keptId('pin', `${start} ${document.key}`);
}
