import type { JSX } from 'preact';
import { i18n } from '#i18n';
import css from './Welcome.module.css';

/** The first page that people see: what Backfile does, and what to do now. */
export function Welcome(): JSX.Element {
  const steps = [
    [i18n.t('welcome.step_read'), i18n.t('welcome.step_read_text')],
    [i18n.t('welcome.step_rest'), i18n.t('welcome.step_rest_text')],
    [i18n.t('welcome.step_import'), i18n.t('welcome.step_import_text')],
  ] as const;
  return (
    <header>
      <h1 class={css['title']}>{i18n.t('welcome.title')}</h1>
      <p class={css['intro']}>{i18n.t('welcome.intro')}</p>
      <ol class={css['steps']}>
        {steps.map(([title, text]) => (
          <li key={title}>
            <strong>{title}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p class={css['privacy']}>{i18n.t('welcome.privacy')}</p>
    </header>
  );
}
