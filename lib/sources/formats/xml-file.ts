import { createFeedReader } from '@/lib/sources/formats/feed';
import { createWordPressReader } from '@/lib/sources/formats/wordpress';
import type { ItemReader } from '@/lib/sources/item-reader';
import type { ReadFormat } from '@/lib/sources/source-format';
import { readXmlItems } from '@/lib/sources/xml-items';
import { err } from '@/lib/base/result';

/** Roots of feeds. */
const FEED_ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'channel']);

/** A feed (RSS, RSS 1.0, Atom) or a WordPress export: one document an item. */
export const readXmlFile: ReadFormat = async function* readXmlFile(content, { signal }) {
  const { path } = content;
  let reader: ItemReader = createFeedReader(path);
  let items = 0;
  let root = '';
  for await (const event of readXmlItems(content, signal)) {
    signal?.throwIfAborted();
    if (event.kind === 'root') root = event.name;
    else if (event.kind === 'malformed')
      yield err({
        where: items === 0 ? path : `${path}, after item ${items}`,
        message: `The file is not well-formed: <${event.name}> is not closed. What could be read of it counts; get a whole file if something is missing.`,
      });
    else if (event.kind === 'field') {
      if (items === 0 && event.field.name.startsWith('wp:') && !reader.isWordPress)
        reader = createWordPressReader(path, reader);
      reader.field(event.field);
    } else {
      items++;
      if (items === 1 && !reader.isWordPress && event.item.children.some(isWordPressField))
        reader = createWordPressReader(path, reader);
      const record = reader.item(event.item, items);
      if (record) yield record;
    }
  }
  if (items === 0)
    yield err({
      where: path,
      message: FEED_ROOTS.has(root)
        ? 'The feed has no items. It was left out.'
        : `An XML file of a kind that is not known (<${root || '?'}>). It was left out; feeds and WordPress exports are read.`,
    });
};

function isWordPressField({ name }: { name: string }): boolean {
  return name === 'wp:post_type';
}
