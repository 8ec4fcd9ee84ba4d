import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ImportProgress } from '@/lib/model/answers';
import type { ImportJob, ImportJobModelInstance } from '@/lib/state/import-job';
import { formatCount, formatDuration } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { ProgressBar } from '@/components/ui/ProgressBar';
import css from './ImportProgressView.module.css';

type ImportProgressViewProps = {
  readonly model: ImportJobModelInstance;
  readonly job: Extract<ImportJob, { kind: 'importing' }>;
};

/** How far an import is, how fast it goes, and the way to end it. */
export function ImportProgressView({ model, job }: ImportProgressViewProps): JSX.Element {
  const { name, progress, cancelling } = job;
  const share = shareOf(progress);
  return (
    <div class={css['progress']}>
      <div class={css['head']}>
        <h2 class={css['name']} dir="auto">
          {i18n.t('import.importing', [name])}
        </h2>
        <Button disabled={cancelling} onClick={model.cancel}>
          {cancelling ? i18n.t('import.cancelling') : i18n.t('import.cancel')}
        </Button>
      </div>
      <ProgressBar share={share} label={i18n.t('import.progress_label')} />
      <p class={css['facts']}>{progress && factsOf(progress)}</p>
      <output class="spoken">{progress && stageWords(progress)}</output>
    </div>
  );
}

/** 0 to 1; undefined when the end is not known. */
function shareOf(progress: ImportProgress | undefined): number | undefined {
  if (progress?.expected === undefined || progress.expected === 0) return undefined;
  return progress.stage === 'copying' || progress.stage === 'checking'
    ? undefined
    : Math.min(1, progress.documents / progress.expected);
}

function factsOf(progress: ImportProgress): string {
  const { documents, expected, rate, secondsLeft } = progress;
  const counted =
    expected === undefined
      ? i18n.t('import.documents', documents, [formatCount(documents)])
      : i18n.t('import.of_documents', [formatCount(documents), formatCount(expected)]);
  return [
    stageWords(progress),
    ...(documents > 0 ? [counted] : []),
    ...(rate >= 1 ? [i18n.t('import.rate', [formatCount(Math.round(rate))])] : []),
    ...(secondsLeft === undefined ? [] : [i18n.t('import.left', [formatDuration(secondsLeft)])]),
  ].join(' · ');
}

function stageWords({ stage }: ImportProgress): string {
  return i18n.t(`stage.${stage}`);
}
