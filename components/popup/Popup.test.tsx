// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { KeptClipping } from '@/lib/model/kept';
import { KeptModel } from '@/lib/state/kept-model';
import { PopupModel, type PopupClient } from '@/lib/state/popup-model';
import { SaveModel, type SaveClient } from '@/lib/state/save-model';
import { SetsModel } from '@/lib/state/sets-model';
import { aKeptClient } from '@/tests/gallery/kept-client';
import { aClientOfSaving, aClientOfSets } from '@/tests/gallery/library-client';
import { CLIPPINGS, NAMES, SEARCH } from '@/tests/gallery/samples';
import { installMessages } from '@/tests/install-messages';
import { Popup } from './Popup';

beforeAll(installMessages);
afterEach(cleanup);

async function drawn(
  over: Partial<PopupClient> = {},
  kept = new KeptModel(aKeptClient()),
  saving: Partial<SaveClient> = {},
): Promise<HTMLElement> {
  const model = new PopupModel(
    {
      pageState: async () => ({
        kind: 'on',
        host: 'news.example.org',
        names: NAMES,
        totalMs: 8.6,
      }),
      search: async () => SEARCH,
      setSite: async () => null,
      allowSites: async () => null,
      openReader: () => {},
      openLibrary: () => {},
      onOtherImport: () => {},
      ...over,
    },
    kept,
  );
  void model.load();
  const save = new SaveModel(aClientOfSaving(saving));
  void save.load();
  render(<Popup model={model} sets={new SetsModel(aClientOfSets())} save={save} />);
  await new Promise((resolve) => setTimeout(resolve));
  return screen.getByRole('combobox');
}

const options = (): (string | null)[] =>
  screen.queryAllByRole('option').map((option) => option.textContent);

it('lists the names of the page by how much the archive knows', async () => {
  await drawn();
  expect(options().slice(0, 2)).toEqual([
    'United Nations Security CouncilOrganisation1,204 documents',
    'FrancePlace312 documents',
  ]);
  expect(screen.getByText('9 ms on this page')).toBeTruthy();
});

it('has the focus in the search box and searches what is typed there', async () => {
  const asked: string[] = [];
  const input = await drawn({
    search: async (query) => {
      asked.push(query);
      return SEARCH;
    },
  });
  expect(document.activeElement).toBe(input);
  fireEvent.input(input, { target: { value: 'fr' } });
  fireEvent.input(input, { target: { value: 'france' } });
  expect(await screen.findByText('312 documents')).toBeTruthy();
  expect(asked).toEqual(['france']);
});

it('opens the hit that the arrows chose, at its passage', async () => {
  const opened: string[] = [];
  const input = await drawn({ openReader: (key, start) => opened.push(`${key} ${start}`) });
  fireEvent.input(input, { target: { value: 'france' } });
  await screen.findByText('France: Economy');
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  expect(input.getAttribute('aria-activedescendant')).toBe('row-1');
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(opened).toEqual([`${SEARCH.hits[1]?.excerpt.document.key} 120`]);
});

it('searches for a chosen name as a phrase, and goes back with Escape', async () => {
  const input = await drawn();
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(await screen.findByDisplayValue('"United Nations Security Council"')).toBeTruthy();
  fireEvent.keyDown(input, { key: 'Escape' });
  expect(await screen.findByText('On this page')).toBeTruthy();
});

it('says why there are no names, and switches a site on again', async () => {
  const switched: unknown[] = [];
  await drawn({
    pageState: async () => ({ kind: 'off-here', host: 'news.example.org' }),
    setSite: async (host, on) => switched.push([host, on]),
  });
  expect(screen.getByText(/Backfile is off on this site/)).toBeTruthy();
  fireEvent.click(screen.getByRole('switch'));
  expect(switched).toEqual([['news.example.org', true]]);
});

