// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { err, ok, type Result } from '@/lib/base/result';
import type { ArchiveRow } from '@/lib/model/answers';
import type { UpdateCheck, UpdateOffer } from '@/lib/model/updates';
import type { LibraryClient } from '@/lib/state/library-client';
import { FirstRunModel, type FirstRunModelInstance } from '@/lib/state/first-run-model';
import { LibraryModel } from '@/lib/state/library-model';
import {
  aClientOfClippings,
  aClientOfUpdates,
  aLibraryClient,
} from '@/tests/gallery/library-client';
import { CLIPPING_NOTE, CLIPPINGS, CORRECTIONS, row, SAMPLE_ROW } from '@/tests/gallery/samples';
import { installMessages } from '@/tests/install-messages';
import { Library } from './Library';

beforeAll(installMessages);
afterEach(cleanup);

const BUNDLE = new File(['x'], 'sample.zip');
const never = <T,>(): Promise<T> => new Promise(() => {});

async function drawn(
  over: Partial<LibraryClient> = {},
  firstRun?: FirstRunModelInstance,
): Promise<void> {
  const client = aLibraryClient({
    archives: async () => [SAMPLE_ROW, row()],
    preview: async () =>
      ok({ archive: SAMPLE_ROW.archive, documents: 12, bytes: 1_000, sequence: 4, replaces: 3 }),
    ...over,
  });
  const model = new LibraryModel(client);
  void model.load(new AbortController().signal);
  render(<Library model={model} firstRun={firstRun} />);
  await settle();
}

const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function pick(): Promise<void> {
  const field = document.querySelector('input[type=file]');
  if (!field) throw new Error('no file field');
  fireEvent.change(field, { target: { files: [BUNDLE] } });
  await settle();
}

it('lists archives with edition, counts and size, the starter labelled', async () => {
  await drawn();
  expect(screen.getByText('33,724 documents · 48,102 names · 84 MB')).toBeTruthy();
  expect(screen.getByText('as of 2015')).toBeTruthy();
  expect(screen.getByText('Starter')).toBeTruthy();
});

it('shows what an import will do before it starts', async () => {
  const started: string[] = [];
  await drawn({
    importFile: (file) => {
      started.push(file.name);
      return never();
    },
  });
  await pick();
  expect(screen.getByText(/Replaces version 3/)).toBeTruthy();
  expect(started).toEqual([]);
  fireEvent.click(screen.getByText('Import'));
  expect(started).toEqual(['sample.zip']);
});

it('follows an import and cancels it', async () => {
  await drawn({
    importFile: (_file, { onProgress, signal }) =>
      new Promise((resolve) => {
        onProgress({ stage: 'documents', documents: 3, expected: 12, rate: 40, secondsLeft: 20 });
        signal.addEventListener('abort', () =>
          resolve(err({ kind: 'cancelled', message: 'Cancelled.' })),
        );
      }),
  });
  await pick();
  fireEvent.click(screen.getByText('Import'));
  await settle();
  expect(
    screen.getByText(
      'Reading documents · 3 of 12 documents · 40 documents a second · about 20 seconds left',
    ),
  ).toBeTruthy();
  fireEvent.click(screen.getByText('Cancel'));
  await settle();
  expect(screen.queryByRole('progressbar')).toBeNull();
});

it('says where a bundle is wrong and what to do next', async () => {
  await drawn({
    preview: async () =>
      err({ kind: 'damaged', where: 'documents/1.jsonl, line 8', message: 'Get it again.' }),
  });
  await pick();
  expect(screen.getByRole('alert').textContent).toContain('sample.zip was not imported');
  expect(screen.getByText('Where: documents/1.jsonl, line 8')).toBeTruthy();
});

it('takes a deleted archive back', async () => {
  const calls: string[] = [];
  const note = (call: string) => async (): Promise<null> => {
    calls.push(call);
    return null;
  };
  await drawn({ trash: note('trash'), restore: note('restore') });
  fireEvent.click(screen.getByLabelText('Delete World Factbook'));
  await settle();
  fireEvent.click(screen.getByText('Undo'));
  await settle();
  expect(calls).toEqual(['trash', 'restore']);
});

