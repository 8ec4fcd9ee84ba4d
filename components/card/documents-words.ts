import { i18n } from '#i18n';
import type { CardAnswer } from '@/lib/model/card';
import { formatCount, formatNumeral } from '@/lib/state/format';

/** How many documents name an entity and over which years: "12 documents, 2009–2015". */
export function documentsWords(answer: Pick<CardAnswer, 'entity' | 'years'>): string {
  const count = answer.entity.documentCount;
  const shown = formatCount(count);
  const first = answer.years[0]?.year;
  const last = answer.years.at(-1)?.year;
  if (first === undefined || last === undefined) return i18n.t('card.documents', count, [shown]);
  if (first === last) return i18n.t('card.documents_year', count, [shown, formatNumeral(first)]);
  return i18n.t('card.documents_years', count, [shown, formatNumeral(first), formatNumeral(last)]);
}
