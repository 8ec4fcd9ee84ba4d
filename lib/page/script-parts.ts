import type { Cards, PageCardPorts } from './card-ports';
import type { PageReading, ReadingStart, ScriptPart } from './ports';

/** What each part gives when it has run. */
type Made = {
  readonly reading: (start: ReadingStart) => PageReading;
  readonly cards: (from: PageCardPorts) => Cards;
};

/** Called by a part when it runs: leaves what it gives in this script's own world, which pages do not see. */
export function givePart<K extends ScriptPart>(part: K, made: Made[K]): void {
  Reflect.set(globalThis, Symbol.for(part), made);
}

/**
 * What a part gave that was just run.
 *
 * @throws when it was not
 */
export function takePart<K extends ScriptPart>(part: K): Made[K] {
  const made: unknown = Reflect.get(globalThis, Symbol.for(part));
  if (typeof made !== 'function') throw new Error(`no part "${part}"`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `givePart` puts it there
  return made as Made[K];
}
