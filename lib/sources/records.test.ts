import { describe, expect, it } from 'vitest';
import { MORE, PROSE, readFiles } from '@/tests/read-files';

describe('JSON', () => {
  const item = { id: 7, title: 'Ice', body: PROSE, published: 1_615_802_400 };
  it.each([
    ['a list', [item]],
    ['an object with a list', { total: 1, articles: [item] }],
    ['an answer of a search engine', { hits: { hits: [{ _id: 7, _source: { ...item } }] } }],
    ['one document', item],
  ])('of %s gives documents', async (_, value) => {
    const { documents } = await readFiles({ 'a.json': JSON.stringify(value, undefined, 1) });
    expect(documents).toMatchObject([
      { id: '7', title: 'Ice', text: PROSE, date: { iso: '2021-03-15T10:00Z' } },
    ]);
  });

  it.each([
    ['under their ids', { a7: { title: 'Ice', body: PROSE }, a8: { title: 'Thaw', body: MORE } }],
    ['under their years', { 2020: [item], 2021: [{ ...item, title: 'Thaw' }] }],
    ['as columns', { title: ['Ice', 'Thaw'], text: [PROSE, MORE] }],
    ['as columns of rows', { title: { 0: 'Ice', 1: 'Thaw' }, text: { 0: PROSE, 1: MORE } }],
    [
      'as a table',
      {
        columns: ['title', 'text'],
        data: [
          ['Ice', PROSE],
          ['Thaw', MORE],
        ],
      },
    ],
    [
      'deep in a backup',
      { db: [{ data: { posts: [item, { ...item, title: 'Thaw' }], users: [{ name: 'A' }] } }] },
    ],
  ])('%s gives documents', async (_, value) => {
    const { documents } = await readFiles({ 'a.json': JSON.stringify(value) });
    expect(documents.map(({ title }) => title)).toEqual(['Ice', 'Thaw']);
  });

  it.each([
    [
      'a blog',
      {
        title: { rendered: 'Ice &#8211; a week' },
        content: { rendered: `<p>${PROSE}</p>` },
        author: 3,
      },
    ],
    [
      'a newspaper',
      { webTitle: 'Ice – a week', fields: { body: `<p>${PROSE}</p>`, byline: 'By Anna Keeper' } },
    ],
    [
      'a news crawler',
      {
        title: 'Ice – a week',
        description: 'Short.',
        maintext: PROSE,
        authors: ['Anna Keeper'],
        date_download: '2024-01-01',
      },
    ],
    ['a data set', { headline: { main: 'Ice – a week' }, article: PROSE, highlights: 'Short.' }],
    [
      'a collection with metadata',
      {
        text: PROSE,
        metadata: { title: 'Ice – a week', author: { given: 'Anna', family: 'Keeper' } },
      },
    ],
  ])('records of %s are understood', async (_, record) => {
    const { first } = await readFiles({ 'a.jsonl': `${JSON.stringify(record)}\n` });
    expect(first).toMatchObject({ title: 'Ice – a week', text: PROSE });
    expect(first.date).toBeUndefined();
    expect([undefined, 'Anna Keeper']).toContain(first.author);
  });

  it('takes an address for a source as an address, and names languages by their tag', async () => {
    const record = { title: 'Ice', source: 'https://a.example/ice', language: 'English' };
    expect((await readFiles({ 'a.jsonl': JSON.stringify(record) })).first).toMatchObject({
      url: 'https://a.example/ice',
      source: 'a.example',
      language: 'en',
    });
  });

  it('in a list over several lines, in UTF-16 or in an older encoding, is read under the name of lines too', async () => {
    const records = [{ title: 'Größe', text: 'Das Eis war überall größer als früher.' }];
    const latin = (text: string): Uint8Array<ArrayBuffer> =>
      Uint8Array.from(text, (c) => c.charCodeAt(0));
    const wide = new Uint8Array(
      Uint16Array.from(`\uFEFF${JSON.stringify(records[0])}`, (c) => c.charCodeAt(0)).buffer,
    );
    for (const file of [
      JSON.stringify(records, undefined, 1),
      latin(JSON.stringify(records[0])),
      wide,
    ])
      expect((await readFiles({ 'a.jsonl': file })).documents).toMatchObject(records);
  });

  it('shows by its other dates which number is the day', async () => {
    const dates = ['03/04/2021', '14/03/2021'];
    const lines = dates.map((date) => JSON.stringify({ title: 'Ice', date })).join('\n');
    const { documents } = await readFiles({ 'a.jsonl': lines });
    expect(documents.map(({ date }) => date?.iso)).toEqual(['2021-04-03', '2021-03-14']);
  });

  it('in lines, though it is named otherwise, gives documents', async () => {
    const lines = '{"title":"Ice"}\n{"title":"Thaw"}\n';
    expect((await readFiles({ 'a.json': lines })).documents.map(({ title }) => title)).toEqual([
      'Ice',
      'Thaw',
    ]);
  });

  it('feeds give items with what the feed says of all', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Bay News',
      language: 'en',
      authors: [{ name: 'Anna Keeper' }],
      items: [
        { id: 'x1', url: 'https://a.example/1', content_html: `<p>${PROSE}</p><p>${MORE}</p>` },
        { id: 'x2', title: 'Thaw', content_text: MORE, authors: [{ name: 'Bo Clerk' }] },
      ],
    };
    expect((await readFiles({ 'feed.json': JSON.stringify(feed) })).documents).toMatchObject([
      { id: 'x1', text: `${PROSE}\n\n${MORE}`, source: 'Bay News', author: 'Anna Keeper' },
      { id: 'x2', title: 'Thaw', text: MORE, author: 'Bo Clerk' },
    ]);
  });

  it('that is none is reported', async () => {
    const { documents, report } = await readFiles({ 'a.json': '{"a":', 'b.json': '{"a":1}' });
    expect(documents).toEqual([]);
    expect(report.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/not JSON/),
      expect.stringMatching(/no list of documents/),
    ]);
  });

  it('with names of prototypes changes nothing but the document', async () => {
    const text = `[{"__proto__":{"title":"Evil"},"constructor":1,"title":"Ice"},{"__proto__":{"text":"x"}}]`;
    const { documents } = await readFiles({ 'a.json': text });
    expect(documents.map(({ title }) => title)).toEqual(['Ice']);
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
  });
});

