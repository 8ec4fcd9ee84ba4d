import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { RestoredArchive, RestorePreview } from '@/lib/model/backup';
import { formatCount, formatDay, formatNumeral } from '@/lib/state/format';
import type { SafetyJob, SafetyModelInstance } from '@/lib/state/safety-model';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { ProblemText } from '@/components/ui/ProblemText';
import { ProgressBar, shareOf } from '@/components/ui/ProgressBar';
import { SaveLink } from '@/components/ui/SaveLink';
import css from './SafetySection.module.css';

/** How work on the whole library goes, and what it came to. */
export function SafetyJobView({ model }: { model: SafetyModelInstance }): JSX.Element | null {
  const job = model.job.value;
  const dismiss = <Button onClick={model.dismiss}>{i18n.t('import.dismiss')}</Button>;
  const cancel = <Button onClick={model.dismiss}>{i18n.t('import.cancel')}</Button>;
  switch (job.kind) {
    case 'idle':
      return null;
    case 'working':
      return <Notice actions={cancel}>{workView(job)}</Notice>;
    case 'written':
      return (
        <Notice title={i18n.t('safety.written')} actions={dismiss}>
          <p>
            <SaveLink file={job.file} address={job.address} />
          </p>
        </Notice>
      );
    case 'previewed':
      return <RestoreView model={model} preview={job.preview} />;
    case 'restored':
      return <Notice actions={dismiss}>{i18n.t('safety.restored')}</Notice>;
    case 'checked':
      return <CheckView model={model} job={job} />;
    case 'mended':
      return <MendedView model={model} job={job} />;
    case 'problem':
      return <ProblemView model={model} job={job} />;
  }
}

type ViewOf<K extends SafetyJob['kind']> = {
  readonly model: SafetyModelInstance;
  readonly job: Extract<SafetyJob, { kind: K }>;
};

function MendedView({ model, job: { mended: result } }: ViewOf<'mended'>): JSX.Element {
  const { mended, lost } = result;
  return (
    <Notice
      actions={<Button onClick={model.dismiss}>{i18n.t('import.dismiss')}</Button>}
      look={lost.length > 0 ? 'problem' : 'info'}
    >
      {mended.length > 0 && <p>{i18n.t('safety.mended', [mended.join(', ')])}</p>}
      {lost.length > 0 && <p>{i18n.t('safety.lost', [lost.join(', ')])}</p>}
      {mended.length + lost.length === 0 && <p>{i18n.t('safety.nothing_to_mend')}</p>}
    </Notice>
  );
}

function ProblemView({ model, job: { problem } }: ViewOf<'problem'>): JSX.Element {
  return (
    <Notice
      look="problem"
      title={i18n.t('safety.problem')}
      actions={<Button onClick={model.dismiss}>{i18n.t('import.dismiss')}</Button>}
    >
      <ProblemText problem={problem} />
    </Notice>
  );
}

function workView({ work, progress }: Extract<SafetyJob, { kind: 'working' }>): JSX.Element {
  return (
    <label>
      {i18n.t(`safety_work.${work}`)}
      <ProgressBar share={shareOf(progress)} />
    </label>
  );
}

function RestoreView({
  model,
  preview,
}: {
  model: SafetyModelInstance;
  preview: RestorePreview;
}): JSX.Element {
  const { archives, stay, corrections, createdAt } = preview;
  return (
    <Notice
      title={i18n.t('restore.title', [formatDay(Date.parse(createdAt))])}
      actions={
        <>
          <Button look="primary" onClick={() => void model.restore()}>
            {i18n.t('restore.start')}
          </Button>
          <Button onClick={model.dismiss}>{i18n.t('import.cancel')}</Button>
        </>
      }
    >
      <ul class={css['list']}>
        {archives.map((archive) => (
          <li key={archive.id}>{archiveChange(archive)}</li>
        ))}
      </ul>
      {stay.length > 0 && <p>{i18n.t('restore.stay', [stay.join(', ')])}</p>}
      <p>{i18n.t('restore.rest', [formatCount(corrections)])}</p>
    </Notice>
  );
}

function archiveChange({ name, change, documents, sequence, present }: RestoredArchive): string {
  const words = i18n.t('import.documents', documents, [formatCount(documents)]);
  if (change === 'other')
    return i18n.t('restore.other', [
      name,
      words,
      formatNumeral(sequence),
      formatNumeral(present ?? 0),
    ]);
  return i18n.t(change === 'new' ? 'restore.new' : 'restore.same', [
    name,
    words,
    formatNumeral(sequence),
  ]);
}

function CheckView({ model, job: { check } }: ViewOf<'checked'>): JSX.Element {
  const isSound = check.damaged.length === 0 && check.orphans === 0;
  return (
    <Notice
      look={check.damaged.length > 0 ? 'problem' : 'info'}
      title={
        isSound ? i18n.t('safety.sound', [formatCount(check.archives)]) : i18n.t('safety.damaged')
      }
      actions={
        <>
          {!isSound && (
            <Button look="primary" onClick={() => void model.mend()}>
              {i18n.t('safety.mend')}
            </Button>
          )}
          <Button onClick={model.dismiss}>{i18n.t('import.dismiss')}</Button>
        </>
      }
    >
      {check.damaged.map(({ name, rows }) => (
        <p key={name}>{i18n.t('safety.damaged_rows', rows, [formatCount(rows), name])}</p>
      ))}
      {check.orphans > 0 && (
        <p>{i18n.t('safety.orphans', check.orphans, [formatCount(check.orphans)])}</p>
      )}
    </Notice>
  );
}
