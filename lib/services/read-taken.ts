import { report } from '@/lib/base/report';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { TakenPage } from '@/lib/model/kept';
import { readPage, type ReadPage } from '@/lib/sources/formats/html-page';
import { documentOf } from '@/lib/sources/record-document';

/** Nothing of one page is known to repeat. */
const NOTHING_REPEATED = { isRepeated: (): boolean => false };

/**
 * A saved page as a document: what it says of itself by the same reading as an imported page's. Of a
 * selection the text is the selection, and all of it is the document itself.
 */
export function readTaken(page: TakenPage, id: SourceId): ArchiveDocument {
  const { html, selection, title: tabTitle } = page;
  const { text: pageText, within, ...facts } = html === '' ? EMPTY : readSafely(html);
  const url = addressOf(page, facts.url);
  const title = facts.title ?? (tabTitle || undefined);
  const record = {
    ...facts,
    where: page.address,
    path: '',
    id,
    text: selection ?? pageText,
    ...(selection === undefined && within && { within }),
  };
  const { url: _said, ...rest } = record;
  const document = documentOf(
    { ...rest, ...(title && { title }), ...(url && { url }) },
    id,
    NOTHING_REPEATED,
  );
  if (selection === undefined) return document;
  return { ...document, cleaned: [{ start: 0, end: selection.length }] };
}

const EMPTY: ReadPage = { text: '' };

/** A page that no reader of pages gets through is still saved: by its title and address. */
function readSafely(html: string): ReadPage {
  try {
    return readPage(html);
  } catch (error) {
    report(error, 'while reading a saved page');
    return EMPTY;
  }
}

/** What a page calls its own address, unless that is another site, or the front page of this one. */
function addressOf({ address }: TakenPage, said: string | undefined): string | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  if (said === undefined || !URL.canParse(said)) return address;
  const [here, there] = [new URL(address), new URL(said)];
  const isSite = hostOf(here) === hostOf(there);
  const isFront = there.pathname === '/' && there.search === '' && here.pathname !== '/';
  return isSite && !isFront ? said : address;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^(?:www|m|amp)\./, '');
}
