import { expect, it } from 'vitest';
import { decodeText } from './decode-text';

const TEXT = 'Größe, naïveté, “quotes” – and £5';

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let n = 0; n < text.length; n++) view.setUint16(n * 2, text.charCodeAt(n), !isBig);
  return bytes;
}

it('reads UTF-8, with and without a mark', () => {
  const bytes = new TextEncoder().encode(TEXT);
  expect(decodeText(bytes).text).toBe(TEXT);
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])).text).toBe(TEXT);
});

it.each([true, false])('reads UTF-16, with and without a mark (big-endian: %s)', (isBig) => {
  expect(decodeText(utf16(`\uFEFF${TEXT}`, isBig)).text).toBe(TEXT);
  expect(decodeText(utf16(TEXT, isBig)).text).toBe(TEXT);
});

it('guesses one-byte encodings', () => {
  const german = 'Die Größe der Häuser überraschte die Männer, die für Jahre fort gewesen waren.';
  const latin = Uint8Array.from(german, (c) => c.charCodeAt(0));
  expect(decodeText(latin).text).toBe(german);
  const russian =
    'Гавань замёрзла в январе, и паром на острова был отменён до весны, сказали рыбаки.';
  const cyrillic = Uint8Array.from(russian, (c) => {
    const code = c.charCodeAt(0);
    if (c === 'ё') return 0xb8;
    return code >= 0x410 ? code - 0x410 + 0xc0 : code;
  });
  expect(decodeText(cyrillic).text).toBe(russian);
});

it.each([
  // 866, as DOS wrote Russian; the Mac's own, as it wrote French.
  ['ibm866', 'Ледовая обстановка в гавани не изменилась, сообщили рыбаки в среду утром.'],
  ['macintosh', 'L’été dernier, les pêcheurs étaient là où la rivière rencontre la forêt.'],
  ['koi8-r', 'Ледовая обстановка в гавани не изменилась, сообщили рыбаки в среду утром.'],
  [
    'windows-1250',
    'Zamarznięta zatoka była zamknięta przez trzy tygodnie — „długo”, mówią rybacy.',
  ],
  [
    'windows-1254',
    'Balıkçılar limanın üç hafta boyunca kapalı kaldığını söyledi; buz çok kalındı.',
  ],
])('guesses %s', (encoding, text) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
  const letters = [...bytes].map((byte) => new TextDecoder(encoding).decode(Uint8Array.of(byte)));
  const encoded = Uint8Array.from(text, (letter) => letters.indexOf(letter));
  expect(decodeText(encoded)).toEqual({ text, encoding });
});

it('reads Cyrillic in UTF-16 without a mark, and Japanese mail', () => {
  const russian = 'Ледовая обстановка в гавани не изменилась.';
  expect(decodeText(utf16(russian, false)).text).toBe(russian);
  const mail = Uint8Array.from('\u001B$BI9\u001B(B', (c) => c.charCodeAt(0));
  expect(decodeText(mail).text).toBe('氷');
});

it('reads UTF-8 with a broken character as UTF-8', () => {
  const bytes = new TextEncoder().encode(`${TEXT}${TEXT}`);
  const broken = Uint8Array.from([...bytes.subarray(0, 3), ...bytes.subarray(4)]);
  expect(decodeText(broken).text).toBe(`Gr\uFFFDße${TEXT.slice(5)}${TEXT}`);
});

it('never fails', () => {
  expect(decodeText(new Uint8Array(0)).text).toBe('');
  expect(decodeText(new Uint8Array([0xff]))).toBeDefined();
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x00]))).toBeDefined();
});
