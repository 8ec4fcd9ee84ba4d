import { err, ok, type Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';

/** Longest silence of a server, ms. */
const SILENCE_MS = 30_000;

/** How a request is bounded and ended. */
export type RequestBounds = {
  /** An answer that says that it is longer is not read. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
};

/**
 * Asks `url` for a file. Nothing goes along: no cookies, no address of ours, nothing cached. Redirects
 * are not followed: they would ask somebody whom the reader did not agree to.
 *
 * @returns the answer's bytes as they come, which may be more than it said; reading them fails where
 *   they stop coming
 */
export async function requestUpdate(
  url: URL,
  { maxBytes, signal }: RequestBounds,
): Promise<Result<ReadableStream<Uint8Array>, ImportProblem>> {
  const silence = new AbortController();
  const ended = AbortSignal.any([signal, silence.signal]);
  const timer = createTimer(() => silence.abort(new Error('the server fell silent')));
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      cache: 'no-store',
      signal: ended,
    });
    if (!response.ok || !response.body) {
      timer.stop();
      return err(unreachable(url, `It answered ${response.status}.`));
    }
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
      timer.stop();
      await response.body.cancel();
      return err(tooLong(url));
    }
    return ok(response.body.pipeThrough(watched(timer)));
  } catch (error) {
    timer.stop();
    if (signal.aborted) throw error;
    return err(
      unreachable(url, 'It does not answer, or leads elsewhere: redirects are not followed.'),
    );
  }
}

type Timer = { restart(): void; stop(): void };

function createTimer(end: () => void): Timer {
  let timer = setTimeout(end, SILENCE_MS);
  return {
    restart() {
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function watched(timer: Timer): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      timer.restart();
      controller.enqueue(chunk);
    },
    flush: () => timer.stop(),
  });
}

function unreachable(url: URL, what: string): ImportProblem {
  return {
    kind: 'unreachable',
    where: url.href,
    message: `${url.host} did not give the file. ${what} The library is as it was before; try again later, or ask the publisher for the address.`,
  };
}

function tooLong(url: URL): ImportProblem {
  return {
    kind: 'too-large',
    where: url.href,
    message: `${url.host} sends more than it may. Nothing was changed; ask the publisher.`,
  };
}
