import type { Tab, Point } from '@/scripts/browsers/driver';
import { until, wait } from '@/scripts/browsers/driver';
import { spotOfName, spotsOfUnderlines } from './find-spots';
import { restOn, type OpenedCard } from './rest';

/** Longest wait for the first underline, ms. */
const MARKS_MS = 15_000;
/** Longest wait for a card where there is a name, ms. */
const CARD_MS = 4_000;
/** Most underlines that are tried. */
const MAX_UNDERLINES = 8;

/** What came of looking for a card. */
export type CardSearch =
  | { readonly kind: 'card'; readonly card: OpenedCard }
  /** The page does not say the name. */
  | { readonly kind: 'not-on-page' }
  /** The page says it, the archive does not know it. */
  | { readonly kind: 'unknown' }
  /** Nothing is underlined. */
  | { readonly kind: 'no-names' };

/**
 * Rests on a name until a card opens.
 *
 * @param name undefined for the first underlined one
 */
export async function findCard(tab: Tab, name: string | undefined): Promise<CardSearch> {
  const underlines = await until(
    'underlines',
    async () => {
      const spots = await spotsOfUnderlines(tab);
      return spots.length > 0 && spots;
    },
    MARKS_MS,
  ).catch((): readonly Point[] => []);
  if (name !== undefined) return restOnName(tab, name);
  for (const spot of underlines.slice(0, MAX_UNDERLINES)) {
    const card = await restOn(tab, spot, CARD_MS);
    if (card) return { kind: 'card', card };
  }
  return { kind: underlines.length === 0 ? 'no-names' : 'unknown' };
}

async function restOnName(tab: Tab, name: string): Promise<CardSearch> {
  for (let index = 0; ; index += 1) {
    const spot = await spotOfName(tab, name, index);
    if (!spot) return { kind: index === 0 ? 'not-on-page' : 'unknown' };
    // Marks of a screen that was just scrolled to are drawn a moment later.
    await wait(300);
    const card = await restOn(tab, spot, CARD_MS);
    if (card) return { kind: 'card', card };
  }
}
