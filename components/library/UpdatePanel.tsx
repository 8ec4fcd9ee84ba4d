import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatBytes, formatNumeral } from '@/lib/state/format';
import type { UpdatesModelInstance } from '@/lib/state/updates-model';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { ProblemText } from '@/components/ui/ProblemText';
import { ProgressBar, shareOf } from '@/components/ui/ProgressBar';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { UpdateDialog } from './UpdateDialog';
import css from './UpdatePanel.module.css';

/** How asking an archive's address goes, from the question to what was found. */
export function UpdatePanel({ model }: { model: UpdatesModelInstance }): JSX.Element | null {
  const job = model.job.value;
  const panel = useRef<HTMLElement>(null);
  useKeptFocus(panel, job.kind);
  if (job.kind === 'idle') return null;
  const dismiss = <Button onClick={model.dismiss}>{i18n.t('import.dismiss')}</Button>;
  const cancel = <Button onClick={model.dismiss}>{i18n.t('import.cancel')}</Button>;
  return (
    <section ref={panel} class={css['panel']} aria-label={i18n.t('updates.title')} tabIndex={-1}>
      {job.kind === 'agreeing' && <UpdateDialog model={model} address={job.wish.address} />}
      {job.kind === 'checking' && (
        <Notice actions={cancel}>{i18n.t('updates.checking', [job.address])}</Notice>
      )}
      {job.kind === 'newest' && (
        <Notice actions={dismiss}>
          {i18n.t('updates.newest', [job.name, formatNumeral(job.sequence)])}
        </Notice>
      )}
      {job.kind === 'offered' && (
        <Notice
          title={i18n.t('updates.offer_title', [job.offer.name, formatNumeral(job.offer.sequence)])}
          actions={
            <>
              <Button look="primary" onClick={() => void model.fetch()}>
                {i18n.t('updates.fetch', [formatBytes(job.offer.bytes)])}
              </Button>
              {cancel}
            </>
          }
        >
          <p>
            {job.offer.whole === undefined
              ? i18n.t('updates.whole', [formatNumeral(job.offer.have)])
              : i18n.t('updates.steps', [
                  formatNumeral(job.offer.have),
                  formatBytes(job.offer.whole.bytes),
                ])}
          </p>
        </Notice>
      )}
      {job.kind === 'fetching' && (
        <Notice actions={cancel}>
          <label>
            {i18n.t('updates.fetching', [
              formatBytes(job.bytes),
              formatBytes(job.offer.bytes),
              new URL(job.offer.address).host,
            ])}
            <ProgressBar share={shareOf({ done: job.bytes, expected: job.offer.bytes })} />
          </label>
        </Notice>
      )}
      {job.kind === 'problem' && (
        <Notice look="problem" title={i18n.t('updates.problem', [job.name])} actions={dismiss}>
          <ProblemText problem={job.problem} />
        </Notice>
      )}
    </section>
  );
}
