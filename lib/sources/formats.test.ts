import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cleanedText } from '@/lib/model/document';
import { MORE, PROSE, readFiles, zipOf } from '@/tests/read-files';

describe('Markdown', () => {
  it('gives what its head states, and its text as it is read', async () => {
    const { first } = await readFiles({
      'notes/ice.md': `---\ntitle: "Ice: a week"\ndate: 2021-03-15\nauthors:\n- Anna Keeper\n- {name: Bo Clerk}\nlang: en\nlink: https://a.example/ice\n---\n\n# Ice: a week\n\n**The harbour** [froze](https://a.example/x) on _Monday_.\n\n* one\n* two &amp; three\n\n\`\`\`\n{{ code }}\n\`\`\`\n`,
    });
    expect(first).toMatchObject({
      id: 'notes/ice.md',
      title: 'Ice: a week',
      date: { iso: '2021-03-15' },
      author: 'Anna Keeper, Bo Clerk',
      language: 'en',
      url: 'https://a.example/ice',
      text: 'Ice: a week\n\nThe harbour froze on Monday.\n\none\ntwo & three\n\n{{ code }}',
    });
    expect(cleanedText(first)).not.toContain('Ice: a week');
  });

  it('leaves out tags of a site generator and notation between notes', async () => {
    const { first } = await readFiles({
      'a.md': `---\ntitle: Ice\n---\nSee [the log]({{ "/log/" | url }}).{% include "x.html" %} And [[harbour|the harbour]], ==cold==.[^1]{: .note}\n\n[^1]: A foot note.`,
    });
    expect(first.text).toBe('See the log. And the harbour, cold.\n\nA foot note.');
  });

  it.each([
    ['TOML', '+++\ntitle = "Ice"\ndate = 2021-03-15\n+++\nThe harbour froze.', 'Ice'],
    ['no head, but a heading', '# Ice\n\nThe harbour froze.', 'Ice'],
    ['a rule at its start', '---\n\nThe harbour froze.', 'The harbour froze'],
    ['a title with a colon', '---\ntitle: Ice: a week\n---\nThe harbour froze.', 'Ice: a week'],
  ])('with %s has a title', async (_, text, title) => {
    expect((await readFiles({ 'a.md': text })).first.title).toBe(title);
  });
});

it.each([
  [
    'of JSON',
    `{\n "title": "Ice",\n "date": "2021-03-15",\n "author": "Anna Keeper"\n}\n\n${PROSE}\n`,
  ],
  ['of lines', `Title: Ice\nAuthor: Anna Keeper\nDate: 15 March 2021\n\n${PROSE}\n`],
  ['of percent signs', `% Ice\n% Anna Keeper\n% 15 March 2021\n\n${PROSE}\n`],
  [
    'of properties',
    `title:: Ice\nauthor:: [[Anna Keeper]]\ndate:: [[2021-03-15]]\n\n- ${PROSE}\n  id:: 604f1c2a\n`,
  ],
  [
    'below its heading',
    `# Ice\n\nCreated: March 15, 2021 2:30 PM\nAuthor: Anna Keeper\n\n${PROSE}\n`,
  ],
])('Markdown with a head %s has what it states', async (_, text) => {
  const { first } = await readFiles({ 'a.md': text });
  expect(first).toMatchObject({ title: 'Ice', author: 'Anna Keeper' });
  expect(first.date?.iso).toMatch(/^2021-03-15/);
  expect(cleanedText(first)).toBe(PROSE);
});

it('Markdown without a heading is called as its file is, where that is a title', async () => {
  const { documents } = await readFiles({
    'Ice in the bay.md': PROSE,
    '2021-03-15-ice-in-march.md': MORE,
    'readme-first.md': 'Look here.',
    'x7.md': 'Nothing else.',
  });
  expect(documents.map(({ title }) => title)).toEqual([
    'Ice in the bay',
    'ice in march',
    'Look here',
    'Nothing else',
  ]);
});

