import type { IntentSettings, IntentState } from './intent';

/**
 * A card begins to be made ready when this share of the dwell has passed and the pointer has stood still
 * for a moment, or at the latest when that share has. A frame that comes while the pointer moves would
 * hold up what the page draws for it.
 */
const PREPARE_SHARES = { first: 0.3, last: 0.6 };
/** How long the pointer has stood still then, ms: some frames, so that the page has drawn its own. */
const STILL_MS = 60;

/** When a card that will open at `openAt` begins to be made ready, ms. */
export function preparingTime(
  { at }: IntentState,
  openAt: number,
  { dwellMs }: IntentSettings,
): number {
  const restAt = openAt - dwellMs;
  const first = restAt + dwellMs * PREPARE_SHARES.first;
  const last = restAt + dwellMs * PREPARE_SHARES.last;
  return Math.min(Math.max(first, (at?.t ?? 0) + STILL_MS), last);
}
