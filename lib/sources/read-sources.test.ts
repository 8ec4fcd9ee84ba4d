import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSources } from './read-sources';
import type { SourceReport } from '@/lib/model/sources';
import { cleanedText, type ArchiveDocument } from '@/lib/model/document';

async function read(
  files: Record<string, string | Uint8Array<ArrayBuffer>>,
): Promise<{ documents: ArchiveDocument[]; report: SourceReport }> {
  const sources = readSources(
    Object.entries(files).map(([name, content]) => ({ path: name, blob: new Blob([content]) })),
  );
  const documents: ArchiveDocument[] = [];
  for await (const document of sources.documents()) documents.push(document);
  return { documents, report: sources.report() };
}

describe('JSON Lines', () => {
  it('give what they say, and the rest is taken from the text', async () => {
    const lines = [
      {
        id: 7,
        title: 'Ice',
        text: 'LONDON (Bay News) - The harbour froze.',
        url: 'https://a.example/2021/03/15/ice',
      },
      {
        _id: 'x',
        text: 'Only text here, of one sentence.',
        date: 'June 11, 2025',
        author: ['A', 'B'],
      },
      {
        title: 'Only a title',
        source: 'Bay News',
        language: 'en-GB',
        licence: 'CC0',
        type: 'note',
      },
    ];
    const { documents } = await read({
      'a/b.jsonl': lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    expect(documents).toMatchObject([
      { id: '7', title: 'Ice', source: 'a.example', date: { iso: '2021-03-15' } },
      {
        id: 'x',
        title: 'Only text here, of one sentence',
        author: 'A, B',
        date: { iso: '2025-06-11' },
      },
      {
        id: 'a/b.jsonl#3',
        title: 'Only a title',
        source: 'Bay News',
        language: 'en-GB',
        licence: 'CC0',
        kind: 'note',
        cleaned: [],
      },
    ]);
    expect(documents[0] && cleanedText(documents[0])).toBe('The harbour froze.');
  });

  it('may be gzipped', async () => {
    const { documents } = await read({
      'a.jsonl.gz': new Uint8Array(gzipSync('{"title":"Ice"}\n')),
    });
    expect(documents).toMatchObject([{ id: 'a.jsonl.gz#1', title: 'Ice' }]);
  });

  it('lose malformed lines, each reported with its number', async () => {
    const { documents, report } = await read({
      'a.jsonl': '{"title":"Ice"}\n\n{"title":\n[1]\n{"id":"3"}\n',
    });
    expect(documents).toHaveLength(1);
    expect(report).toMatchObject({ documents: 1, leftOut: 3 });
    expect(report.problems.map(({ where }) => where)).toEqual([
      'a.jsonl, line 3',
      'a.jsonl, line 4',
      'a.jsonl, line 5',
    ]);
  });

  it('with ids that come again are kept apart', async () => {
    const line = JSON.stringify({ id: 'a', title: 'Ice' });
    const { documents, report } = await read({
      'a.jsonl': `${line}\n${line}\n{"id":"a","title":"Thaw"}`,
    });
    expect(documents.map(({ id }) => id)).toEqual(['a', 'a~2', 'a~3']);
    expect(report).toMatchObject({ repeatedIds: 2, sameTexts: 1 });
  });

  it('keep only web addresses and known languages', async () => {
    const line = { title: 'Ice', url: 'javascript:alert(1)', language: '!!', date: 'soon' };
    const { documents } = await read({ 'a.jsonl': JSON.stringify(line) });
    expect(documents).toEqual([
      { id: 'a.jsonl#1', title: 'Ice', text: '', cleaned: [], language: 'und' },
    ]);
  });

  it('cut short in a gzip give what was read before', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => `{"title":"Ice ${Math.sin(n)}"}`).join(
      '\n',
    );
    const whole = gzipSync(lines);
    const { documents, report } = await read({
      'a.jsonl.gz': new Uint8Array(whole.subarray(0, whole.length / 2)),
    });
    expect(documents.length).toBeLessThan(500);
    expect(report.problems.at(-1)?.message).toMatch(/cannot be read/);
  });
});