it('notes of vaults and modules give what is read, without comments, ids and code of programs', async () => {
  const note = `---\ntitle: Ice\n---\n> [!note] Mind\n> the ice.\n\n${PROSE} ^abc123\n\n%% hidden %%\n`;
  expect((await readFiles({ 'a.md': note })).first.text).toBe(`Mind the ice.\n\n${PROSE}`);
  const module = `---\ntitle: Ice\n---\nimport Tabs from '@theme/Tabs';\nexport const x = 1;\n\n${PROSE}\n`;
  expect((await readFiles({ 'a.mdx': module })).first.text).toBe(PROSE);
  const toml = `+++\ntitle = "Ice"\ndate = 2021-03-15T10:00:00+01:00\n+++\n${PROSE}`;
  expect((await readFiles({ 'a.md': toml })).first.date?.iso).toBe('2021-03-15T09:00Z');
});

it('a text of Project Gutenberg is the book in it, with its title and author', async () => {
  const book = `The Project Gutenberg eBook of Ice\n\nThis ebook is for the use of anyone anywhere.\n\nTitle: Ice in the Bay\n\nAuthor: Anna Keeper\n\nRelease date: March 1, 2004 [eBook #1]\n\nLanguage: English\n\n*** START OF THE PROJECT GUTENBERG EBOOK ICE ***\n\n${PROSE}\n\n${MORE}\n\n*** END OF THE PROJECT GUTENBERG EBOOK ICE ***\n\nUpdated editions will replace the previous one.\n`;
  const { first } = await readFiles({ 'pg1.txt': book });
  expect(first).toMatchObject({ title: 'Ice in the Bay', author: 'Anna Keeper', language: 'en' });
  expect(first.date).toBeUndefined();
  expect(cleanedText(first)).toBe(`${PROSE}\n\n${MORE}`);
});

it('Markdown nested beyond any parser is kept as it is written', async () => {
  const { first } = await readFiles({ 'a.md': `${'>'.repeat(20_000)} ${PROSE}` });
  expect(first.text).toContain(PROSE);
});

it('a head whose quoted values go on in lines that are not indented is read in full', async () => {
  const head = [
    'title: "Two exercises for',
    'ice in the bay"',
    'date: 2016-04-01 10:30:00 -4',
    'authors:',
    '- anna-keeper',
    "excerpt: 'It''s cold,",
    '',
    "and: the bay is closed.'",
  ].join('\n');
  const { first, report } = await readFiles({ 'a.md': `---\n${head}\n---\n${PROSE}\n` });
  expect(first).toMatchObject({
    title: 'Two exercises for ice in the bay',
    author: 'anna-keeper',
    date: { iso: '2016-04-01T14:30Z' },
    text: PROSE,
  });
  expect(report.problems).toEqual([]);
});