it('says what updates brought until it was seen', async () => {
  let news: ArchiveRow['news'] = { since: 2, documents: 300, names: 0 };
  await drawn({
    archives: async () => [{ ...SAMPLE_ROW, ...(news && { news }) }],
    markSeen: async () => {
      news = undefined;
    },
  });
  expect(screen.getByText('New since version 2: 300 documents')).toBeTruthy();
  fireEvent.click(screen.getByText('Seen'));
  await settle();
  await settle();
  expect(screen.queryByText('New since version 2: 300 documents')).toBeNull();
});

it('gives the focus to the notice when the deleted row had it', async () => {
  let rows = [SAMPLE_ROW, row()];
  await drawn({
    archives: async () => rows,
    trash: async (id) => {
      rows = rows.filter((one) => one.archive.id !== id);
    },
  });
  const button = screen.getByLabelText('Delete World Factbook');
  button.focus();
  fireEvent.click(button);
  await settle();
  await settle();
  expect(document.activeElement?.textContent).toContain('World Factbook is in the trash.');
});

it('leads the focus to a way back and, once it was taken, to the row again', async () => {
  let rows = [SAMPLE_ROW, row()];
  await drawn({
    archives: async () => rows,
    trash: async (id) => {
      rows = rows.filter((one) => one.archive.id !== id);
    },
    restore: async () => {
      rows = [SAMPLE_ROW, row()];
    },
  });
  const button = screen.getByLabelText('Delete World Factbook');
  button.focus();
  fireEvent.click(button);
  const undo = await screen.findByText('Undo');
  await waitFor(() => expect(document.activeElement).toBe(undo.closest('[data-undo]')));
  undo.closest('button')?.focus();
  fireEvent.click(undo);
  await screen.findByLabelText('Delete World Factbook');
  await waitFor(() => expect(focused()).toBe('Use World Factbook'));
});

it('leads the focus to the next row where one is gone for good', async () => {
  let left = [7, 8, 9];
  await drawn({
    interrupted: async () =>
      left.map((id) => ({ id, name: `No. ${id}`, startedAt: 0, documents: 1, resumable: true })),
    discard: async (id) => (left = left.filter((one) => one !== id)),
  });
  const label = (name: string): string => `Discard the unfinished import of ${name}`;
  const discard = (name: string): void => {
    const button = screen.getByLabelText(label(name));
    button.focus();
    fireEvent.click(button);
  };
  discard('No. 8');
  await waitFor(() => expect(focused()).toBe(label('No. 9')));
  discard('No. 9');
  await waitFor(() => expect(focused()).toBe(label('No. 7')));
});

it('deletes for good only after asking once more', async () => {
  const removed: unknown[] = [];
  await drawn({
    archives: async () => [row({ trashedAt: 1 })],
    remove: async (id) => removed.push(id),
  });
  fireEvent.click(screen.getByLabelText('Delete for good: World Factbook'));
  expect(removed).toEqual([]);
  expect(await screen.findByText(/This cannot be undone/)).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Delete for good: World Factbook'));
  expect(removed).toEqual([row().archive.id]);
});

it('offers to go on with an import that was cut short', async () => {
  const resumed: number[] = [];
  await drawn({
    interrupted: async () => [
      { id: 7, name: 'Sample', startedAt: 0, documents: 120, resumable: true },
      { id: 8, name: 'Other', startedAt: 0, documents: 1, resumable: false },
    ],
    resume: (id) => {
      resumed.push(id);
      return never();
    },
  });
  expect(screen.getByText(/Its file is no longer here/)).toBeTruthy();
  fireEvent.click(screen.getByLabelText('Resume importing Sample'));
  expect(resumed).toEqual([7]);
});

it('brings the starter archive in during the first run, which ends in the library', async () => {
  const imported: string[] = [];
  const firstRun = new FirstRunModel({
    mayReadSites: async () => false,
    askForSites: async () => true,
  });
  await drawn(
    {
      archives: async () => [],
      packaged: async () => [
        { file: new File(['x'], 'world-factbook.zip'), name: 'The World Factbook' },
      ],
      importFile: async (file) => {
        imported.push(file.name);
        return ok({ name: 'World Factbook', documents: 1_842 });
      },
    },
    firstRun,
  );
  expect(imported).toEqual(['world-factbook.zip']);
  expect(screen.getByText('Welcome to Backfile')).toBeTruthy();
  fireEvent.click(screen.getByText('Next'));
  fireEvent.click(await screen.findByText('Allow it on all sites'));
  expect(await screen.findByText(/lets Backfile read the sites that you open/)).toBeTruthy();
  fireEvent.click(screen.getByText('Next'));
  expect(document.activeElement?.textContent).toBe('Rest on a name');
  firstRun.noteCard();
  expect(await screen.findByText(/It works like this on every page/)).toBeTruthy();
  fireEvent.click(screen.getByText('To the library'));
  expect(
    await screen.findByText('World Factbook is in your library: 1,842 documents.'),
  ).toBeTruthy();
});

