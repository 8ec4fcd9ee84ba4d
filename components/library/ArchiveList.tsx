import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ArchivesModelInstance } from '@/lib/state/archives-model';
import type { ExportModelInstance } from '@/lib/state/export-model';
import type { SetsModelInstance } from '@/lib/state/sets-model';
import type { UpdatesModelInstance } from '@/lib/state/updates-model';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useGrowingRange } from '@/components/ui/use-growing-range';
import { useRowFocus } from '@/components/ui/use-row-focus';
import { ArchiveItem } from './ArchiveItem';
import { ARCHIVE_ROWS } from './LibraryNoticeBar';
import { SetsBar } from './SetsBar';
import section from './section.module.css';

/** Rows that are drawn at once, and that a frame adds. */
const FIRST_ROWS = 12;
const MORE_ROWS = 40;

type ArchiveListProps = {
  readonly model: ArchivesModelInstance;
  readonly updates: UpdatesModelInstance;
  readonly exports: ExportModelInstance;
  readonly sets: SetsModelInstance;
  /** An archive is on its way, or may be: the list is not called empty. */
  readonly isComing: boolean;
};

/** The archives in use, in the order in which they answer. */
export function ArchiveList(props: ArchiveListProps): JSX.Element | null {
  const { model, updates, exports, sets, isComing } = props;
  const view = model.view.value;
  const rows = model.inUse.value;
  const { to } = useGrowingRange({ count: rows.length, shown: FIRST_ROWS, more: MORE_ROWS });
  useRowFocus(ARCHIVE_ROWS, rows);
  // What is on its way stands above.
  if (view.kind === 'known' && rows.length === 0 && isComing) return null;
  return (
    <section
      aria-labelledby="archives-title"
      aria-busy={view.kind === 'waiting'}
      data-rows={ARCHIVE_ROWS}
    >
      <h2 id="archives-title" class={section['heading']}>
        {i18n.t('library.archives')}
      </h2>
      {view.kind === 'waiting' && (
        <output class={section['hint']}>{i18n.t('library.loading')}</output>
      )}
      {view.kind === 'failed' && (
        <Notice
          look="problem"
          actions={<Button onClick={() => void model.refresh()}>{i18n.t('library.retry')}</Button>}
        >
          {i18n.t('library.load_failed')}
        </Notice>
      )}
      {view.kind === 'known' && rows.length === 0 && (
        <Notice title={i18n.t('library.empty_title')}>{i18n.t('library.empty')}</Notice>
      )}
      {rows.length > 1 && <p class={section['hint']}>{i18n.t('library.archives_hint')}</p>}
      {rows.length > 1 && <SetsBar sets={sets} />}
      {rows.length > 0 && (
        <ul class={section['rows']}>
          {rows.slice(0, to).map((row, index) => (
            <li key={row.archive.id} data-row={row.archive.id}>
              <ArchiveItem
                model={model}
                updates={updates}
                exports={exports}
                row={row}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
