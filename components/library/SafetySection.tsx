import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SafetyModelInstance } from '@/lib/state/safety-model';
import { formatCount } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { SafetyJobView } from './SafetyJobView';
import section from './section.module.css';
import css from './SafetySection.module.css';

/** Backups, and whether the library is whole. */
export function SafetySection({ model }: { model: SafetyModelInstance }): JSX.Element {
  const job = model.job.value;
  const place = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  useKeptFocus(place, job.kind);
  // It may have been begun from the top of the page.
  useEffect(() => {
    if (job.kind !== 'idle') place.current?.scrollIntoView({ block: 'nearest' });
  }, [job.kind]);
  return (
    <section aria-labelledby="safety-title" class={css['safety']}>
      <h2 id="safety-title" class={section['heading']}>
        {i18n.t('safety.title')}
      </h2>
      <p class={section['hint']}>{i18n.t('safety.text')}</p>
      <div ref={place} class={css['place']} tabIndex={-1}>
        <SafetyJobView model={model} />
        {job.kind !== 'working' && job.kind !== 'previewed' && (
          <div class={css['actions']}>
            <Button onClick={() => void model.backup()}>{i18n.t('safety.backup')}</Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".zip"
              aria-label={i18n.t('safety.restore')}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                event.currentTarget.value = '';
                if (file) void model.open(file);
              }}
            />
            <Button onClick={() => input.current?.click()}>{i18n.t('safety.restore')}</Button>
            <Button onClick={() => void model.check()}>{i18n.t('safety.check')}</Button>
          </div>
        )}
      </div>
      {/* Last: it is known a moment after the rest is drawn, and nothing moves under a pointer. */}
      {!model.isKept.value && (
        <Notice
          actions={<Button onClick={() => void model.keep()}>{i18n.t('safety.keep')}</Button>}
        >
          {i18n.t('safety.not_kept')}
        </Notice>
      )}
    </section>
  );
}

/** Says at the top of the page that archives are gone which nobody removed, and offers the way back. */
export function MissingNotice({ model }: { model: SafetyModelInstance }): JSX.Element | null {
  const missing = model.missing.value;
  const input = useRef<HTMLInputElement>(null);
  if (missing.length === 0) return null;
  return (
    <Notice
      look="problem"
      title={i18n.t('missing.title', missing.length, [formatCount(missing.length)])}
      actions={
        <>
          <input
            ref={input}
            type="file"
            hidden
            accept=".zip"
            aria-label={i18n.t('missing.restore')}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void model.open(file);
            }}
          />
          <Button look="primary" onClick={() => input.current?.click()}>
            {i18n.t('missing.restore')}
          </Button>
          <Button onClick={() => void model.forgetMissing()}>{i18n.t('missing.forget')}</Button>
        </>
      }
    >
      <p>
        {i18n.t('missing.text', [
          missing.map(({ name }) => i18n.t('missing.name', [name])).join(', '),
        ])}
      </p>
    </Notice>
  );
}
