import { expect, it } from 'vitest';
import { createChannel } from './channel';

const say = (message: object): string => JSON.stringify(message);

it('gives each answer to the one who asked, whatever their order', async () => {
  const channel = createChannel(() => undefined);
  const first = channel.send('A');
  const second = channel.send('B');
  channel.receive(say({ id: 2, result: 'b' }));
  channel.receive(say({ id: 1, result: 'a' }));
  expect(await Promise.all([first, second])).toEqual(['a', 'b']);
});

it('rejects what was asked of a session that ends, and nothing else', async () => {
  const channel = createChannel(() => undefined);
  const gone = channel.send('Runtime.callFunctionOn', {}, 'card');
  const other = channel.send('Runtime.callFunctionOn', {}, 'page');
  const browser = channel.send('Browser.getVersion');
  channel.receive(say({ method: 'Target.detachedFromTarget', params: { sessionId: 'card' } }));
  channel.receive(say({ id: 2, result: 'page' }));
  channel.receive(say({ id: 3, result: 'browser' }));
  await expect(gone).rejects.toThrow('Runtime.callFunctionOn: what it was sent to is gone');
  expect(await Promise.all([other, browser])).toEqual(['page', 'browser']);
});

it('rejects everything when the line is cut, and all that comes after', async () => {
  const channel = createChannel(() => undefined);
  const asked = channel.send('A');
  channel.cut('the browser ended');
  await expect(asked).rejects.toThrow('the browser ended');
  await expect(channel.send('B')).rejects.toThrow('the browser ended');
});