describe('a table', () => {
  it('with names gives what its columns are called', async () => {
    const csv = `\uFEFFHeadline;Published;Body;Ref\r\n"Ice; a week";15.03.2021;"${PROSE}\n""Cold""";n1\r\n`;
    const { documents, report } = await readFiles({ 'a.csv': csv });
    expect(documents).toMatchObject([
      {
        id: 'a.csv#2',
        title: 'Ice; a week',
        text: `${PROSE}\n"Cold"`,
        date: { iso: '2021-03-15' },
      },
    ]);
    expect(report.tables).toMatchObject([
      { columns: ['Headline', 'Published', 'Body', 'Ref'], hasNames: true, roles: { title: [0] } },
    ]);
  });

  it.each([
    ['a line for a program above', `sep=;\nTitle;Text;Date\nIce;${PROSE};03/14/2021\n`],
    ['a heading above', `Articles of the bay;;\n;;\nTitle;Text;Date\nIce;${PROSE};03/14/2021\n`],
    ['names in German', `Titel;Inhalt;Datum\nIce;${PROSE};14.03.2021\n`],
    ['names in Spanish', `Título;Cuerpo;Fecha\nIce;${PROSE};14 de marzo de 2021\n`],
    ['names in Russian', `Заголовок;Текст;Дата\nIce;${PROSE};14 марта 2021\n`],
    ['markup', `Title;Body (HTML);Published At\nIce;<p>${PROSE}</p>;2021-03-14\n`],
  ])('with %s gives documents', async (_, csv) => {
    const { documents } = await readFiles({ 'a.csv': csv });
    expect(documents).toMatchObject([
      {
        id: expect.stringMatching(/^a\.csv#[24]$|^a\.csv#3$/),
        title: 'Ice',
        text: PROSE,
        date: { iso: '2021-03-14' },
      },
    ]);
  });

  it('never takes the day on which a row was saved for the day it appeared', async () => {
    const csv = 'title,url,time_added,tags\nIce,https://a.example/ice,1614781800,\n';
    expect((await readFiles({ 'a.csv': csv })).first.date).toBeUndefined();
  });

  it('without names is known by what is in it, and can be put right', async () => {
    const rows = [PROSE, MORE].map((text, n) => `${n}\t2021-03-1${n}\tIce number ${n}\t${text}`);
    const tsv = rows.join('\n');
    expect((await readFiles({ 'a.tsv': tsv })).documents).toMatchObject([
      { title: 'Ice number 0', text: PROSE, date: { iso: '2021-03-10' } },
      { title: 'Ice number 1', text: MORE, date: { iso: '2021-03-11' } },
    ]);
    const { first } = await readFiles({ 'a.tsv': tsv }, { id: ['1'], title: ['4'], text: ['3'] });
    expect(first).toMatchObject({ id: '0', title: PROSE, text: 'Ice number 0' });
  });
});

it('an id in letters counts before the same as a number, which is rounded', async () => {
  const { documents } = await readFiles({
    'a.jsonl': [1, 2]
      .map(
        (n) => `{"id":170000000000000000${n},"id_str":"170000000000000000${n}","text":"Ice ${n}."}`,
      )
      .join('\n'),
  });
  expect(documents.map(({ id }) => id)).toEqual(['1700000000000000001', '1700000000000000002']);
});

it.each(['Untertitel', 'Sous-titre', 'Chapô', 'Subtítulo', 'Sottotitolo', 'Subheadline'])(
  'a column "%s" is read before the text',
  async (name) => {
    const { first } = await readFiles({
      'a.csv': `title,${name},text\nIce,What came of it,"${PROSE}"\nThaw,And then,"${MORE}"`,
    });
    expect(first.text).toBe(`What came of it\n\n${PROSE}`);
  },
);
