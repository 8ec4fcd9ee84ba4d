import { array, assert, asyncProperty, nat, string } from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from './lines';

function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

async function linesOf(
  bytes: Uint8Array,
  chunk: number,
  max = 1000,
): Promise<(string | undefined)[]> {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunk) pieces.push(bytes.slice(at, at + chunk));
  const lines: (string | undefined)[] = [];
  for await (const { text, number } of readLines(streamOf(pieces), max)) {
    lines.push(text);
    expect(number).toBe(lines.length);
  }
  return lines;
}

it('splits as String.split does, however the bytes come', async () => {
  await assert(
    asyncProperty(
      array(string({ unit: 'grapheme', maxLength: 12 })),
      nat(9),
      async (parts, chunk) => {
        const text = parts.map((part) => part.replace(/[\r\n\uFEFF]/g, '_')).join('\n');
        const wanted = text.split('\n');
        if (wanted.at(-1) === '') wanted.pop();
        expect(await linesOf(new TextEncoder().encode(text), chunk + 1)).toEqual(wanted);
      },
    ),
  );
});

it('takes Windows line ends and a byte order mark away', async () => {
  expect(await linesOf(new TextEncoder().encode('\uFEFFa\r\n\r\nb\r'), 2)).toEqual(['a', '', 'b']);
});

it('says which line is not UTF-8, and goes on', async () => {
  expect(await linesOf(new Uint8Array([0x61, 0x0a, 0xff, 0x0a, 0x62]), 1)).toEqual([
    'a',
    undefined,
    'b',
  ]);
});

it('stops at a line beyond its bound', async () => {
  const long = new TextEncoder().encode(`a\n${'b'.repeat(11)}`);
  await expect(linesOf(long, 4, 10)).rejects.toMatchObject({ name: 'LineTooLongError', line: 2 });
});
