import type { Result } from '@/lib/base/result';
import type { ArchiveRow, ImportPreview, ImportProblem } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type { FetchedUpdate, UpdateCheck, UpdateChoice, UpdateOffer } from '@/lib/model/updates';
import type { ImportOptions, ImportOutcome } from './library-client';

/** What the library page asks about updates. Only `check`, `fetch` and `import` go to the network. */
export type UpdatesClient = {
  /** Why `address` would not be asked, in a sentence; undefined when it may be. */
  refusal(row: ArchiveRow, address: string): string | undefined;
  /** Has the browser let Backfile ask the address; to be called straight from a click. */
  allow(address: string): Promise<boolean>;
  /** Keeps what the reader chose; without a choice the archive is not updated from anywhere. */
  choose(id: ArchiveId, choice: UpdateChoice | undefined): Promise<unknown>;
  check(
    row: ArchiveRow,
    address: string,
    signal: AbortSignal,
  ): Promise<Result<UpdateCheck, ImportProblem>>;
  fetch(
    offer: UpdateOffer,
    options: { readonly onBytes: (bytes: number) => void; readonly signal: AbortSignal },
  ): Promise<Result<FetchedUpdate, ImportProblem>>;
  preview(update: FetchedUpdate): Promise<Result<ImportPreview, ImportProblem>>;
  /** @param acceptedKey a new signer's key that a person said is right */
  import(
    update: FetchedUpdate,
    options: ImportOptions,
    acceptedKey?: string,
  ): Promise<Result<ImportOutcome, ImportProblem>>;
};
