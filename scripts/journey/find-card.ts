import type { Tab, Point } from '@/scripts/browsers/driver';
import { until, wait } from '@/scripts/browsers/driver';
import { spotOfName, spotsOfUnderlines } from './find-spots';
import { leaveCard, restOn, type OpenedCard } from './rest';

/** Longest wait for the first underline, ms. */
const MARKS_MS = 15_000;
/** Longest wait for a card where there is a name, ms. */
const CARD_MS = 4_000;
/** Places that are tried for a card with excerpts when there is one without. */
const MAX_PLACES = 5;
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

/**
 * Tries the places of a name until a card has an excerpt to show. Where none has, the first place
 * with a card is rested on again.
 */
async function restOnName(tab: Tab, name: string): Promise<CardSearch> {
  const empty: Point[] = [];
  for (let index = 0; index < MAX_PLACES || empty.length === 0; index += 1) {
    const spot = await spotOfName(tab, name, index);
    if (!spot && index === 0) return { kind: 'not-on-page' };
    if (!spot) break;
    const card = await restOnSpot(tab, spot);
    if (!card) continue;
    if (await hasExcerpts(card)) return { kind: 'card', card };
    empty.push(spot);
    await leaveCard(tab);
  }
  const card = empty[0] && (await restOnSpot(tab, empty[0]));
  return card ? { kind: 'card', card } : { kind: 'unknown' };
}

async function restOnSpot(tab: Tab, spot: Point): Promise<OpenedCard | undefined> {
  // Marks of a screen that was just scrolled to are drawn a moment later.
  await wait(300);
  return restOn(tab, spot, CARD_MS);
}

function hasExcerpts({ frame }: OpenedCard): Promise<boolean> {
  return frame.evaluate(() => document.querySelector('figure') !== null);
}