describe('a collection', () => {
  const story = (n: number): string =>
    `Story ${'abcdefghij'.charAt(n)} of the bay\n\nOn day ${n} the bay had ice, which nobody had expected to see there.\n\nThe Bay Watch, every Friday at noon`;

  it('shows by repetition which lines are furniture', async () => {
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`${n}.txt`, story(n)]));
    const { documents } = await read(files);
    expect(documents.map(cleanedText).join(' ')).not.toContain('Friday');
    expect(documents.map(({ title }) => title)).toContain('Story c of the bay');
  });

  it('of the same text over and over shows nothing', async () => {
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`${n}.txt`, story(1)]));
    const { documents, report } = await read(files);
    expect(documents.map(cleanedText).join(' ')).toContain('Friday');
    expect(report.sameTexts).toBe(5);
  });
});

it('leaves out empty, binary and unknown files, and says so', async () => {
  const { documents, report } = await read({
    'a.txt': ' \n',
    'b.txt': new Uint8Array(400).fill(1),
    'c.pdf': 'x',
    'd.txt': 'The harbour froze.',
  });
  expect(documents.map(({ id }) => id)).toEqual(['d.txt']);
  expect(report.problems.map(({ where }) => where)).toEqual(['a.txt', 'b.txt', 'c.pdf']);
});

const seeds = path.resolve('../shared/seeds');

describe.skipIf(!existsSync(seeds))('scraped articles', () => {
  it('give title, date, source and licence, and their prose word for word', async () => {
    const names = readdirSync(seeds).toSorted();
    const files = Object.fromEntries(
      names.map((name) => [name, new Uint8Array(readFileSync(path.join(seeds, name)))]),
    );
    const { documents } = await read(files);
    expect(
      documents.map(({ title, date, source, author, language }) => ({
        title,
        date: date?.iso,
        source,
        author,
        language,
      })),
    ).toEqual([
      {
        title:
          'The three-day conference came to an end on Saturday in Tehran, issuing a final communique in which participants…',
        date: '2024-09-21',
        source: undefined,
        author: undefined,
        language: 'en',
      },
      {
        title:
          'Speaking at the gathering of the ambassadors of Islamic countries in Tehran, Iranian President Seyyed Ebrahim Raisi…',
        date: undefined,
        source: 'Mehr News Agency',
        author: undefined,
        language: 'en',
      },
      {
        title:
          "Normalization of relations with some states sign of Zionist regime's failure: Hamas envoy",
        date: undefined,
        source: 'IRNA',
        author: undefined,
        language: 'en',
      },
      {
        title: 'Iran’s Baqeri Urges Formation of Coalition to Address Palestinian Cause',
        date: undefined,
        source: 'Al-Ahed',
        author: 'Staff, Agencies',
        language: 'en',
      },
      {
        title: 'Pezeshkian urges Islamic unity to support Palestinians and counter Israel',
        date: '2025-06-11T19:16Z',
        source: 'IRNA',
        author: undefined,
        language: 'en',
      },
    ]);
    expect(documents[1]?.licence).toMatch(
      /^All Content by Mehr News Agency is licensed under .* License\.$/,
    );
    expect(documents.map(({ text }) => text)).toEqual(
      names.map((name) => readFileSync(path.join(seeds, name), 'utf8')),
    );
    const edges = documents.map(({ text, cleaned }) =>
      cleaned.map(({ start, end }) => [text.slice(start, start + 24), text.slice(end - 20, end)]),
    );
    expect(edges).toEqual([
      [['The three-day conference', 'n the Islamic world.']],
      [['Speaking at the gatherin', 'ed through dialogue.']],
      [
        ['The representative of th', 'y of the whole world.'.slice(-20)],
        ['The 35th International I', 'n the Shia tradition.'.slice(-20)],
      ],
      [['The Chief of Staff of th', 'gime from the region.'.slice(-20)]],
      [
        ['President Masoud Pezeshk', 'aeli crimes in Gaza.'],
        ['President Masoud Pezeshk', 'the people of Gaza.'.padStart(20)],
      ],
    ]);
  });
});
