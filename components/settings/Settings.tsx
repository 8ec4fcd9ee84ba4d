import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SettingsModelInstance } from '@/lib/state/settings-model';
import { KeysSection, type ShortcutsClient } from './KeysSection';
import { MarkingSection } from './MarkingSection';
import { Practice } from '@/components/ui/Practice';
import { SettingsQuery } from './search-context';
import { SearchSection } from './SearchSection';
import { SeenSection } from './SeenSection';
import css from './Settings.module.css';
import { SitesSection } from './SitesSection';

type SettingsProps = {
  readonly model: SettingsModelInstance;
  readonly shortcuts: ShortcutsClient;
  /** How many names are marked in the practice text; undefined before that is known. */
  readonly marks: Signal<number | undefined>;
};

/** All settings on one page, to be looked for by their words, above a text on which they are tried. */
export function Settings({ model, shortcuts, marks }: SettingsProps): JSX.Element {
  const [query, setQuery] = useState('');
  useEffect(() => {
    const ended = new AbortController();
    void model.load(ended.signal);
    return () => ended.abort();
  }, [model]);
  return (
    <main class={css['page']}>
      <header class={css['header']}>
        <h1 class={css['title']}>{i18n.t('settings.heading')}</h1>
        <a href="/library.html">{i18n.t('popup.library')}</a>
        <search class={css['search']}>
          <input
            type="search"
            class={css['input']}
            aria-label={i18n.t('settings.search')}
            placeholder={i18n.t('settings.search')}
            maxLength={100}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </search>
      </header>
      <section aria-label={i18n.t('settings.preview')} class={css['preview']}>
        <p class={css['hint']}>{previewWords(model, marks.value)}</p>
        <Practice />
      </section>
      <SettingsQuery.Provider value={query}>
        <div class={css['sections']}>
          <MarkingSection model={model} />
          <SitesSection model={model} />
          <SearchSection model={model} />
          <KeysSection shortcuts={shortcuts} />
          <SeenSection />
        </div>
      </SettingsQuery.Provider>
      <p class={css['nothing']}>{i18n.t('settings.nothing')}</p>
    </main>
  );
}

function previewWords(model: SettingsModelInstance, marks: number | undefined): string {
  const { trigger, underline } = model.settings.value;
  if (trigger === 'off') return i18n.t(`trigger_hint.${trigger}`);
  if (trigger === 'strict' || underline === 'none') return i18n.t('settings.preview_plain');
  return marks === 0 ? i18n.t('settings.preview_none') : i18n.t('settings.preview_hint');
}
