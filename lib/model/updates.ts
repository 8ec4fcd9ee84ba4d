import type { ArchiveId } from './archive';
import type { AddedCounts } from './segment';

/** How often an archive's address is asked by itself. */
export const UPDATE_SCHEDULES = ['off', 'daily', 'weekly'] as const;
export type UpdateSchedule = (typeof UPDATE_SCHEDULES)[number];

/** How the reader keeps an archive up to date. It is there once they agreed to ask its address. */
export type UpdateChoice = {
  /** Where the list of versions is. Nothing but this very address, and files of its origin, is asked. */
  readonly address: string;
  readonly schedule: UpdateSchedule;
  /** Whether what is found is fetched and imported by itself too. */
  readonly byItself?: boolean | undefined;
  /** ms since 1970 of the last time that the address was asked. */
  readonly askedAt?: number | undefined;
  /** A newer version that was found and is not imported yet. */
  readonly found?: number | undefined;
  /** How often it was tried by itself to import what was found. */
  readonly tries?: number | undefined;
  /** What stood in the way the last time, in a sentence. */
  readonly problem?: string | undefined;
};

/** What updates brought into an archive since its reader said that they had seen it. */
export type ArchiveNews = AddedCounts & {
  /** The version that was seen. */
  readonly since: number;
};

/** A file of a list of versions that is to be fetched. */
export type OfferedFile = {
  /** Absolute, of the list's own origin. */
  readonly url: string;
  readonly sequence: number;
  /** Of a step: the version that it builds on. */
  readonly base?: number | undefined;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly signer?: string | undefined;
};

/** A newer version, and what has to be fetched to have it. */
export type UpdateOffer = {
  readonly archive: ArchiveId;
  readonly name: string;
  /** Where the list is. */
  readonly address: string;
  readonly have: number;
  readonly sequence: number;
  /** Steps one after the other, or one whole bundle. */
  readonly files: readonly OfferedFile[];
  /** Fetched instead when a step does not fit. */
  readonly whole?: OfferedFile | undefined;
  /** Of `files`. */
  readonly bytes: number;
};

/** What the list of versions says; no offer when there is nothing newer. */
export type UpdateCheck = { readonly newest: number; readonly offer?: UpdateOffer };

/** Files of an offer, checked against their hashes; to be imported one after the other. */
export type FetchedUpdate = {
  readonly offer: UpdateOffer;
  readonly files: readonly Blob[];
  /** Fetched when one of `files` does not fit after all. */
  readonly whole?: OfferedFile | undefined;
};
