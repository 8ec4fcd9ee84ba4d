import { expect, it } from 'vitest';
import { nextTask } from './next-task';

it('lets earlier tasks run first, which resolved promises alone do not', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('task'));
  await Promise.resolve();
  order.push('promise');
  await nextTask();
  await nextTask();
  order.push('next task');
  expect(order).toEqual(['promise', 'task', 'next task']);
});
