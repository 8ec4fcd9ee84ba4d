import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchivesModelInstance } from '@/lib/state/archives-model';
import { formatCount, formatDay } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { useRowFocus } from '@/components/ui/use-row-focus';
import { ARCHIVE_ROWS } from './LibraryNoticeBar';
import section from './section.module.css';
import css from './TrashList.module.css';
import entry from './entry.module.css';

/** Archives that were deleted, to be had back or done away with. */
export function TrashList({ model }: { model: ArchivesModelInstance }): JSX.Element | null {
  const rows = model.inTrash.value;
  useRowFocus(ARCHIVE_ROWS, rows);
  if (rows.length === 0) return null;
  return (
    <details data-rows={ARCHIVE_ROWS}>
      <summary class={css['summary']}>
        {i18n.t('trash.title', rows.length, [formatCount(rows.length)])}
      </summary>
      <p class={section['hint']}>{i18n.t('trash.text')}</p>
      <ul class={section['rows']}>
        {rows.map((row) => (
          <li key={row.archive.id} data-row={row.archive.id}>
            <TrashItem model={model} row={row} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function TrashItem({ model, row }: { model: ArchivesModelInstance; row: ArchiveRow }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const { id, name } = row.archive;
  return (
    <div class={css['item']}>
      <div class={entry['words']}>
        <h3 class={entry['name']}>
          <bdi>{name}</bdi>
        </h3>
        <p class={entry['facts']}>
          {asking
            ? i18n.t('trash.sure', [name])
            : row.trashedAt !== undefined && i18n.t('trash.since', [formatDay(row.trashedAt)])}
        </p>
      </div>
      <div class={css['actions']}>
        {asking ? (
          <Button onClick={() => setAsking(false)}>{i18n.t('trash.keep')}</Button>
        ) : (
          <Button
            label={i18n.t('trash.restore_label', [name])}
            onClick={() => void model.restore(id)}
          >
            {i18n.t('trash.restore')}
          </Button>
        )}
        <Button
          look={asking ? 'danger' : 'quiet'}
          label={i18n.t('trash.remove_label', [name])}
          onClick={() => (asking ? void model.remove(id) : setAsking(true))}
        >
          {i18n.t('trash.remove')}
        </Button>
      </div>
    </div>
  );
}