describe('a page', () => {
  const page = (extra = ''): string =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ice closes the harbour | Bay News</title>
<meta property="og:site_name" content="Bay News"><meta property="article:published_time" content="2021-03-15T10:00:00+01:00">
<meta name="author" content="Anna Keeper"><link rel="canonical" href="https://bay.example/2021/ice"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport and more</a></li></ul></nav>
<article><h1>Ice closes the harbour</h1><p>${PROSE}</p><p>${MORE} It is <b>cold</b>, he&nbsp;said.<br>Very.</p>
<p>${PROSE.replace('Monday', 'Tuesday')}</p>${extra}</article><aside><a href="/x">Read this too</a></aside>
<footer>Imprint and terms</footer><script>var x = 'Evil';</script></body></html>`;

  it('gives title, date, author, source and address, and tells its article from the rest', async () => {
    const { first } = await readFiles({ 'ice.html': page() });
    expect(first).toMatchObject({
      title: 'Ice closes the harbour',
      date: { iso: '2021-03-15T09:00Z' },
      author: 'Anna Keeper',
      source: 'Bay News',
      url: 'https://bay.example/2021/ice',
      language: 'en',
    });
    expect(cleanedText(first)).toBe(
      `${PROSE}\n\n${MORE} It is cold, he\u00A0said.\nVery.\n\n${PROSE.replace('Monday', 'Tuesday')}`,
    );
    expect(first.text).toContain('Sport and more');
    expect(first.text).not.toContain('Evil');
  });

  const undated = (extra: { head?: string; above?: string; below?: string }): string =>
    `<!doctype html><html lang="en"><head><title>Ice closes the harbour</title>${extra.head ?? ''}</head><body>
<nav><a href="/x">Founded 1 May 1987</a></nav><h1>Ice closes the harbour</h1>${extra.above ?? ''}<p>${PROSE}</p><p>${MORE}</p>
<p>${PROSE.replace('Monday', 'Tuesday')}</p>${extra.below ?? ''}<div id="comments"><article><time datetime="2022-01-01T10:00Z">1 January 2022</time><p>Nice.</p></article></div></body></html>`;
  it.each([
    [
      'beside its headline',
      { above: '<p class="meta">By Anna Keeper, 15 March 2021</p>' },
      '2021-03-15',
    ],
    [
      'beside its headline, to the minute in its time',
      { above: '<header><time datetime="2021-03-15T09:00:00Z">15 March 2021</time></header>' },
      '2021-03-15T09:00Z',
    ],
    [
      'below the article',
      { below: '<p>This entry was posted on 15 March 2021 by Anna Keeper.</p>' },
      '2021-03-15',
    ],
    [
      'in data of the page',
      {
        head: '<script type="application/ld+json">{"@type":"WebPage","datePublished":"2021-03-15"};</script>',
      },
      '2021-03-15',
    ],
    [
      'as an old blog marks it',
      { above: '<abbr class="published" title="2021-03-15T09:00:00Z">last year</abbr>' },
      '2021-03-15T09:00Z',
    ],
    ['nowhere but in a comment', {}, undefined],
    ['of a change only', { above: '<p>Last updated 15 March 2021</p>' }, undefined],
  ])('that says its date %s has it', async (_, extra, iso) => {
    expect((await readFiles({ 'ice.html': undated(extra) })).first.date?.iso).toBe(iso);
  });

  it('saved by a program has its own address', async () => {
    const by = (head: string): string => page().replace(/<link rel="canonical"[^>]*>/, head);
    const single =
      '<!--\n Page saved with SingleFile \n url: https://bay.example/ice \n saved date: x\n-->';
    expect((await readFiles({ 'a.html': by(single) })).first.url).toBe('https://bay.example/ice');
    const archived =
      '<link rel="canonical" href="https://web.archive.org/web/20210316000000/https://bay.example/ice">';
    expect((await readFiles({ 'a.html': by(archived) })).first.url).toBe('https://bay.example/ice');
  });

  it('is read in the encoding that it names, and in its own when that is another', async () => {
    const latin = (text: string): Uint8Array<ArrayBuffer> =>
      Uint8Array.from(text, (c) => c.charCodeAt(0));
    const named = page().replace('utf-8', 'windows-1251').replace('cold', '\xE8\xED\xE5\xE9');
    expect((await readFiles({ 'a.html': latin(named) })).first.text).toContain('иней');
    const wrong = page().replace('utf-8', 'windows-1251').replace('cold', 'kühl');
    expect((await readFiles({ 'a.html': wrong })).first.text).toContain('kühl');
  });

  it('without html, head and body, or deeper than any tree, is read all the same', async () => {
    const bare = `<title>Ice</title><p>${PROSE}<p>${MORE}`;
    expect((await readFiles({ 'a.html': bare })).first).toMatchObject({
      title: 'Ice',
      text: `${PROSE}\n\n${MORE}`,
    });
    const deep = `<html><body>${'<div>'.repeat(100_000)}${PROSE}</body></html>`;
    expect((await readFiles({ 'a.html': deep })).first.text).toBe(PROSE);
  });
});

it.each([
  ['Автор: Иван Петров', 'Иван Петров'],
  ['Autor: Jan Kowal', 'Jan Kowal'],
  ['Author: Anna Keeper', 'Anna Keeper'],
  ['Text: Anna Keeper', 'Anna Keeper'],
])('a byline "%s" on a page names %s alone', async (byline, author) => {
  const page = `<html><head><title>Ice</title></head><body><article><h1>Ice in the harbour</h1><p class="author">${byline}</p><p>${PROSE}</p><p>${MORE}</p></article></body></html>`;
  expect((await readFiles({ 'a.html': page })).first.author).toBe(author);
});

it('a page is of the site that its data name', async () => {
  const data =
    '{"@graph":[{"@type":"WebSite","name":"Bay News"},{"@type":"NewsArticle","datePublished":"2023-02-03"}]}';
  const page = `<html><head><title>Ice in the harbour | Bay News</title><script type="application/ld+json">${data}</script></head><body><article><p>${PROSE}</p><p>${MORE}</p></article></body></html>`;
  expect((await readFiles({ 'a.html': page })).first).toMatchObject({
    source: 'Bay News',
    title: 'Ice in the harbour',
  });
});

describe('a feed', () => {
  it('of a podcast is by who speaks in it', async () => {
    const { first } = await readFiles({
      'a.rss': `<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Bay talk</title><itunes:author>Anna Keeper</itunes:author><item><title>Ice</title><description>${PROSE}</description></item></channel></rss>`,
    });
    expect(first.author).toBe('Anna Keeper');
  });

  it('of RSS gives its items, in full where they are', async () => {
    const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Bay News</title><link>https://bay.example/</link><language>en-gb</language>
<item><title>Ice &amp;amp; snow</title><link>https://bay.example/1</link><guid isPermaLink="false">g1</guid><pubDate>Mon, 15 Mar 2021 10:00:00 +0100</pubDate><dc:creator>Anna Keeper</dc:creator><description>${PROSE}</description><c:encoded><![CDATA[<p>${PROSE}</p><p>${MORE}</p>]]></c:encoded></item>
<item><description>&lt;p&gt;${MORE}&lt;/p&gt;</description></item></channel></rss>`;
    expect((await readFiles({ 'a.rss': rss })).documents).toMatchObject([
      {
        id: 'g1',
        title: 'Ice & snow',
        text: `${PROSE}\n\n${MORE}`,
        date: { iso: '2021-03-15T09:00Z' },
        author: 'Anna Keeper',
        source: 'Bay News',
        url: 'https://bay.example/1',
        language: 'en-gb',
      },
      { id: 'a.rss#2', text: MORE },
    ]);
  });

  it('of Atom gives its entries, whatever their kind of text', async () => {
    const entry = (type: string, body: string): string =>
      `<a:entry><a:id>u:${type}</a:id><a:title type="text">1 &lt; 2</a:title><a:link rel="self" href="/s"/><a:link href="/e"/><a:updated>2021-03-15T10:00:00Z</a:updated><a:author><a:name>Anna</a:name></a:author><a:content type="${type}">${body}</a:content></a:entry>`;
    const atom = `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="en"><a:title>Bay</a:title><a:link href="https://bay.example/"/>${entry(
      'html',
      '&lt;p&gt;One&lt;/p&gt;',
    )}${entry('xhtml', '<div xmlns="http://www.w3.org/1999/xhtml"><p>Two <b>bold</b></p></div>')}${entry('text', '3 &lt;b&gt; 4')}</a:feed>`;
    const { documents } = await readFiles({ 'a.atom': atom });
    expect(documents.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['u:html', '1 < 2', 'One'],
      ['u:xhtml', '1 < 2', 'Two bold'],
      ['u:text', '1 < 2', '3 <b> 4'],
    ]);
    expect(documents[0]).toMatchObject({ url: 'https://bay.example/e', author: 'Anna' });
  });

  const feedOf = (items: string, more = ''): string =>
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"${more}><channel><title>Bay News</title>${items}</channel></rss>`;

  it('whose publisher has names of its own is no WordPress export', async () => {
    const item = `<item><title>Ice</title><description>${PROSE}</description></item>`;
    const { first } = await readFiles({
      'a.rss': feedOf(`<wp:token>1</wp:token>${item}`, ' xmlns:wp="http://bay.example/wp"'),
    });
    expect(first).toMatchObject({ title: 'Ice', text: PROSE });
  });

  it('gives texts of media groups, sources by their title, and nothing that a blog adds', async () => {
    const end = '&lt;p&gt;The post &lt;a&gt;Ice&lt;/a&gt; appeared first on Bay News.&lt;/p&gt;';
    const items = [
      `<item><title>Ice</title><media:group><media:description>${PROSE}</media:description></media:group></item>`,
      `<item><title>Thaw</title><source><id>urn:x</id><title>Bay Blog</title></source><description>The harbour froze […] ${end}</description><content:encoded>${PROSE} ${end}</content:encoded></item>`,
      `<item><title>Layout</title><category term="http://schemas.example/kind#template"/><description>b:skin</description></item>`,
    ];
    const { documents } = await readFiles({ 'a.rss': feedOf(items.join('')) });
    expect(documents.map((each) => [each.title, cleanedText(each), each.source])).toEqual([
      ['Ice', PROSE, 'Bay News'],
      ['Thaw', PROSE, 'Bay Blog'],
    ]);
  });

  it('cut short gives what is there, and says so', async () => {
    const rss = `<rss><channel><item><title>Ice</title></item><item><title>Thaw</title><desc`;
    const { documents, report } = await readFiles({ 'a.xml': rss });
    expect(documents.map(({ title }) => title)).toEqual(['Ice', 'Thaw']);
    expect(report.problems[0]?.message).toMatch(/not well-formed/);
  });

  it('expands no entities and reads nothing from outside', async () => {
    const bomb = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
    ).join('');
    const rss = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${bomb}<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>Ice &l9; &x;</title></item></channel></rss>`;
    const { first } = await readFiles({ 'a.xml': rss });
    expect(first.title).toBe('Ice &l9; &x;');
  });

  it('of another kind of XML is left out by name', async () => {
    const { report } = await readFiles({ 'a.xml': '<svg><g/></svg>' });
    expect(report.problems[0]?.message).toMatch(/not known \(<svg>\)/);
  });
});

it('a WordPress export gives posts and pages with their paragraphs, and nothing else', async () => {
  const item = (type: string, status: string, content: string): string =>
    `<item><title>${type}</title><link>https://w.example/${type}</link><guid isPermaLink="false">https://w.example/?p=${type}</guid><dc:creator>akeeper</dc:creator><content:encoded><![CDATA[${content}]]></content:encoded><wp:post_date>2021-03-15 10:00:00</wp:post_date><wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type></item>`;
  const wxr = `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bay</title><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_login>akeeper</wp:author_login><wp:author_display_name>Anna Keeper</wp:author_display_name></wp:author>${item('post', 'publish', `${PROSE}\n\n[gallery ids="1"]${MORE}\nVery.`)}${item('page', 'draft', `<!-- wp:paragraph --><p>${PROSE}</p><!-- /wp:paragraph -->`)}${item('attachment', 'inherit', 'x')}${item('nav_menu_item', 'publish', 'x')}${item('post', 'trash', 'x')}</channel></rss>`;
  expect((await readFiles({ 'export.xml': wxr })).documents).toMatchObject([
    {
      id: 'https://w.example/?p=post',
      kind: 'post',
      text: `${PROSE}\n\n${MORE}\nVery.`,
      author: 'Anna Keeper',
      date: { iso: '2021-03-15T10:00Z' },
      source: 'Bay',
    },
    { kind: 'page', text: PROSE },
  ]);
});

