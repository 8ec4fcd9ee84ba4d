import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { ImportNews, ImportProgress } from '@/lib/model/answers';
import type { ImportJob, ImportJobModelInstance } from '@/lib/state/import-job';
import { formatCount, formatDuration } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { ProgressBar, shareOfImport } from '@/components/ui/ProgressBar';
import css from './ImportProgressView.module.css';

type ImportProgressViewProps = {
  readonly model: ImportJobModelInstance;
  readonly job: Extract<ImportJob, { kind: 'importing' }>;
};

/** How far an import is, how fast it goes, and the way to end it. */
export function ImportProgressView({ model, job }: ImportProgressViewProps): JSX.Element {
  return (
    <ProgressOf news={job}>
      <Button disabled={job.cancelling} onClick={model.cancel}>
        {job.cancelling ? i18n.t('import.cancelling') : i18n.t('import.cancel')}
      </Button>
    </ProgressOf>
  );
}

/** How far an import is that another page makes. */
export function OtherImportView({ news }: { readonly news: ImportNews }): JSX.Element {
  return <ProgressOf news={news} note={i18n.t('import.elsewhere')} />;
}

type ProgressOfProps = {
  readonly news: { readonly name: string; readonly progress?: ImportProgress | undefined };
  readonly note?: string;
  readonly children?: ComponentChildren;
};

function ProgressOf({ news: { name, progress }, note, children }: ProgressOfProps): JSX.Element {
  return (
    <div class={css['progress']}>
      <div class={css['head']}>
        <h2 class={css['name']}>{i18n.t('import.importing', [name])}</h2>
        {children}
      </div>
      <ProgressBar share={shareOfImport(progress)} label={i18n.t('import.progress_label')} />
      <p class={css['facts']}>{progress && factsOf(progress)}</p>
      {note !== undefined && <p class={css['facts']}>{note}</p>}
      <output class="spoken">{progress && stageWords(progress)}</output>
    </div>
  );
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
