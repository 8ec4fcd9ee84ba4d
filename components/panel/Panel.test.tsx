// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { EntityModel } from '@/lib/state/entity-model';
import { KeptModel } from '@/lib/state/kept-model';
import { PopupModel } from '@/lib/state/popup-model';
import { SetsModel } from '@/lib/state/sets-model';
import { aKeptClient } from '@/tests/gallery/kept-client';
import { aClientOfSets } from '@/tests/gallery/library-client';
import { ENTITY_DOCUMENTS, ENTITY_PAGE, NAMES, SEARCH } from '@/tests/gallery/samples';
import { installMessages } from '@/tests/install-messages';
import { Panel } from './Panel';

beforeAll(installMessages);
afterEach(cleanup);

async function drawn(): Promise<{ opened: string[]; kept: InstanceType<typeof KeptModel> }> {
  const opened: string[] = [];
  const openReader = (key: string, start: number): void => void opened.push(`${key} ${start}`);
  const entity = new EntityModel({
    entity: async () => ENTITY_PAGE,
    entityDocuments: async () => ENTITY_DOCUMENTS,
    openReader,
  });
  const kept = new KeptModel(aKeptClient());
  const finder = new PopupModel(
    {
      pageState: async () => ({ kind: 'on', host: 'news.example.org', names: NAMES, totalMs: 8.6 }),
      search: async () => SEARCH,
      setSite: async () => null,
      allowSites: async () => null,
      openReader,
      openLibrary: () => {},
      onOtherImport: () => {},
      openName: (name) => void entity.open(name),
    },
    kept,
  );
  void finder.load();
  void kept.load(new AbortController().signal);
  render(
    <Panel finder={finder} entity={entity} kept={kept} sets={new SetsModel(aClientOfSets())} />,
  );
  await screen.findByText('On this page');
  return { opened, kept };
}

it('opens all that the archive knows of a name of the page, and goes back', async () => {
  await drawn();
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  expect((await screen.findByRole('heading', { name: 'France', level: 1 })).tagName).toBe('H1');
  expect(screen.queryByRole('combobox', { name: 'Search your library' })).toBeNull();
  const back = screen.getByRole('button', { name: 'Back to the page' });
  expect(document.activeElement).toBe(back);
  fireEvent.click(back);
  expect(await screen.findByText('On this page')).toBeTruthy();
});

it('says by which route each name came to mean the entity', async () => {
  await drawn();
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  await screen.findByText('Its names, and why');
  expect(screen.getAllByText('another name, in 3 documents').length).toBeGreaterThan(0);
});

it('draws its years as bars that only show, and says each when pointed at', async () => {
  await drawn();
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  const timeline = await screen.findByRole('img', { name: 'Documents per year, 1999 to 2015' });
  const [year] = timeline.querySelectorAll('g');
  expect(year?.querySelector(':scope > title')?.textContent).toBe('1999: 3 documents');
  expect(timeline.querySelector('rect:not([class])')).toBeNull();
});

it('opens a document at its passage', async () => {
  const { opened } = await drawn();
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('button', { name: /^France: Economy/ }));
  expect(opened).toEqual([`${ENTITY_DOCUMENTS.excerpts[2]?.document.key} 120`]);
});

it('goes on to an entity that is named with it', async () => {
  await drawn();
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('button', { name: 'Germany' }));
  expect(await screen.findByRole('button', { name: /^Back to United Nations/ })).toBeTruthy();
});

it('pins an excerpt on the page of a name, lists it, and takes it away with a way back', async () => {
  const { opened } = await drawn();
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  fireEvent.click(
    await screen.findByRole('button', { name: 'Pin the excerpt of “France: Economy”' }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Back to the page' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Kept (1)' }));
  fireEvent.click(screen.getByRole('button', { name: /^France: Economy/ }));
  expect(opened).toEqual([`${ENTITY_DOCUMENTS.excerpts[2]?.document.key} 120`]);
  const unpin = screen.getByRole('button', { name: 'Unpin the excerpt of “France: Economy”' });
  unpin.focus();
  fireEvent.click(unpin);
  expect(await screen.findByText('1 entry removed')).toBeTruthy();
  expect(screen.getByText(/^Nothing is kept yet/)).toBeTruthy();
  const undo = screen.getByRole('button', { name: 'Undo' });
  await waitFor(() => expect(document.activeElement).toBe(undo));
  fireEvent.click(undo);
  const back = await screen.findByRole('button', { name: /^France: Economy/ });
  await waitFor(() => expect(document.activeElement).toBe(back));
});

it('goes back along the trail, and clears it with a way back', async () => {
  const { kept } = await drawn();
  await kept.record({ kind: 'step', did: 'search', words: 'economy' });
  await kept.load(new AbortController().signal);
  fireEvent.click(screen.getByRole('button', { name: 'Trail' }));
  fireEvent.click(await screen.findByRole('button', { name: /^Search: economy/ }));
  expect(await screen.findByDisplayValue('economy')).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Escape' });
  fireEvent.click(await screen.findByRole('button', { name: 'Clear the trail' }));
  expect(await screen.findByText(/^What you search for and open appears here/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('button', { name: /^Search: economy/ })).toBeTruthy();
});