it('codes of page builders and things of plugins are no text of a WordPress export', async () => {
  const item = (type: string, content: string): string =>
    `<item><title>Ice</title><content:encoded>${content}</content:encoded><wp:post_type>${type}</wp:post_type></item>`;
  const post = '[vc_row full="yes"][vc_column]Ice [sic] here.[/vc_column][/vc_row]';
  const { documents } = await readFiles({
    'a.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><wp:wxr_version>1.2</wp:wxr_version>${item('post', post)}${item('wpcf7_contact_form', '[text* name]')}</channel></rss>`,
  });
  expect(documents.map(({ text }) => text)).toEqual(['Ice [sic] here.']);
});

describe('a book', () => {
  const book = (): Promise<Blob> =>
    zipOf({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>',
      'OPS/a.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Harbour letters</dc:title><dc:creator>Anna Keeper</dc:creator><dc:language>en</dc:language><dc:date>1987</dc:date><dc:publisher>Bay Press</dc:publisher></metadata><manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="two" href="text/two%20x.xhtml"/><item id="one" href="text/one.xhtml"/><item id="gone" href="text/gone.xhtml"/><item id="c" href="cover.xhtml"/></manifest><spine><itemref idref="c"/><itemref idref="n"/><itemref idref="one"/><itemref idref="two"/><itemref idref="gone"/></spine></package>`,
      'OPS/nav.xhtml':
        '<html><body><nav><a href="text/one.xhtml#x">The ice</a><a href="text/two%20x.xhtml">The <b>thaw</b></a></nav></body></html>',
      'OPS/cover.xhtml': '<html><body><img src="x.png"/></body></html>',
      'OPS/text/one.xhtml': `<html><head><title>x</title></head><body><h1>I</h1><p>${PROSE}</p></body></html>`,
      'OPS/text/two x.xhtml': `<html><body><p>${MORE}</p></body></html>`,
    });

  it('gives its chapters in reading order, named with the book', async () => {
    const { documents, report } = await readFiles({ 'letters.epub': await book() });
    expect(documents).toMatchObject([
      {
        id: 'letters.epub#OPS/text/one.xhtml',
        title: 'Harbour letters — The ice',
        text: `I\n\n${PROSE}`,
        author: 'Anna Keeper',
        source: 'Bay Press',
        date: { iso: '1987' },
        language: 'en',
      },
      { title: 'Harbour letters — The thaw', text: MORE },
    ]);
    expect(report.problems).toMatchObject([{ where: 'letters.epub, OPS/text/gone.xhtml' }]);
  });

  it('names chapters in the order of their words, whatever elements those stand in', async () => {
    const nav =
      '<html><body><nav><a href="a.xhtml"><span>1.</span> The <i>ice</i> of March</a></nav></body></html>';
    const manifest = '<dc:language>en</dc:language>';
    const file = await bookOf(manifest, {
      'a.opf': opf(manifest).replace(
        '<manifest>',
        '<manifest><item id="n" href="nav.xhtml" properties="nav"/>',
      ),
      'nav.xhtml': nav,
    });
    expect((await readFiles({ 'a.epub': file })).first.title).toBe('The Bay — 1. The ice of March');
  });

  const opf = (metadata: string): string =>
    `<package xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><metadata><dc:title>The Bay</dc:title>${metadata}</metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`;
  const chapter = (text: string): string =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x.js"/></head><body><a id="p1"/><h2>One</h2><p>${text}</p></body></html>`;
  const bookOf = (metadata: string, more: Record<string, string> = {}): Promise<Blob> =>
    zipOf({
      'META-INF/container.xml': '<container><rootfile full-path="a.opf"/></container>',
      'a.opf': opf(metadata),
      'a.xhtml': chapter(PROSE),
      'b.xhtml': chapter(`<ruby>漢<rt>かん</rt></ruby> ${MORE}`),
      ...more,
    });

  it('whose chapters have elements that close themselves loses no text', async () => {
    const { documents } = await readFiles({ 'a.epub': await bookOf('') });
    expect(documents.map(({ text }) => text)).toEqual([`One\n\n${PROSE}`, `One\n\n漢 ${MORE}`]);
    const { first } = await readFiles({ 'a.xhtml': chapter(PROSE) });
    expect(first.text).toBe(`One\n\n${PROSE}`);
  });

  it('names who wrote it and when it was published, not who drew and when it was changed', async () => {
    const metadata =
      '<dc:creator opf:role="ill">Bo Clerk</dc:creator><dc:creator opf:role="aut">Anna Keeper</dc:creator><dc:date opf:event="modification">2020-01-01</dc:date>';
    expect((await readFiles({ 'a.epub': await bookOf(metadata) })).first).toMatchObject({
      author: 'Anna Keeper',
    });
    expect((await readFiles({ 'a.epub': await bookOf(metadata) })).first.date).toBeUndefined();
    const dated = `${metadata}<dc:date opf:event="publication">1998-05-03</dc:date>`;
    expect((await readFiles({ 'a.epub': await bookOf(dated) })).first.date?.iso).toBe('1998-05-03');
  });

  it('with a locked chapter gives the others, and says so', async () => {
    const locked = '<encryption><CipherReference URI="a.xhtml"/></encryption>';
    const { documents, report } = await readFiles({
      'a.epub': await bookOf('', { 'META-INF/encryption.xml': locked, 'a.xhtml': '\u0000\u0001' }),
    });
    expect(documents).toHaveLength(1);
    expect(report.problems).toMatchObject([{ where: 'a.epub, a.xhtml' }]);
  });

  it('in a zip is read too; a zip in a zip is not, and says so', async () => {
    const zip = await zipOf({
      'box/letters.epub': await book(),
      'box/ice.txt': PROSE,
      'box/inner.zip': await zipOf({ 'a.txt': PROSE }),
      '__MACOSX/box/._ice.txt': 'x',
    });
    const { documents, report } = await readFiles({ 'box-2021.zip': zip });
    expect(documents.map(({ id }) => id)).toEqual([
      'ice.txt',
      'letters.epub#OPS/text/one.xhtml',
      'letters.epub#OPS/text/two x.xhtml',
    ]);
    expect(report.problems.map(({ where }) => where)).toContain('inner.zip');
  });
});

