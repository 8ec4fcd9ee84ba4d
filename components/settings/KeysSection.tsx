import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { report } from '@/lib/base/report';
import { Button } from '@/components/ui/Button';
import { SettingRow } from './SettingRow';
import { SettingsSection } from './SettingsSection';
import css from './KeysSection.module.css';

/** Keyboard shortcuts, which are the browser's to change. */
export type ShortcutsClient = {
  list(): Promise<readonly { readonly words: string; readonly keys: string }[]>;
  /** Opens the place of the browser where they are changed. */
  open(): Promise<void>;
};

type Listed = Awaited<ReturnType<ShortcutsClient['list']>>;

/** The shortcuts as they are, and the way to where they are changed. */
export function KeysSection({ shortcuts }: { shortcuts: ShortcutsClient }): JSX.Element {
  const id = useId();
  const [listed, setListed] = useState<Listed>([]);
  useEffect(() => {
    const list = (): void => {
      shortcuts.list().then(setListed, (error: unknown) => report(error, 'while listing keys'));
    };
    list();
    // Whoever comes back from there has changed them.
    addEventListener('focus', list);
    return () => removeEventListener('focus', list);
  }, [shortcuts]);
  return (
    <SettingsSection title={i18n.t('settings.keys')}>
      {listed.map(({ words, keys }, at) => (
        <SettingRow key={words} id={`${id}-${at}`} label={words}>
          <output id={`${id}-${at}`} class={css['keys']}>
            {keys === '' ? i18n.t('settings.no_keys') : <kbd dir="ltr">{keys}</kbd>}
          </output>
        </SettingRow>
      ))}
      <SettingRow id={id} label={i18n.t('settings.change_keys')}>
        <output id={id}>
          <Button
            onClick={() => {
              shortcuts.open().catch((error: unknown) => report(error, 'while opening keys'));
            }}
          >
            {i18n.t('settings.open_keys')}
          </Button>
        </output>
      </SettingRow>
    </SettingsSection>
  );
}
