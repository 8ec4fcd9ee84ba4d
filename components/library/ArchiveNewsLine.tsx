import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchiveNews } from '@/lib/model/updates';
import type { ArchivesModelInstance } from '@/lib/state/archives-model';
import { formatCount, formatNumeral } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import css from './ArchiveNewsLine.module.css';

type ArchiveNewsLineProps = {
  readonly model: ArchivesModelInstance;
  readonly row: ArchiveRow;
  readonly news: ArchiveNews;
};

/** What updates brought into an archive, until the reader says that they saw it. */
export function ArchiveNewsLine({ model, row, news }: ArchiveNewsLineProps): JSX.Element {
  const { id, name } = row.archive;
  return (
    <p class={css['news']}>
      {i18n.t('archive.news', [formatNumeral(news.since), countsOf(news)])}
      <Button label={i18n.t('archive.seen_label', [name])} onClick={() => void model.markSeen(id)}>
        {i18n.t('archive.seen')}
      </Button>
    </p>
  );
}

function countsOf({ documents, names }: ArchiveNews): string {
  return [
    ...(documents > 0 ? [i18n.t('archive.documents', documents, [formatCount(documents)])] : []),
    ...(names > 0 ? [i18n.t('archive.names', names, [formatCount(names)])] : []),
  ].join(' · ');
}
