import { render } from 'preact';
import { ok } from '@/lib/base/result';
import { EMPTY_CARD } from '@/lib/model/empty-card';
import { CardModel } from '@/lib/state/card-model';
import { Card } from './Card';

/**
 * Draws a card of nothing, unseen and unspoken, and takes it away again. In a process that just
 * started, scripts are compiled and fonts found at their first use: better while the content is
 * still looked for than between its coming and its being read.
 */
export async function rehearseCard(): Promise<void> {
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  const model = new CardModel({
    claim: () => Promise.resolve(ok(EMPTY_CARD)),
    more: () => Promise.resolve({ related: [], names: [] }),
    follow: () => Promise.resolve(ok(EMPTY_CARD)),
    correct: () => Promise.resolve(ok('')),
    wish: nothing,
    openReader: nothing,
    chooseSite: nothing,
    undo: nothing,
  });
  await model.load();
  const stage = document.createElement('div');
  stage.inert = true;
  stage.style.cssText = 'position:fixed;inset:0;visibility:hidden';
  document.documentElement.append(stage);
  render(<Card model={model} />, stage);
  render(null, stage);
  stage.remove();
}
