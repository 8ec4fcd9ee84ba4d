import { KeptModel } from '@/lib/state/kept-model';
import { aKeptClient } from './kept-client';
import { KEPT } from './samples';

/** What the stories have kept. */
export function keptModel(): InstanceType<typeof KeptModel> {
  const kept = new KeptModel(aKeptClient({}, KEPT));
  void kept.load(new AbortController().signal);
  return kept;
}

/** Presses what `selector` finds once the story is drawn, as a reader would. */
export function press(selector: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.click(), 100);
}