it('says that an archive is on its way into an empty library, and looks again once it is there', async () => {
  let tell: Parameters<PopupClient['onOtherImport']>[0] = () => {};
  let isThere = false;
  const host = 'news.example.org';
  await drawn({
    pageState: async () =>
      isThere ? { kind: 'on', host, names: NAMES, totalMs: 1 } : { kind: 'no-archive', host },
    onOtherImport: (callback) => (tell = callback),
  });
  expect(screen.getByText(/Your library is empty/)).toBeTruthy();
  const progress = { stage: 'documents', documents: 900, expected: 1_800, rate: 450 } as const;
  tell({ name: 'The World Factbook', progress });
  expect(await screen.findByText(/The World Factbook is being imported/)).toBeTruthy();
  expect(screen.queryByText(/Your library is empty/)).toBeNull();
  isThere = true;
  tell(undefined);
  expect(await screen.findByText('France')).toBeTruthy();
});

it('asks for access to sites where the browser gives none, and looks again', async () => {
  let isAllowed = false;
  await drawn({
    pageState: async () =>
      isAllowed
        ? { kind: 'on', host: 'news.example.org', names: NAMES, totalMs: 1 }
        : { kind: 'no-access', host: 'news.example.org' },
    allowSites: async () => (isAllowed = true),
  });
  fireEvent.click(screen.getByText('Allow it on all sites'));
  expect(await screen.findByText('On this page')).toBeTruthy();
});

it('says that nothing was found', async () => {
  const input = await drawn({ search: async () => ({ ...SEARCH, hits: [], total: 0 }) });
  fireEvent.input(input, { target: { value: 'xyzzy' } });
  expect(await screen.findByText(/Nothing in your library matches “xyzzy”/)).toBeTruthy();
});

it('says that a search did not work, and tries again with the next letter', async () => {
  const search = async (query: string): Promise<typeof SEARCH> => {
    if (query === 'fr') throw new DOMException('gone', 'AbortError');
    return SEARCH;
  };
  const input = await drawn({ search });
  fireEvent.input(input, { target: { value: 'fr' } });
  expect(await screen.findByText(/The search did not work/)).toBeTruthy();
  fireEvent.input(input, { target: { value: 'fra' } });
  expect(await screen.findByText('312 documents')).toBeTruthy();
});

it('tells how many have every word, and what was left out as near-identical', async () => {
  const [first, ...others] = SEARCH.hits;
  const hits = first ? [{ ...first, copies: 3 }, ...others] : [];
  const input = await drawn({ search: async () => ({ ...SEARCH, hits, complete: 41 }) });
  fireEvent.input(input, { target: { value: 'france economy' } });
  expect(await screen.findByText('312 documents, 41 with every word')).toBeTruthy();
  expect(screen.getByText('3 near-identical documents')).toBeTruthy();
});

it('never shows an answer over that to a later letter', async () => {
  const waiting = new Map<string, (answer: typeof SEARCH) => void>();
  const search = (query: string): Promise<typeof SEARCH> =>
    new Promise((resolve) => waiting.set(query, resolve));
  const input = await drawn({ search });
  fireEvent.input(input, { target: { value: 'fr' } });
  await waitFor(() => expect(waiting.has('fr')).toBe(true));
  fireEvent.input(input, { target: { value: 'fra' } });
  await waitFor(() => expect(waiting.has('fra')).toBe(true));
  waiting.get('fra')?.({ ...SEARCH, total: 2, complete: 2 });
  expect(await screen.findByText('2 documents')).toBeTruthy();
  waiting.get('fr')?.(SEARCH);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(screen.getByText('2 documents')).toBeTruthy();
  expect(screen.queryByText('312 documents')).toBeNull();
});

it('says which archives are damaged and were left out in part', async () => {
  const input = await drawn({
    search: async () => ({ ...SEARCH, leftOut: ['World Factbook', 'Wires'] }),
  });
  fireEvent.input(input, { target: { value: 'france' } });
  expect((await screen.findByRole('note')).textContent).toContain('World Factbook, Wires');
});

