import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { KeptClipping, TakenPage } from '@/lib/model/kept';
import { saveAndAnswer } from './save-clipping';

const TAB = { id: 3, url: 'https://bay.example/a.pdf', title: 'A paper' } as never;

/** Pages of the tab's frames as the browser gives them; none where it lets nobody in. */
let frames: { frameId: number; result: unknown }[] | undefined;
let shown: unknown[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
  shown = [];
  Reflect.set(fakeBrowser, 'scripting', {
    executeScript: async () => {
      if (!frames) throw new Error('Cannot access contents of the page');
      return frames;
    },
  });
  Reflect.set(fakeBrowser, 'action', {
    setBadgeText: async ({ text }: { text: string }) => void shown.push(text),
    setTitle: async () => undefined,
  });
});

const page = (selection = ''): Record<string, string> => ({
  address: 'https://bay.example/',
  title: 'Bay',
  html: '<p>Words',
  selection,
});

async function saved(request: Omit<Parameters<typeof saveAndAnswer>[1], 'tab'>) {
  const taken: TakenPage[] = [];
  const take = async (one: TakenPage): Promise<KeptClipping> => {
    taken.push(one);
    return {} as never;
  };
  const isSaved = await saveAndAnswer({ take }, { tab: TAB, ...request });
  await vi.waitFor(() => expect(shown).toHaveLength(1));
  return { isSaved, sign: shown[0], taken };
}

it('saves the page, and answers on the button', async () => {
  frames = [{ frameId: 0, result: page('ignored') }];
  const { isSaved, sign, taken } = await saved({ wanted: 'page' });
  expect([isSaved, sign]).toEqual([true, '✓']);
  expect(taken).toEqual([{ address: 'https://bay.example/', title: 'Bay', html: '<p>Words' }]);
});

it('saves what is selected in whatever frame, by a key', async () => {
  frames = [
    { frameId: 0, result: page() },
    { frameId: 5, result: page('in a frame') },
  ];
  const { taken } = await saved({ wanted: 'either' });
  expect(taken[0]?.selection).toBe('in a frame');
});

it('saves the top page by a key where nothing is selected', async () => {
  frames = [
    { frameId: 5, result: { ...page(), title: 'Frame' } },
    { frameId: 0, result: page() },
  ];
  const { taken } = await saved({ wanted: 'either' });
  expect(taken[0]).toEqual({ address: 'https://bay.example/', title: 'Bay', html: '<p>Words' });
});

it('saves the words that the menu knows where nobody may read the page', async () => {
  frames = undefined;
  const { isSaved, taken } = await saved({ wanted: 'selection', selectionText: 'of a paper' });
  expect(isSaved).toBe(true);
  expect(taken).toEqual([
    {
      address: 'https://bay.example/a.pdf',
      title: 'A paper',
      html: '',
      selection: 'of a paper',
    },
  ]);
});

it('says so where nothing can be saved', async () => {
  frames = undefined;
  const { isSaved, sign, taken } = await saved({ wanted: 'page' });
  expect([isSaved, sign, taken]).toEqual([false, '!', []]);
});