it('says that another page brings the starter in, and how far, instead of calling the library empty', async () => {
  let tell: Parameters<LibraryClient['onOtherImport']>[0] = () => {};
  const packaged = { file: new File(['x'], 'world-factbook.zip'), name: 'The World Factbook' };
  let begun = 0;
  await drawn({
    archives: async () => [],
    packaged: async () => [packaged],
    importFile: async () => {
      begun += 1;
      return err({ kind: 'busy', message: 'Another import is running.' });
    },
    onOtherImport: (callback) => (tell = callback),
  });
  expect(screen.queryByText('No archive yet')).toBeNull();
  expect(screen.getByText('Importing The World Factbook')).toBeTruthy();
  tell({
    name: packaged.name,
    progress: { stage: 'documents', documents: 900, expected: 1_800, rate: 450 },
  });
  expect(await screen.findByText(/900 of 1,800 documents/)).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('0.5');
  // That page was closed: what it left undone is taken up here.
  tell(undefined);
  await settle();
  expect(begun).toBe(2);
});

it('calls a library empty that nothing is on its way into', async () => {
  await drawn({ archives: async () => [] });
  expect(screen.getByText('No archive yet')).toBeTruthy();
});

it('lets one skip the first run at once', async () => {
  const client = { mayReadSites: async () => true, askForSites: async () => true };
  await drawn({}, new FirstRunModel(client));
  fireEvent.click(screen.getByText('Skip'));
  expect(await screen.findByText('Import an archive')).toBeTruthy();
});

it('lists what was said about names, takes one back and brings it back again', async () => {
  let all = CORRECTIONS;
  await drawn({
    corrections: {
      all: async () => all,
      async undo([id]) {
        const gone = all.filter((each) => each.id === id);
        all = all.filter((each) => each.id !== id);
        return gone;
      },
      async restore(back) {
        all = [...all, ...back];
      },
      addNames: async () => ({ added: 2, known: 1, refused: ['!!!'] }),
    },
  });
  const words = 'Odran Felke is never marked';
  screen.getByLabelText(`Take back: ${words}`).focus();
  fireEvent.click(screen.getByLabelText(`Take back: ${words}`));
  expect(await screen.findByText(`Taken back: ${words}`)).toBeTruthy();
  expect(screen.queryByText(words)).toBeNull();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Undo'));
  fireEvent.click(screen.getByText('Undo'));
  expect(await screen.findByText(words)).toBeTruthy();
  await waitFor(() => expect(focused()).toBe(`Take back: ${words}`));
  fireEvent.input(screen.getByLabelText(/^One name a line/), { target: { value: 'A\nB' } });
  fireEvent.click(screen.getByText('Add these names'));
  expect(
    await screen.findByText('2 names were added. 1 was there already. No possible names: !!!'),
  ).toBeTruthy();
});

const OFFER: UpdateOffer = {
  archive: SAMPLE_ROW.archive.id,
  name: SAMPLE_ROW.archive.name,
  address: 'https://archive.example/list.json',
  have: 3,
  sequence: 4,
  files: [],
  bytes: 34_902,
};

function type(label: string, value: string): void {
  const [field] = screen.getAllByLabelText(label);
  if (!(field instanceof HTMLInputElement)) throw new Error(`no field ${label}`);
  fireEvent.input(field, { target: { value } });
}

