import type { JSX } from 'preact';
import { i18n } from '#i18n';
import css from './SeenSection.module.css';
import { useIsFound } from './search-context';
import { SettingsSection } from './SettingsSection';

/** What Backfile can see and why, and what a page can. */
export function SeenSection(): JSX.Element {
  return (
    <SettingsSection title={i18n.t('settings.seen')}>
      <Words
        title={i18n.t('seen.backfile')}
        lines={[i18n.t('seen.pages'), i18n.t('seen.archives'), i18n.t('seen.kept')]}
      />
      <Words title={i18n.t('seen.network')} lines={[i18n.t('seen.network_text')]} />
      <Words
        title={i18n.t('seen.page')}
        lines={[i18n.t('seen.page_before'), i18n.t('seen.page_card'), i18n.t('seen.page_strict')]}
      />
    </SettingsSection>
  );
}

function Words({ title, lines }: { title: string; lines: readonly string[] }): JSX.Element | null {
  if (!useIsFound([title, ...lines])) return null;
  return (
    <div class={css['words']}>
      <h3 class={css['title']}>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
