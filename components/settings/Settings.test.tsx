// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings as AllSettings } from '@/lib/model/settings';
import { SettingsModel } from '@/lib/state/settings-model';
import { installMessages } from '@/tests/install-messages';
import { Settings } from './Settings';

beforeAll(installMessages);
afterEach(cleanup);

/** Draws the page, and gives what is stored now. */
async function drawn(over: Partial<AllSettings> = {}): Promise<() => AllSettings> {
  let stored: AllSettings = { ...DEFAULT_SETTINGS, ...over };
  const model = new SettingsModel({
    get: async () => stored,
    async update(change) {
      stored = change(stored);
    },
    watch: () => () => {},
  });
  const shortcuts = {
    list: async () => [{ words: 'Pin the card', keys: '' }],
    open: async () => {},
  };
  render(<Settings model={model} shortcuts={shortcuts} marks={signal(0)} />);
  await new Promise((resolve) => setTimeout(resolve, 5));
  return () => stored;
}

it('lets one choose what opens a card, and says what the choice means', async () => {
  const stored = await drawn();
  fireEvent.change(screen.getByLabelText('A card opens by'), { target: { value: 'strict' } });
  expect(stored()).toEqual({ ...DEFAULT_SETTINGS, trigger: 'strict' });
  expect(await screen.findByText(/so that a page can measure nothing/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('The key'), { target: { value: 'Alt' } });
  expect(stored().key).toBe('Alt');
});

it('finds settings by their words and choices, whole sections by their title', async () => {
  await drawn();
  const look = (words: string): void => {
    fireEvent.input(screen.getByLabelText('Find a setting'), { target: { value: words } });
  };
  look('dashed');
  expect(await screen.findByLabelText('Underlines')).toBeTruthy();
  expect(screen.queryByLabelText('A card opens by')).toBeNull();
  look('sites');
  expect(await screen.findByLabelText('In private windows')).toBeTruthy();
});

it('leads back from one site to all, and lists the sites that are off', async () => {
  const siteRules = { off: ['bank.example'], on: ['a.example'], pausedUntil: 0 };
  const stored = await drawn({ siteRules: { ...siteRules, mode: 'listed' } });
  expect(screen.getByText('a.example')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Backfile runs'), { target: { value: 'everywhere' } });
  fireEvent.click(await screen.findByLabelText('Remove bank.example'));
  fireEvent.input(screen.getByLabelText('Add a site'), {
    target: { value: 'https://www.Mail.example/inbox' },
  });
  fireEvent.click(screen.getByText('Add'));
  expect(stored().siteRules).toEqual({
    mode: 'everywhere',
    off: ['mail.example'],
    on: ['a.example'],
    pausedUntil: 0,
  });
});

it('ends a pause', async () => {
  const pausedUntil = Date.now() + 60_000;
  const stored = await drawn({ siteRules: { ...DEFAULT_SETTINGS.siteRules, pausedUntil } });
  fireEvent.click(screen.getByText('Go on now'));
  expect(stored().siteRules.pausedUntil).toBe(0);
  expect(screen.queryByText('Go on now')).toBeNull();
});

it('says when the archives know no name of the text', async () => {
  await drawn();
  expect(screen.getByText(/None of your archives knows a name in this text/)).toBeTruthy();
});
