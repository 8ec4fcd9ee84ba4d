import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '@/lib/base/result';
import { openBundle } from '@/lib/bundle/read-bundle';
import type { ImportProblem } from '@/lib/model/answers';
import type { FetchedUpdate, OfferedFile, UpdateOffer } from '@/lib/model/updates';
import { boundedBytes, requestProblem } from './bounded-bytes';
import { noSpace } from './import-problem';
import type { RequestUpdate } from './check-update';

/** What fetching needs of the world. */
export type FetchPorts = {
  readonly request: RequestUpdate;
  /** A new file to write to; those of earlier fetches may go. */
  readonly file: (name: string) => Promise<{
    readonly sink: WritableStream<Uint8Array>;
    file(): Promise<Blob>;
  }>;
  readonly freeSpace: () => Promise<number | undefined>;
};

/** How fetching is followed and ended. */
export type FetchOptions = {
  /** Hears the bytes that came so far. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/** Problems that another file would not solve. */
const FINAL: ReadonlySet<ImportProblem['kind']> = new Set(['cancelled', 'no-space', 'busy']);

/** Whether the whole bundle may do where a step did not. */
export function mayTryWhole(problem: ImportProblem): boolean {
  return !FINAL.has(problem.kind);
}

/**
 * Fetches the files of an offer and compares each with what the list says of it. Where a step does
 * not fit, the whole bundle is fetched instead.
 */
export async function fetchUpdate(
  offer: UpdateOffer,
  ports: FetchPorts,
  options: FetchOptions,
): Promise<Result<FetchedUpdate, ImportProblem>> {
  const files: Blob[] = [];
  let done = 0;
  for (const file of offer.files) {
    const before = done;
    const fetched = await fetchFile(offer, file, ports, {
      ...options,
      onBytes: (bytes) => options.onBytes(before + bytes),
    });
    if (!fetched.ok)
      return offer.whole && mayTryWhole(fetched.error)
        ? fetchWhole(offer, offer.whole, ports, options)
        : fetched;
    files.push(fetched.value);
    done += file.bytes;
  }
  return ok({ offer, files, whole: offer.whole });
}

/** Fetches the whole bundle of an offer. */
export async function fetchWhole(
  offer: UpdateOffer,
  whole: OfferedFile,
  ports: FetchPorts,
  options: FetchOptions,
): Promise<Result<FetchedUpdate, ImportProblem>> {
  const fetched = await fetchFile(offer, whole, ports, options);
  return fetched.ok ? ok({ offer, files: [fetched.value] }) : fetched;
}

async function fetchFile(
  offer: UpdateOffer,
  file: OfferedFile,
  ports: FetchPorts,
  { onBytes, signal }: FetchOptions,
): Promise<Result<Blob, ImportProblem>> {
  const free = await ports.freeSpace();
  if (free !== undefined && free < file.bytes) return err(noSpace(file.bytes, free));
  const answer = await ports.request(new URL(file.url), { maxBytes: file.bytes, signal });
  if (!answer.ok) return answer;
  const target = await ports.file(nameOf(file.url));
  const hash = sha256.create();
  let came = 0;
  const counting = boundedBytes(file.bytes, file.url, (chunk, bytes) => {
    hash.update(chunk);
    came = bytes;
    onBytes(bytes);
  });
  try {
    await answer.value.pipeThrough(counting).pipeTo(target.sink, { signal });
  } catch (error) {
    return err(requestProblem(error, file.url, signal));
  }
  if (came !== file.bytes || bytesToHex(hash.digest()) !== file.sha256)
    return err(otherFile(file.url, 'it is not the file that the list names'));
  const blob = await target.file();
  return (await checkFetched(offer, file, blob)) ?? ok(blob);
}

/** What is wrong with a fetched bundle, beside what every import checks. */
async function checkFetched(
  offer: UpdateOffer,
  file: OfferedFile,
  blob: Blob,
): Promise<Result<Blob, ImportProblem> | undefined> {
  const opened = await openBundle(blob);
  if (!opened.ok) return opened;
  const { manifest, manifestSha256, signer } = opened.value;
  const leadsTo = manifest.result?.manifestSha256 ?? manifestSha256;
  const fits =
    manifest.archive.id === offer.archive &&
    manifest.sequence === file.sequence &&
    manifest.base?.sequence === file.base &&
    leadsTo === file.manifestSha256 &&
    (file.signer === undefined || file.signer === signer);
  return fits
    ? undefined
    : err(otherFile(file.url, 'its archive, version or signature is not what the list says'));
}

function nameOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1)?.slice(0, 200) ?? '';
}

function otherFile(where: string, what: string): ImportProblem {
  return {
    kind: 'damaged',
    where,
    message: `The file that was fetched is another: ${what}. Nothing was changed; try again later, or ask the publisher.`,
  };
}
