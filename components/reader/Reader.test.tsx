// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { err, ok } from '@/lib/base/result';
import type { DocumentKey } from '@/lib/model/document';
import { followRead } from '@/lib/state/follow-opened';
import type { KeptClient } from '@/lib/state/kept-client';
import { KeptModel } from '@/lib/state/kept-model';
import { NoteModel } from '@/lib/state/note-model';
import { ReaderModel, type ReaderClient } from '@/lib/state/reader-model';
import { aKeptClient } from '@/tests/gallery/kept-client';
import { DOCUMENT, EXCERPTS, FACTBOOK, PASSAGE, row } from '@/tests/gallery/samples';
import { installMessages } from '@/tests/install-messages';
import { Reader } from './Reader';

beforeAll(installMessages);
afterEach(cleanup);

const KEY = `${FACTBOOK}/fr` as DocumentKey;

async function drawn(
  read: ReaderClient['read'],
  start?: number,
  neighbours: ReaderClient['neighbours'] = async () => ({}),
): Promise<KeptClient> {
  const client = aKeptClient();
  const model = new ReaderModel({ read, neighbours });
  const [kept, note] = [new KeptModel(client), new NoteModel(client)];
  followRead(model, kept, note);
  await model.load({ key: KEY, start });
  render(<Reader model={model} kept={kept} note={note} />);
  return client;
}

it('marks the passage that it is opened at, to the end of its last sentence', async () => {
  await drawn(async (key) => ok({ key, document: DOCUMENT, archive: row().archive }), PASSAGE);
  const mark = document.querySelector('mark')?.textContent;
  expect(mark).toMatch(/^In recent decades, .* in January 1999\.$/);
});

it('says source, date, licence and how old the archive is', async () => {
  await drawn(async (key) => ok({ key, document: DOCUMENT, archive: row().archive }));
  const text = document.querySelector('header')?.textContent;
  expect(text).toContain('World Factbook, as of 2015');
  expect(text).toContain('CIA World Factbook');
  expect(text).toContain('2015');
  expect(text).toContain('Licence: Public domain');
});

it('draws much that is folded bit by bit, and at once where it is asked for', async () => {
  const folded = Array.from({ length: 600 }, (_, n) => `Menu ${n}`).join('\n');
  const text = `${folded}\nThe harbour froze.`;
  const cleaned = [{ start: folded.length + 1, end: text.length }];
  const archive = row().archive;
  const read: ReaderClient['read'] = async (key) =>
    ok({ key, document: { ...DOCUMENT, text, cleaned }, archive });
  const drawnNow = (): number => document.querySelectorAll('details p[data-start]').length;
  await drawn(read);
  expect(drawnNow()).toBe(10);
  await waitFor(() => expect(drawnNow()).toBe(600));
  cleanup();
  await drawn(read, text.indexOf('Menu 300'));
  expect(drawnNow()).toBe(600);
  expect(document.querySelector('details mark')?.textContent).toMatch(/^Menu 300/);
});

it('folds what is not part of the text', async () => {
  await drawn(async (key) => ok({ key, document: DOCUMENT, archive: row().archive }));
  const folded = [...document.querySelectorAll('details')].filter((one) =>
    one.querySelector('p[data-start]'),
  );
  expect(folded.map((one) => one.open)).toEqual([false, false]);
  expect(folded[1]?.textContent).toContain('Submit a comment');
});

it('says so when the archive has gone', async () => {
  await drawn(async () => err('archive-gone'));
  expect(screen.getByRole('heading').textContent).toBe('This document is not here');
  expect(screen.getByText(/no longer in your library, or is switched off/)).toBeTruthy();
});

it('keeps a note and tags as they are typed, and writes down what was read', async () => {
  const client = await drawn(async (key) =>
    ok({ key, document: DOCUMENT, archive: row().archive }),
  );
  fireEvent.input(await screen.findByLabelText('Your note'), { target: { value: 'Compare.' } });
  fireEvent.input(screen.getByLabelText(/^Tags/), { target: { value: 'history, 1958' } });
  await waitFor(async () =>
    expect(await client.of('note')).toMatchObject([
      { document: KEY, text: 'Compare.', tags: ['history', '1958'] },
    ]),
  );
  expect(await client.of('step')).toMatchObject([{ did: 'document', words: DOCUMENT.title }]);
});

it('pins the passage that it was opened at', async () => {
  const read = async (key: DocumentKey) => ok({ key, document: DOCUMENT, archive: row().archive });
  const client = await drawn(read, PASSAGE);
  fireEvent.click(screen.getByRole('button', { name: 'Pin this passage' }));
  expect(await screen.findByRole('button', { name: 'Unpin this passage' })).toBeTruthy();
  const [pin] = await client.of('pin');
  expect(pin?.excerpt.text).toMatch(/^In recent decades, .* in January 1999\.$/);
});

it('leads to what the archive has from right before and after', async () => {
  const read = async (key: DocumentKey) => ok({ key, document: DOCUMENT, archive: row().archive });
  const [before] = EXCERPTS;
  await drawn(read, 0, async () => (before ? { before: before.document } : {}));
  const link = await screen.findByRole('link', { name: /^Before: France: Government/ });
  expect(link.getAttribute('href')).toContain('/reader.html?document=');
  expect(screen.queryByRole('link', { name: /^After/ })).toBeNull();
});
