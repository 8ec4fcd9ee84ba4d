import { BundleError } from '@/lib/bundle/bundle-problem';
import type { ImportProblem } from '@/lib/model/answers';
import { isQuotaError } from '@/lib/store/store-errors';
import { problemOf } from './import-problem';

/**
 * Passes bytes on, up to `most`; more are a failure.
 *
 * @param where where they come from, for the problem
 * @param onChunk sees each piece, and how many bytes there were with it
 */
export function boundedBytes(
  most: number,
  where: string,
  onChunk: (chunk: Uint8Array, bytes: number) => void = () => undefined,
): TransformStream<Uint8Array, Uint8Array<ArrayBuffer>> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > most) throw new BundleError(tooLong(where));
      onChunk(chunk, bytes);
      controller.enqueue(new Uint8Array(chunk));
    },
  });
}

/** What stands in the way when reading an answer of `where` threw `error`. */
export function requestProblem(error: unknown, where: string, signal: AbortSignal): ImportProblem {
  if (signal.aborted || error instanceof BundleError || isQuotaError(error))
    return problemOf(error, signal);
  return {
    kind: 'unreachable',
    where,
    message: 'The connection broke off. The library is as it was before; try again later.',
  };
}

function tooLong(where: string): ImportProblem {
  return {
    kind: 'too-large',
    where,
    message: 'More comes from there than may. Nothing was changed; ask the publisher.',
  };
}
