// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { err, ok, type Result } from '@/lib/base/result';
import type { CardProblem, CardView } from '@/lib/model/card';
import { type CardClient, CardModel } from '@/lib/state/card-model';
import { answer, cardView, EXCERPTS } from '@/tests/gallery/samples';
import { installMessages } from '@/tests/install-messages';
import { Card } from './Card';
import { rehearseCard } from './rehearse-card';

beforeAll(installMessages);
afterEach(cleanup);

/** Draws a card and notes what it asks of the background. */
async function drawn(
  claimed: Result<CardView, CardProblem>,
  over: Partial<CardClient> = {},
): Promise<string[]> {
  const calls: string[] = [];
  const note = async (call: string): Promise<null> => {
    calls.push(call);
    return null;
  };
  const model = new CardModel({
    claim: async () => claimed,
    wish: ({ kind }) => note(kind),
    openReader: (key, start) => note(`openReader ${key} ${start}`),
    chooseSite: (choice) => note(choice),
    follow: async ({ surface, years }) => {
      calls.push(`follow ${surface}${years ? ` ${years.from}–${years.to}` : ''}`);
      return ok(cardView({ surface, answers: [answer({ canonical: surface })] }));
    },
    more: async () => ({ related: [], names: [] }),
    correct: async (kind, _at, surface) => {
      calls.push(`${kind} ${surface}`);
      return ok('c1');
    },
    undo: (id) => note(`undo ${id}`),
    ...over,
  });
  void model.load();
  render(<Card model={model} />);
  await new Promise((resolve) => setTimeout(resolve));
  return calls;
}

it('says what the entity is, how much the archive has, and how old that is', async () => {
  await drawn(ok(cardView()));
  expect(screen.getByRole('heading').textContent).toBe('France');
  expect(screen.getByText('Place')).toBeTruthy();
  expect(screen.getByText('312 documents, 1999–2015')).toBeTruthy();
  expect(screen.getByText('World Factbook, as of 2015')).toBeTruthy();
});

it('marks the name, and says why the excerpt is shown', async () => {
  await drawn(ok(cardView()));
  expect(document.querySelector('blockquote mark')?.textContent).toBe('France');
  expect(screen.getByText('exact name')).toBeTruthy();
});

it('goes through the excerpts by arrow keys and stops at the ends', async () => {
  await drawn(ok(cardView()));
  fireEvent.keyDown(window, { key: 'ArrowLeft' });
  expect(screen.getByText('1 of 3')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'ArrowRight' });
  expect(await screen.findByText('2 of 3')).toBeTruthy();
  expect(screen.getByText('this page')).toBeTruthy();
  expect(screen.getByText('another name: “French Republic”')).toBeTruthy();
});

it('closes with Escape and opens the excerpt being read in the reader', async () => {
  const calls = await drawn(ok(cardView()));
  fireEvent.click(screen.getByText('Read in full'));
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(calls).toContain(`openReader ${EXCERPTS[0]?.document.key} 120`);
  expect(calls).toContain('close');
});

it('links the original only when it is on the web, and without a referrer', async () => {
  await drawn(ok(cardView()));
  const link = screen.getByRole('link');
  expect(link.getAttribute('href')).toBe('https://example.org/france');
  expect(link.getAttribute('rel')).toBe('noreferrer noopener');
  cleanup();
  const [first] = EXCERPTS;
  if (!first) throw new Error('no sample');
  const bad = { ...first, document: { ...first.document, url: 'javascript:alert(1)' } };
  await drawn(ok(cardView({ answers: [answer({}, { excerpts: [bad] })] })));
  expect(screen.queryByRole('link')).toBeNull();
});

it('draws markup in an archive as text', async () => {
  const [first] = EXCERPTS;
  if (!first) throw new Error('no sample');
  const text = '<img src=x onerror=alert(1)>';
  const hostile = { ...first, text, marks: [{ start: 0, end: 4 }] };
  await drawn(ok(cardView({ answers: [answer({ canonical: text }, { excerpts: [hostile] })] })));
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelector('blockquote')?.textContent).toBe(text);
});

it('lets one choose among candidates', async () => {
  const answers = [answer({ canonical: 'Georgia' }), answer({ canonical: 'South Georgia' })];
  await drawn(ok(cardView({ surface: 'Georgia', outcome: 'ambiguous', answers })));
  expect(screen.getByText('“Georgia” may be one of these')).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('tablist'), { key: 'ArrowRight' });
  expect((await screen.findByRole('heading')).textContent).toBe('South Georgia');
});

it('asks for the rest of a candidate that was looked into briefly once it is chosen, and keeps what is read', async () => {
  const [first, second, third] = EXCERPTS;
  if (!first || !second || !third) throw new Error('The samples have too few excerpts.');
  const brief = {
    ...answer({ canonical: 'South Georgia' }),
    excerpts: [second],
    isBrief: true as const,
  };
  const whole = { ...answer({ canonical: 'South Georgia' }), excerpts: [first, second, third] };
  const answers = [answer({ canonical: 'Georgia' }), brief];
  const asked: string[] = [];
  await drawn(ok(cardView({ surface: 'Georgia', outcome: 'ambiguous', answers })), {
    follow: async ({ surface }) => {
      asked.push(surface);
      return ok(cardView({ surface, answers: [whole] }));
    },
  });
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole('tab', { name: /South Georgia/ }));
  expect(await screen.findByText('1 of 3')).toBeTruthy();
  expect(asked).toEqual(['Georgia']);
  expect(document.querySelector('blockquote')?.textContent).toBe(second.text);
});

