import { until, wait, type Frame, type Point, type Tab } from '@/scripts/browsers/driver';
import { cardFrame, cardText, isCardShown } from './read-card';

/** A card opens only on text that has stood unmoved this long before the pointer came, ms. */
const STAND_STILL_MS = 600;
/** Cards open at most once in this time, ms. */
const BETWEEN_CARDS_MS = 1_000;
/** A corner without text, to come from and to go back to. */
const ASIDE: Point = { x: 3, y: 3 };

/** The last piece of the way is made slowly, CSS pixels. */
const LAST_PX = 8;
/** Time between two moves of a slow pointer, ms. */
const FRAME_MS = 16;

/** A card that opened. */
export type OpenedCard = {
  readonly frame: Frame;
  /** From the pointer's last move to the excerpts on the card, dwell included, ms. */
  readonly tookMs: number;
};

/**
 * Moves the pointer onto a point, as a hand would, and waits for the card.
 *
 * @returns undefined when no card is there after `timeoutMs`
 */
export async function restOn(
  tab: Tab,
  point: Point,
  timeoutMs = 5_000,
): Promise<OpenedCard | undefined> {
  await tab.movePointer(ASIDE);
  await wait(STAND_STILL_MS);
  await tab.movePointer({ x: point.x - LAST_PX, y: point.y }, 6);
  // A pointer that comes in too fast is only passing.
  for (let left = LAST_PX - 2; left >= 0; left -= 2) {
    await wait(FRAME_MS);
    await tab.movePointer({ x: point.x - left, y: point.y });
  }
  const rested = performance.now();
  while (performance.now() - rested < timeoutMs) {
    // The frame can be replaced while it is being read.
    const frame = await cardFrame(tab).catch(() => undefined);
    const text = frame && (await cardText(frame).catch(() => ''));
    if (frame && text && (await isCardShown(tab)))
      return { frame, tookMs: performance.now() - rested };
    await wait(10);
  }
  return undefined;
}

/** Moves the pointer away and waits until the card has gone and another may open. */
export async function leaveCard(tab: Tab): Promise<void> {
  await tab.movePointer(ASIDE, 4);
  await until('the card to close', async () => (await cardFrame(tab)) === undefined);
  await wait(BETWEEN_CARDS_MS);
}
