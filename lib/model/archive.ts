import type { Brand } from '@/lib/base/brand';

/** Random 128 bits as 32 lower-case hex digits; names an archive for ever. */
export type ArchiveId = Brand<string, 'ArchiveId'>;

/** Where an archive comes from and what may be done with it, as its publisher says. */
export type ArchiveInfo = {
  readonly id: ArchiveId;
  /** What people call it, 1 to 200 characters. */
  readonly name: string;
  readonly description?: string;
  readonly publisher?: string;
  /** A licence's name or SPDX expression. */
  readonly licence?: string;
  /** How old its statements are, in words: "as of 2015". Shown wherever the archive speaks. */
  readonly edition?: string;
  readonly homepage?: string;
  /** Where its publisher keeps the list of its versions; https. */
  readonly updates?: string;
};

const ARCHIVE_ID = /^[0-9a-f]{32}$/;

/** Whether `text` has the form of an archive id. */
export function isArchiveId(text: string): text is ArchiveId {
  return ARCHIVE_ID.test(text);
}

/** A new archive id from 16 random bytes. */
export function archiveIdFrom(bytes: Uint8Array): ArchiveId {
  const hex = Array.from(bytes.subarray(0, 16), (b) => b.toString(16).padStart(2, '0')).join('');
  if (!isArchiveId(hex)) throw new RangeError('Backfile: an archive id needs 16 bytes');
  return hex;
}
