import { expect, it, vi } from 'vitest';
import type { SearchAnswer } from '@/lib/model/answers';
import { SearchModel } from './search-model';

type Asked = { readonly query: string; readonly most: number | undefined };

/** An answer with so many hits. */
function answer(hits: number, tookMs: number): SearchAnswer {
  const all = Array.from({ length: hits }, () => ({}) as SearchAnswer['hits'][number]);
  return { hits: all, total: hits, complete: hits, approximate: false, tookMs };
}

it('asks for what is seen at each letter, and for the other hits when typing has stopped', async () => {
  const asked: Asked[] = [];
  const model = new SearchModel(async (query, _signal, most) => {
    asked.push({ query, most });
    return answer(most ?? 40, most ?? 99);
  });
  for (const text of ['po', 'por', 'port']) {
    model.type(text);
    await vi.waitFor(() => expect(asked.at(-1)?.query).toBe(text));
    await vi.waitFor(() => expect(model.view.value.kind).toBe('answered'));
    expect(model.answer.value?.hits).toHaveLength(10);
  }
  await vi.waitFor(() => expect(model.answer.value?.hits).toHaveLength(40));
  expect(model.answer.value?.tookMs).toBe(10);
  expect(asked).toEqual([
    { query: 'po', most: 10 },
    { query: 'por', most: 10 },
    { query: 'port', most: 10 },
    { query: 'port', most: undefined },
  ]);
});

it('asks once where there are no more hits', async () => {
  const ask = vi.fn(async () => answer(3, 1));
  const model = new SearchModel(ask);
  model.type('port');
  await vi.waitFor(() => expect(model.view.value.kind).toBe('answered'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(ask).toHaveBeenCalledTimes(1);
});

it('keeps the first hits when the others cannot be had', async () => {
  const model = new SearchModel(async (_query, _signal, most) => {
    if (most === undefined) throw new Error('gone');
    return answer(most, 1);
  });
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
  model.type('port');
  await vi.waitFor(() => expect(said).toHaveBeenCalled());
  said.mockRestore();
  expect(model.view.value).toMatchObject({ kind: 'answered', answer: { tookMs: 1 } });
});

it('shows no answer to words that are not in the box any more', async () => {
  const slow: (() => void)[] = [];
  const model = new SearchModel(async (query) => {
    if (query === 'slow') await new Promise<void>((resolve) => slow.push(resolve));
    return answer(query === 'slow' ? 12 : 2, 1);
  });
  model.type('slow');
  await vi.waitFor(() => expect(slow).toHaveLength(1));
  model.type('fast');
  await vi.waitFor(() => expect(model.answer.value?.hits).toHaveLength(2));
  slow[0]?.();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(model.answer.value?.hits).toHaveLength(2);
  model.type('');
  expect(model.view.value.kind).toBe('idle');
});