it('a grown folder gives the same ids for what was there before', async () => {
  const before = await readFiles({ 'a.txt': PROSE, 'b.md': `# B\n\n${MORE}` });
  const after = await readFiles({
    'a.txt': PROSE,
    'aa.csv': `title,text\nX,${PROSE}`,
    'b.md': MORE,
  });
  const ids = after.documents.map(({ id }) => id);
  for (const { id } of before.documents) expect(ids).toContain(id);
});

it('copies and near copies are counted', async () => {
  const long = Array.from({ length: 40 }, (_, n) => `Word${n} stands beside number${n * 7}.`);
  const near = [...long.slice(0, 39), 'Another end.'].join(' ');
  const { report } = await readFiles({
    'a.txt': long.join(' '),
    'b.txt': near,
    'c.txt': long.join(' '),
  });
  expect(report).toMatchObject({ documents: 3, sameTexts: 1, nearTexts: 1 });
});

it.each(['a.pdf', 'a.docx', 'a.warc.gz', 'a.zim', 'a.eml', 'a.mbox', 'a.tar', 'a.bin'])(
  '%s is left out with what to do instead',
  async (name) => {
    const { documents, report } = await readFiles({ [name]: 'x' });
    expect(documents).toEqual([]);
    expect(report.problems).toMatchObject([
      { where: name, message: expect.stringMatching(/left out/) },
    ]);
  },
);

it('any format may be gzipped', async () => {
  const page = new Uint8Array(gzipSync(`<p>${PROSE}</p>`));
  expect((await readFiles({ 'a.html.gz': page })).first.text).toBe(PROSE);
  // A browser may have unpacked it, or its name may not say it.
  expect((await readFiles({ 'a.html': page })).first.text).toBe(PROSE);
  expect((await readFiles({ 'a.html.gz': `<p>${PROSE}</p>` })).first.text).toBe(PROSE);
});
