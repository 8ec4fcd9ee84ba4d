import * as v from 'valibot';
import { err, ok, type Result } from '@/lib/base/result';
import { firstIssue } from '@/lib/bundle/bundle-schema';
import {
  checkFileAddress,
  checkUpdateAddress,
  type AddressOrigin,
} from '@/lib/bundle/update-address';
import {
  MAX_FEED_BYTES,
  planUpdate,
  updateFeedSchema,
  type UpdateFeed,
  type UpdateFile,
} from '@/lib/bundle/update-feed';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { OfferedFile, UpdateCheck } from '@/lib/model/updates';
import { boundedBytes, requestProblem } from './bounded-bytes';

/** Asks an address; the one way to the network. */
export type RequestUpdate = (
  url: URL,
  bounds: { readonly maxBytes: number; readonly signal: AbortSignal },
) => Promise<Result<ReadableStream<Uint8Array>, ImportProblem>>;

/** An archive, and the address that the reader agreed to ask. */
export type UpdateQuestion = {
  readonly row: Pick<ArchiveRow, 'archive' | 'sequence'>;
  readonly address: string;
  readonly origin: AddressOrigin;
};

/** Asks the address of an archive which versions there are, and plans what to fetch. */
export async function checkUpdate(
  { row, address, origin }: UpdateQuestion,
  request: RequestUpdate,
  signal: AbortSignal,
): Promise<Result<UpdateCheck, ImportProblem>> {
  const checked = checkUpdateAddress(address, origin);
  if (!checked.ok) return err(refused(address, checked.error));
  const list = checked.value;
  const answer = await request(list, { maxBytes: MAX_FEED_BYTES, signal });
  if (!answer.ok) return answer;
  const text = await read(answer.value, list, signal);
  if (!text.ok) return text;
  const feed = parseFeed(text.value, list);
  if (!feed.ok) return feed;
  const { id, name } = row.archive;
  if (feed.value.archive.id !== id)
    return err(refused(list.href, `The list is of another archive than “${name}”.`));
  return offerOf(feed.value, row, list);
}

async function read(
  body: ReadableStream<Uint8Array>,
  { href }: URL,
  signal: AbortSignal,
): Promise<Result<string, ImportProblem>> {
  try {
    return ok(await new Response(body.pipeThrough(boundedBytes(MAX_FEED_BYTES, href))).text());
  } catch (error) {
    return err(requestProblem(error, href, signal));
  }
}

function parseFeed(text: string, { href }: URL): Result<UpdateFeed, ImportProblem> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err(damagedList(href, 'it is not JSON'));
  }
  const parsed = v.safeParse(updateFeedSchema, json);
  return parsed.success ? ok(parsed.output) : err(damagedList(href, firstIssue(parsed.issues)));
}

function offerOf(
  feed: UpdateFeed,
  { archive, sequence: have }: UpdateQuestion['row'],
  list: URL,
): Result<UpdateCheck, ImportProblem> {
  const newest = feed.files.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  const planned = planUpdate(feed, have);
  const isSteps = planned[0]?.base !== undefined;
  const last = planned.at(-1);
  if (!last)
    return newest <= have
      ? ok({ newest })
      : err(
          damagedList(
            list.href,
            `version ${newest} is in it, but no file that leads there from version ${have}`,
          ),
        );
  const whole = isSteps
    ? feed.files.find(({ sequence, base }) => sequence === last.sequence && base === undefined)
    : undefined;
  const files: OfferedFile[] = [];
  for (const file of [...planned, ...(whole ? [whole] : [])]) {
    const url = checkFileAddress(file.url, list);
    if (!url.ok) return err(refused(file.url, url.error));
    files.push(offered(file, url.value));
  }
  const offer = {
    archive: archive.id,
    name: archive.name,
    address: list.href,
    have,
    sequence: last.sequence,
    files: files.slice(0, planned.length),
    ...(whole && { whole: files.at(-1) }),
    bytes: planned.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  return ok({ newest, offer });
}

function offered(file: UpdateFile, url: URL): OfferedFile {
  const { sequence, base, bytes, sha256, manifestSha256, signer } = file;
  return { url: url.href, sequence, base, bytes, sha256, manifestSha256, signer };
}

function refused(where: string, why: string): ImportProblem {
  return {
    kind: 'refused-address',
    where: where.slice(0, 200),
    message: `${why} Nothing was fetched, and nothing was changed.`,
  };
}

function damagedList(where: string, what: string): ImportProblem {
  return {
    kind: 'damaged',
    where,
    message: `The list of versions cannot be read (${what}). Ask its publisher; nothing was changed.`,
  };
}