it('shows what it has of such a candidate when the rest cannot be had', async () => {
  const brief = {
    ...answer({ canonical: 'South Georgia' }),
    excerpts: EXCERPTS.slice(0, 1),
    isBrief: true as const,
  };
  const answers = [answer({ canonical: 'Georgia' }), brief];
  await drawn(ok(cardView({ surface: 'Georgia', outcome: 'ambiguous', answers })), {
    follow: async () => err({ kind: 'library-changed' }),
  });
  fireEvent.click(screen.getByRole('tab', { name: /South Georgia/ }));
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.querySelector('blockquote')?.textContent).toBe(EXCERPTS[0]?.text);
});

it('offers to run on the site alone, and to pause', async () => {
  const calls = await drawn(ok(cardView()));
  fireEvent.click(screen.getByLabelText('Where Backfile runs'));
  expect(screen.getByText('Pause for 10 minutes')).toBeTruthy();
  fireEvent.click(screen.getByText('Only on news.example.org'));
  expect(calls).toContain('onlyHere');
});

it('switches the site off with one click', async () => {
  const calls = await drawn(ok(cardView()));
  fireEvent.click(screen.getByLabelText('Off here: news.example.org'));
  expect(calls).toContain('offHere');
  expect(await screen.findByText(/Backfile is off on news.example.org/)).toBeTruthy();
});

it.each(['click', 'Enter', ' '])(
  'follows a name in an excerpt by %j, and comes back',
  async (way) => {
    const at = { ...answer().ref, number: 5 };
    const names = [{ text: 0, start: 82, end: 90, at, route: 'exact' as const }];
    const calls = await drawn(ok(cardView()), { more: async () => ({ related: [], names }) });
    const words = EXCERPTS[0]?.text.slice(82, 90) ?? '';
    const name = await screen.findByRole('button', { name: words });
    if (way === 'click') fireEvent.click(name);
    else fireEvent.keyDown(name, { key: way });
    await new Promise((resolve) => setTimeout(resolve));
    expect(calls).toContain(`follow ${words}`);
    expect(screen.getByRole('heading').textContent).toBe(words);
    fireEvent.click(screen.getByLabelText('Back'));
    expect(screen.getByRole('heading').textContent).toBe('France');
    expect(screen.queryByLabelText('Back')).toBeNull();
  },
);

it('keeps what is said of a name, and takes it back', async () => {
  const calls = await drawn(ok(cardView()));
  fireEvent.click(screen.getByLabelText('Correct this name'));
  fireEvent.click(screen.getByText('“France” is not this one'));
  fireEvent.click(await screen.findByText('Undo'));
  expect(await screen.findByText('Taken back.')).toBeTruthy();
  expect(calls.filter((call) => /notThis|undo/.test(call))).toEqual(['notThis France', 'undo c1']);
});

it('shows one year alone, by the timeline', async () => {
  const calls = await drawn(ok(cardView()));
  fireEvent.change(screen.getByLabelText('Years shown'), { target: { value: '2014' } });
  await new Promise((resolve) => setTimeout(resolve));
  expect(calls).toContain('follow France 2014–2014');
});

it('says what each source said, dated and side by side', async () => {
  await drawn(ok(cardView()));
  fireEvent.click(screen.getByText('By source'));
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('CIA World Factbook');
  expect(document.querySelectorAll('blockquote')).toHaveLength(3);
});

it('pins with P, and says so', async () => {
  const calls = await drawn(ok(cardView()));
  fireEvent.keyDown(window, { key: 'p' });
  expect(await screen.findByLabelText('Pinned')).toBeTruthy();
  expect(calls).toContain('pin');
});

it('stays blank, and asks to be closed, for a nonce that was never given out', async () => {
  const calls = await drawn(err({ kind: 'unknown-handle' }));
  expect(document.body.textContent).toBe('');
  expect(calls).toEqual(['close']);
});

it('says in plain words that the library changed', async () => {
  await drawn(err({ kind: 'library-changed' }));
  expect(screen.getByRole('alert').textContent).toContain('Rest on the name once more');
});

it('is rehearsed without a trace', async () => {
  const before = document.documentElement.outerHTML;
  const drawing: string[] = [];
  const watch = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof HTMLElement && node.inert) drawing.push(node.style.visibility);
  });
  watch.observe(document.documentElement, { childList: true });
  await rehearseCard();
  await new Promise((resolve) => setTimeout(resolve, 50));
  watch.disconnect();
  expect(drawing).toEqual(['hidden']);
  expect(document.documentElement.outerHTML).toBe(before);
});