it('offers saved searches below the names, and searches again with the arrows and Enter', async () => {
  const kept = new KeptModel(aKeptClient());
  await kept.toggleSearch('grain harvest');
  const input = await drawn({}, kept);
  expect(screen.getByRole('group', { name: 'Saved and recent searches' })).toBeTruthy();
  fireEvent.keyDown(input, { key: 'ArrowUp' });
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(await screen.findByDisplayValue('grain harvest')).toBeTruthy();
  const save = screen.getByRole('button', { name: 'Keep this search' });
  expect(save.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(save);
  await waitFor(() => expect(save.getAttribute('aria-pressed')).toBe('false'));
});

it('pins the active hit with Alt+P, and says that it is pinned', async () => {
  const kept = new KeptModel(aKeptClient());
  const input = await drawn({}, kept);
  fireEvent.input(input, { target: { value: 'france' } });
  await screen.findByText('France: Economy');
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  fireEvent.keyDown(input, { key: 'π', code: 'KeyP', altKey: true });
  expect(await screen.findByText('Pinned')).toBeTruthy();
  expect(kept.pins.value.map(({ excerpt }) => excerpt.document.key)).toEqual([
    SEARCH.hits[1]?.excerpt.document.key,
  ]);
});

const CLIPPING = CLIPPINGS[0]!;

it('says that a pin was not kept, until one is', async () => {
  let isFull = true;
  const client = aKeptClient();
  const kept = new KeptModel({
    ...client,
    put: (...given) => (isFull ? Promise.reject(new Error('full')) : client.put(...given)),
  });
  const box = await drawn({}, kept);
  fireEvent.input(box, { target: { value: 'france' } });
  await screen.findAllByRole('option');
  const pin = (): boolean => fireEvent.keyDown(box, { key: 'p', code: 'KeyP', altKey: true });
  pin();
  await screen.findByText(/This could not be kept/);
  isFull = false;
  pin();
  await waitFor(() => expect(screen.queryByText(/This could not be kept/)).toBeNull());
  expect(await client.of('pin')).toHaveLength(1);
});

it('says that the library cannot be read, and leads to it', async () => {
  let opened = 0;
  await drawn({
    pageState: () => Promise.reject(new Error('closed')),
    openLibrary: () => void opened++,
  });
  await screen.findByText(/could not read its library/);
  fireEvent.click(screen.getByRole('button', { name: 'Open the library' }));
  expect(opened).toBe(1);
});

it('saves the page in front, says so, and takes it back', async () => {
  let saved: readonly KeptClipping[] = [];
  await drawn({}, undefined, {
    saved: async () => saved,
    save: async () => {
      saved = [CLIPPING];
      return CLIPPING;
    },
    remove: async () => {
      saved = [];
    },
  });
  fireEvent.click(await screen.findByText('Save page'));
  await screen.findByText('Saved in My clippings');
  expect(screen.getByText('Edit').getAttribute('href')).toBe('/library.html#clippings-title');
  fireEvent.click(screen.getByText('Undo'));
  await screen.findByText('Save page');
  expect(saved).toEqual([]);
});

it('saves the selection where there is one', async () => {
  await drawn({}, undefined, { hasSelection: async () => true });
  expect(await screen.findByText('Save selection')).toBeTruthy();
});

it('knows a page that was saved before, and does not offer to take that back', async () => {
  await drawn({}, undefined, { saved: async () => [CLIPPING], save: async () => CLIPPING });
  await screen.findByText('Saved in My clippings');
  fireEvent.click(screen.getByText('Save page'));
  await screen.findByText('Edit');
  expect(screen.queryByText('Undo')).toBeNull();
});

it('says where a page cannot be saved, and offers nothing on pages of the browser', async () => {
  await drawn({}, undefined, { save: async () => undefined });
  fireEvent.click(await screen.findByText('Save page'));
  await screen.findByText('This page cannot be saved');
  cleanup();
  await drawn({}, undefined, { saved: async () => undefined });
  expect(screen.queryByText('Save page')).toBeNull();
});
