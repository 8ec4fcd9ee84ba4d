import { i18n } from '#i18n';
import { formatCount } from '@/lib/state/format';

/** What several files are called together. */
export function severalFiles(count: number): string {
  return i18n.t('import.several_files', [formatCount(count)]);
}
