// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { err, ok } from '@/lib/base/result';
import type { DocumentKey } from '@/lib/model/document';
import { ReaderModel, type ReaderClient } from '@/lib/state/reader-model';
import { DOCUMENT, FACTBOOK, PASSAGE, row } from '@/tests/gallery/samples';
import { installMessages } from '@/tests/install-messages';
import { Reader } from './Reader';

beforeAll(installMessages);
afterEach(cleanup);

const KEY = `${FACTBOOK}/fr` as DocumentKey;

async function drawn(read: ReaderClient['read'], start?: number): Promise<void> {
  const model = new ReaderModel({ read });
  await model.load({ key: KEY, start });
  render(<Reader model={model} />);
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

it('folds what is not part of the text', async () => {
  await drawn(async (key) => ok({ key, document: DOCUMENT, archive: row().archive }));
  const folded = [...document.querySelectorAll('details')];
  expect(folded.map((one) => one.open)).toEqual([false, false]);
  expect(folded[1]?.textContent).toContain('Submit a comment');
});

it('says so when the archive has gone', async () => {
  await drawn(async () => err('archive-gone'));
  expect(screen.getByRole('heading').textContent).toBe('This document is not here');
  expect(screen.getByText(/no longer in your library, or is switched off/)).toBeTruthy();
});
