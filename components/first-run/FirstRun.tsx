import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  FIRST_RUN_STEPS,
  type FirstRunModelInstance,
  type FirstRunStep,
} from '@/lib/state/first-run-model';
import { formatNumeral } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { Practice } from '@/components/ui/Practice';
import css from './FirstRun.module.css';

type FirstRunProps = {
  readonly model: FirstRunModelInstance;
  /** How the import of the starter archive goes, while it is under way. */
  readonly children?: ComponentChildren;
};

/** The first page that people see: what Backfile is, where it may read, and a name to rest on. */
export function FirstRun({ model, children }: FirstRunProps): JSX.Element {
  const step = model.step.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => void model.load(), [model]);
  // Whoever goes on by keyboard or listens is at the beginning of the step.
  useEffect(() => heading.current?.focus(), [step]);
  const at = FIRST_RUN_STEPS.indexOf(step) + 1;
  const steps = FIRST_RUN_STEPS.length;
  return (
    <main class={css['page']}>
      <header class={css['header']}>
        <span>{i18n.t('first_run.place', [formatNumeral(at), formatNumeral(steps)])}</span>
        <Button look="quiet" onClick={model.skip}>
          {i18n.t('first_run.skip')}
        </Button>
      </header>
      <progress class={css['progress']} max={steps} value={at} aria-hidden="true" />
      <h1 ref={heading} class={css['title']} tabIndex={-1}>
        {titleOf(step)}
      </h1>
      <StepView model={model} />
      {children}
      <footer class={css['footer']}>
        {step !== 'what' && <Button onClick={model.back}>{i18n.t('card.back')}</Button>}
        <Button
          look={step === 'try' && !model.sawCard.value ? 'plain' : 'primary'}
          onClick={model.next}
        >
          {step === 'try' ? i18n.t('first_run.done') : i18n.t('first_run.next')}
        </Button>
      </footer>
    </main>
  );
}

function titleOf(step: FirstRunStep): string {
  switch (step) {
    case 'what':
      return i18n.t('first_run.what');
    case 'where':
      return i18n.t('first_run.where');
    case 'try':
      return i18n.t('first_run.try');
  }
}

function StepView({ model }: { model: FirstRunModelInstance }): JSX.Element {
  switch (model.step.value) {
    case 'what':
      return (
        <>
          <p class={css['text']}>{i18n.t('welcome.intro')}</p>
          <p class={css['text']}>{i18n.t('first_run.starter')}</p>
          <p class={css['soft']}>{i18n.t('welcome.privacy')}</p>
        </>
      );
    case 'where':
      return <SitesStep model={model} />;
    case 'try':
      return (
        <>
          <p class={css['text']}>{i18n.t('first_run.try_text')}</p>
          <p class={css['soft']}>{i18n.t('first_run.try_keys')}</p>
          <Practice />
          <output class={css['seen']}>{model.sawCard.value && i18n.t('first_run.saw_card')}</output>
        </>
      );
  }
}

function SitesStep({ model }: { model: FirstRunModelInstance }): JSX.Element {
  const mayRead = model.mayRead.value;
  return (
    <>
      <p class={css['text']}>{i18n.t('first_run.where_text')}</p>
      <p class={css['soft']}>{i18n.t('first_run.where_off')}</p>
      {mayRead === true && <Notice>{i18n.t('first_run.allowed')}</Notice>}
      {mayRead === false && (
        <Notice
          actions={
            <Button look="primary" onClick={() => void model.allow()}>
              {i18n.t('first_run.allow')}
            </Button>
          }
        >
          {i18n.t('first_run.not_allowed')}
        </Notice>
      )}
    </>
  );
}
