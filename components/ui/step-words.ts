import { i18n } from '#i18n';
import type { KeptStep } from '@/lib/model/kept';

/** A step of the trail in words: "Search: oil". */
export function stepWords({ did, words }: KeptStep): string {
  return i18n.t(`step.${did}`, [words]);
}
