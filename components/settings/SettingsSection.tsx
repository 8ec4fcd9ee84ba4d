import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import section from '@/components/library/section.module.css';
import { SettingsQuery, useIsFound } from './search-context';
import css from './SettingsSection.module.css';

type SettingsSectionProps = { readonly title: string; readonly children: ComponentChildren };

/** Settings about one thing. Whoever looks for its title finds them all. */
export function SettingsSection({ title, children }: SettingsSectionProps): JSX.Element {
  const id = useId();
  const rows = <div class={`${section['rows'] ?? ''} ${css['rows'] ?? ''}`}>{children}</div>;
  return (
    <section class={css['section']} aria-labelledby={id}>
      <h2 id={id} class={section['heading']}>
        {title}
      </h2>
      {useIsFound([title]) ? (
        <SettingsQuery.Provider value="">{rows}</SettingsQuery.Provider>
      ) : (
        rows
      )}
    </section>
  );
}
