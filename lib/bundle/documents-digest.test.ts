import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDocumentsDigest } from './documents-digest';

function digestOf(lines: readonly string[]): string {
  const digest = createDocumentsDigest();
  for (const line of lines) digest.add(line);
  return digest.value();
}

it('is the little-endian sum of the hashes of lines', () => {
  expect(digestOf([])).toBe('0'.repeat(64));
  // SHA-256 of nothing, from a table.
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect(digestOf([''])).toBe(empty);
  // Twice the same number: shifted by one bit, the carry out of the last byte lost.
  const bytes = (empty.match(/../g) ?? []).map((byte) => parseInt(byte, 16));
  const twice = bytes.map((byte, n) => ((byte << 1) & 255) | ((bytes[n - 1] ?? 0) >> 7));
  expect(digestOf(['', ''])).toBe(twice.map((b) => b.toString(16).padStart(2, '0')).join(''));
});

it('after lines came and went in any order, is the digest of those that are left', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 20 });
  const someLines = fc.array(fc.tuple(line, fc.boolean(), fc.nat(), fc.nat()), { maxLength: 20 });
  fc.assert(
    fc.property(someLines, (lines) => {
      const steps = lines
        .flatMap(([text, isKept, added, removed]) => [
          { text, isAdded: true, place: added },
          ...(isKept ? [] : [{ text, isAdded: false, place: removed }]),
        ])
        .sort((a, b) => a.place - b.place);
      let digest = createDocumentsDigest();
      for (const [n, { text, isAdded }] of steps.entries()) {
        // Also taken up again from its value half way.
        if (n === steps.length >> 1) digest = createDocumentsDigest(digest.value());
        if (isAdded) digest.add(text);
        else digest.remove(text);
      }
      const kept = lines.flatMap(([text, isKept]) => (isKept ? [text] : []));
      expect(digest.value()).toBe(digestOf(kept));
    }),
  );
});

it('tells another line, one line twice, and none apart', () => {
  const values = [[], ['a'], ['b'], ['a', 'a'], ['a', 'b']].map(digestOf);
  expect(new Set(values).size).toBe(values.length);
});
