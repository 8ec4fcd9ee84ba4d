import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tab } from '@/scripts/browsers/driver';
import { zipOf } from '@/tests/read-files';
import { drop } from './dropped';
import { expect, test } from './fixtures';
import { openLibraryPage, press, textOf, untilSaid } from './library-page';

const said = (who: string): string =>
  `${who} closed the harbour on Monday, and the ferry to the islands was cancelled until the ice is gone. The mayor had warned of it, and nobody had listened to ${who}.`;

/** One file of each format, with one document that nobody else tells of. */
async function filesOf(): Promise<Record<string, string | Blob>> {
  const book = await zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>',
    'a.opf':
      '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Ice book</dc:title></metadata><manifest><item id="one" href="one.xhtml"/></manifest><spine><itemref idref="one"/></spine></package>',
    'one.xhtml': `<html><body><h1>Ice chapter</h1><p>${said('Epubina Orlowe')}</p></body></html>`,
  });
  const html = `<html><head><title>Ice page</title></head><body><nav><a href="/">Home</a></nav><article><p>${said('Htmlina Orlowe')}</p><p>${said('Somebody else')}</p></article></body></html>`;
  const item = `<item><title>Ice post</title><content:encoded><![CDATA[<p>${said('Wordina Orlowe')}</p>]]></content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`;
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Bay</title><entry><id>a</id><title>Ice entry</title><content>${said('Atomina Orlowe')}</content></entry></feed>`;
  return {
    'ice.txt': `Ice letter\n\n${said('Textina Orlowe')}`,
    'notes/ice.md': `---\ntitle: Ice notes\ndate: 2021-03-15\n---\n${said('Markina Orlowe')}`,
    'pages/page.html': html,
    'tables/rows.csv': `headline,body\nIce row,"${said('Commina Orlowe')}"\n`,
    'tables/rows.tsv': `headline\tbody\nIce line\t${said('Tabina Orlowe')}\n`,
    'tables/list.json': JSON.stringify([{ title: 'Ice record', text: said('Jasonina Orlowe') }]),
    'tables/lines.jsonl': JSON.stringify({ title: 'Ice one', text: said('Linina Orlowe') }),
    'feeds/feed.rss': `<rss version="2.0"><channel><title>Bay</title><item><title>Ice item</title><description>${said('Rssina Orlowe')}</description></item></channel></rss>`,
    'feeds/feed.atom': feed,
    'feeds/feed.json': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Bay',
      items: [{ id: '1', title: 'Ice piece', content_text: said('Feedina Orlowe') }],
    }),
    'export.xml': `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Bay</title><wp:wxr_version>1.2</wp:wxr_version>${item}</channel></rss>`,
    'deep/er/book.epub': book,
    'deep/er/more.zip': await zipOf({ 'in.txt': `Ice within\n\n${said('Zipina Orlowe')}` }),
  };
}

/** Writes them below a new folder called `name`. @returns the folder, and each file's path */
async function written(name: string): Promise<{ folder: string; files: string[] }> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'backfile-dropped-')), name);
  const files: string[] = [];
  for (const [file, content] of Object.entries(await filesOf())) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    const bytes = typeof content === 'string' ? content : await content.bytes();
    writeFileSync(place, bytes);
    files.push(place);
  }
  return { folder, files };
}

/** How many documents the preview and then the library say that there are. */
async function imported(library: Tab): Promise<string> {
  const preview = await untilSaid(library, /Import this archive/);
  expect(preview).not.toMatch(/not read/);
  await press(library, 'Import');
  const text = await untilSaid(library, /is in your library: \d+ documents?/);
  return /is in your library: (\d+) document/.exec(text)?.[1] ?? '';
}

test('a folder of files of each format is dropped and becomes an archive', async ({
  driver,
  openTab,
}) => {
  const { folder, files } = await written('ice-folder');
  const library = await openLibraryPage(driver, openTab);
  await drop(library, [folder]);
  expect(await imported(library)).toBe(String(files.length));
  expect(await textOf(library)).toContain('ice-folder');
  rmSync(path.dirname(folder), { recursive: true });
});

test('files of each format are dropped and become one archive, and a zip among them another', async ({
  driver,
  openTab,
}) => {
  const { folder, files } = await written('ice-files');
  const library = await openLibraryPage(driver, openTab);
  await drop(library, files);
  expect(await imported(library)).toBe('1');
  await press(library, 'Dismiss');
  expect(await imported(library)).toBe(String(files.length - 1));
  rmSync(path.dirname(folder), { recursive: true });
});
