import { decodeText, isMostlyUtf8 } from './decode-text';
import type { SourceContent } from './source-file';

/** How much of a file its encoding is told from, bytes. */
const SAMPLE_BYTES = 256 * 1024;

/** The bytes of `content` as UTF-8, whatever encoding its beginning shows. */
export async function utf8Stream(
  content: SourceContent,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const reader = content.stream(signal).getReader();
  const head: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let isDone = false;
  while (bytes < SAMPLE_BYTES && !isDone) {
    const { value, done } = await reader.read();
    isDone = done;
    if (value) bytes += value.length;
    if (value) head.push(value);
  }
  const sample = new Uint8Array(await new Blob(head).arrayBuffer());
  const recode = recoder(sample);
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      if (sample.length > 0) controller.enqueue(recode(sample, isDone));
      if (isDone) controller.close();
    },
    async pull(controller) {
      const { value, done } = await reader.read();
      const last = done ? recode(new Uint8Array(), true) : undefined;
      if (value) controller.enqueue(recode(value, false));
      if (last && last.length > 0) controller.enqueue(last);
      if (done) controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

type Recode = (bytes: Uint8Array<ArrayBuffer>, isLast: boolean) => Uint8Array<ArrayBuffer>;

function recoder(sample: Uint8Array): Recode {
  // A character cut in two at the end is no sign of another encoding.
  const end = sample.findLastIndex((byte) => byte < 0x80) + 1;
  const whole = sample.subarray(0, end || sample.length);
  if (isMostlyUtf8(whole)) return (bytes) => bytes;
  const { encoding } = decodeText(whole);
  if (encoding === 'utf-8') return (bytes) => bytes;
  const [decoder, encoder] = [new TextDecoder(encoding), new TextEncoder()];
  return (bytes, isLast) => encoder.encode(decoder.decode(bytes, { stream: !isLast }));
}
