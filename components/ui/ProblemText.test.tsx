// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { ImportProblem } from '@/lib/model/answers';
import { installMessages, installTable, messagesOf } from '@/tests/install-messages';
import { ProblemText } from './ProblemText';

afterEach(cleanup);
afterAll(installMessages);

const PROBLEM: ImportProblem = {
  kind: 'damaged',
  where: 'documents/0003.jsonl, line 812',
  message: 'This part is not what the manifest says. Get the bundle again.',
};

it.each([
  ['de', 'Die Datei ist beschädigt.'],
  ['fr', 'Le fichier est abîmé.'],
  ['es', 'El fichero está dañado.'],
  ['ar', 'الملف تالف.'],
  ['fa', 'پرونده آسیب دیده است.'],
])('says in %s what is wrong, where, and keeps the very words apart', async (locale, words) => {
  installTable(await messagesOf(locale));
  render(<ProblemText problem={PROBLEM} />);
  expect(document.body.textContent).toContain(words);
  expect(document.body.textContent).toContain('line 812');
  const exactly = screen.getByText(PROBLEM.message);
  expect([exactly.lang, exactly.dir, exactly.closest('details')?.open]).toEqual([
    'en',
    'ltr',
    false,
  ]);
});

it('says the very words at once in English', async () => {
  installTable(await messagesOf('en'));
  render(<ProblemText problem={PROBLEM} />);
  expect(screen.getByText(PROBLEM.message).closest('details')).toBeNull();
});
