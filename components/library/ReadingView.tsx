import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ImportJob, ImportJobModelInstance } from '@/lib/state/import-job';
import { formatCount } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { ProgressBar } from '@/components/ui/ProgressBar';
import css from './ImportProgressView.module.css';

type ReadingViewProps = {
  readonly model: ImportJobModelInstance;
  readonly job: Extract<ImportJob, { kind: 'reading' }>;
};

/** How far the reading of people's files is, and the way to end it. */
export function ReadingView({ model, job }: ReadingViewProps): JSX.Element {
  const { name, progress } = job;
  const share = progress?.expected ? progress.documents / progress.expected : undefined;
  return (
    <div class={css['progress']}>
      <div class={css['head']}>
        <h2 class={css['name']}>{i18n.t('import.reading', [name])}</h2>
        <Button onClick={model.cancel}>{i18n.t('import.cancel')}</Button>
      </div>
      <ProgressBar share={share} label={i18n.t('import.reading_label')} />
      <p class={css['facts']}>
        {progress &&
          [
            i18n.t(`reading.${progress.stage}`),
            i18n.t('import.documents', progress.documents, [formatCount(progress.documents)]),
          ].join(' · ')}
      </p>
    </div>
  );
}
