import type { Kept } from '@/lib/model/kept';
import { KeptModel } from '@/lib/state/kept-model';
import { aKeptClient } from './kept-client';
import { KEPT } from './samples';

/** What the stories have kept, `all` where it is not the usual. */
export function keptModel(all: readonly Kept[] = KEPT): InstanceType<typeof KeptModel> {
  const kept = new KeptModel(aKeptClient({}, all));
  void kept.load(new AbortController().signal);
  return kept;
}

/** Presses what `selector` finds once the story is drawn, as a reader would. */
export function press(selector: string): void {
  setTimeout(() => document.querySelector<HTMLElement>(selector)?.click(), 100);
}
