import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ArchivesModelInstance } from '@/lib/state/archives-model';
import { Button } from '@/components/ui/Button';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import css from './LibraryNoticeBar.module.css';

/** Names the rows of archives, and what takes one out of the trash again. */
export const ARCHIVE_ROWS = 'archives';

/** What was just done and can be taken back. It stays until it is taken note of: no race with a clock. */
export function LibraryNoticeBar({ model }: { model: ArchivesModelInstance }): JSX.Element {
  const notice = model.notice.value;
  const bar = useRef<HTMLDivElement>(null);
  // Where a row went, its list leads the focus to Undo, and from there back: it has to see both.
  useKeptFocus(bar, notice?.kind === 'trashed' ? undefined : notice);
  return (
    <div class={css['place']} aria-live="polite">
      {notice && (
        <div
          ref={bar}
          class={css['bar']}
          tabIndex={-1}
          data-undo={notice.kind === 'trashed' ? ARCHIVE_ROWS : undefined}
        >
          <span class={css['words']}>
            {notice.kind === 'trashed'
              ? i18n.t('archive.trashed', [notice.name])
              : i18n.t('archive.change_failed')}
          </span>
          {notice.kind === 'trashed' && (
            <Button onClick={() => void model.restore(notice.id)}>{i18n.t('archive.undo')}</Button>
          )}
          <Button
            look="quiet"
            icon="close"
            label={i18n.t('import.dismiss')}
            onClick={model.dismissNotice}
          />
        </div>
      )}
    </div>
  );
}