it('names an address before it is asked, and asks nothing when that is declined', async () => {
  const asked: string[] = [];
  const check = async (_row: unknown, address: string): Promise<Result<UpdateCheck, never>> => {
    asked.push(address);
    return ok({ newest: 4, offer: OFFER });
  };
  await drawn({ updates: aClientOfUpdates({ check }) });
  type('Address', OFFER.address);
  fireEvent.click(screen.getByLabelText(/^Check now whether Sample/));
  expect((await screen.findByRole('dialog')).textContent).toContain(OFFER.address);
  fireEvent.click(screen.getByText('Cancel'));
  await settle();
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByLabelText(/^Check now whether Sample/));
  fireEvent.click(await screen.findByText('Ask'));
  expect(await screen.findByText('Fetch 35 kB')).toBeTruthy();
  expect(asked).toEqual([OFFER.address]);
});

it('shows what a fetched update changes before it is imported', async () => {
  const update = { offer: OFFER, files: [new Blob(['x'])] };
  const imported: unknown[] = [];
  const updates = aClientOfUpdates({
    check: async () => ok({ newest: 4, offer: OFFER }),
    fetch: async () => ok(update),
    preview: async () =>
      ok({
        archive: SAMPLE_ROW.archive,
        documents: 12,
        bytes: 1_000,
        sequence: 4,
        replaces: 3,
        changes: { added: 300, changed: 20, removed: 5, retracted: 1 },
      }),
    import: async (given) => {
      imported.push(given);
      return ok({ name: 'Sample', documents: 12 });
    },
  });
  const agreed = { ...SAMPLE_ROW, updates: { address: OFFER.address, schedule: 'off' } as const };
  await drawn({ archives: async () => [agreed], updates });
  fireEvent.click(screen.getByLabelText(/^Check now whether Sample/));
  fireEvent.click(await screen.findByText('Fetch 35 kB'));
  expect(await screen.findByText(/300 documents are new, 20 changed, 5 are gone/)).toBeTruthy();
  expect(imported).toEqual([]);
  fireEvent.click(screen.getByText('Import'));
  expect(await screen.findByText(/is in your library/)).toBeTruthy();
  expect(imported).toEqual([update]);
});

it('says why an address is not asked', async () => {
  const updates = aClientOfUpdates({ refusal: () => 'Only https addresses are asked.' });
  await drawn({ updates });
  type('Address', 'http://archive.example');
  fireEvent.click(screen.getByLabelText(/^Check now whether Sample/));
  expect(await screen.findByText('Only https addresses are asked.')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('lists what was saved of pages with where and when it is from, and its tags', async () => {
  await drawn({ clippings: aClientOfClippings([...CLIPPINGS, CLIPPING_NOTE]) });
  const link = screen.getByText('Dredging of the north basin begins in spring').closest('a');
  expect(link?.getAttribute('href')).toContain('/reader.html?document=');
  expect(screen.getByText('Bay News')).toBeTruthy();
  expect(screen.getByText('Harbour')).toBeTruthy();
  expect(screen.getByText('being added')).toBeTruthy();
});

it('says when what was saved could not be added, and tries again', async () => {
  let tries = 0;
  const [first, second] = CLIPPINGS;
  const stuck = { ...second!, change: { do: 'rename', token: '2', isStuck: true } } as const;
  const retry = async (): Promise<void> => void tries++;
  await drawn({ clippings: aClientOfClippings([first!, stuck], { retry }) });
  expect(screen.getByText(/could not be added/)).toBeTruthy();
  fireEvent.click(screen.getByText('Try again'));
  await settle();
  expect(tries).toBe(1);
});

it('renames a clipping, notes on it, deletes it and brings it back', async () => {
  const clippings = aClientOfClippings([...CLIPPINGS, CLIPPING_NOTE]);
  await drawn({ clippings });
  const title = 'Dredging of the north basin begins in spring';
  fireEvent.click(screen.getByLabelText(`Edit: ${title}`));
  await settle();
  expect(screen.getByDisplayValue('Harbour, Contracts')).toBeTruthy();
  fireEvent.input(screen.getByLabelText('Title'), { target: { value: 'Harbour works' } });
  fireEvent.click(screen.getByText('Done'));
  await settle();
  fireEvent.click(screen.getByLabelText('Delete: Harbour works'));
  await settle();
  expect(await clippings.all()).toHaveLength(1);
  fireEvent.click(screen.getByText('Undo'));
  await settle();
  expect((await clippings.all()).map((one) => one.title)).toContain('Harbour works');
});
