import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { hostFrom, type SiteRules } from '@/lib/model/site-rule';
import type { SettingsModelInstance } from '@/lib/state/settings-model';
import { formatCount, formatMoment } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import field from '@/components/ui/field.module.css';
import { useRowFocus } from '@/components/ui/use-row-focus';
import { Choice, SettingRow } from './SettingRow';
import { SettingsSection } from './SettingsSection';
import css from './SitesSection.module.css';

/** Where Backfile runs: the mode, the sites it speaks of, a pause, private windows. */
export function SitesSection({ model }: { model: SettingsModelInstance }): JSX.Element {
  const { siteRules, privateWindows } = model.settings.value;
  const { mode } = siteRules;
  const modes = mode === 'on-click' ? (['everywhere', 'listed', 'on-click'] as const) : MODES;
  return (
    <SettingsSection title={i18n.t('settings.sites')}>
      <Pause model={model} />
      <Choice
        label={i18n.t('settings.sites_mode')}
        options={modes.map((value) => [value, modeWords(value)])}
        value={mode}
        onChoose={(chosen) => model.changeSites((rules) => ({ ...rules, mode: chosen }))}
      />
      <HostList model={model} list={mode === 'listed' ? 'on' : 'off'} />
      <Choice
        label={i18n.t('settings.private')}
        hint={i18n.t('settings.private_hint')}
        options={[
          ['no', i18n.t('settings.off')],
          ['yes', i18n.t('settings.on')],
        ]}
        value={privateWindows ? 'yes' : 'no'}
        onChoose={(choice) => model.change({ privateWindows: choice === 'yes' })}
      />
    </SettingsSection>
  );
}

/** A pause of all sites that is not over, and the way to end it. */
function Pause({ model }: { model: SettingsModelInstance }): JSX.Element | null {
  const id = useId();
  const [openedAt] = useState(() => Date.now());
  const { pausedUntil } = model.settings.value.siteRules;
  if (pausedUntil <= openedAt) return null;
  return (
    <SettingRow id={id} label={i18n.t('settings.paused', [formatMoment(pausedUntil)])}>
      <output id={id}>
        <Button onClick={() => model.changeSites((rules) => ({ ...rules, pausedUntil: 0 }))}>
          {i18n.t('settings.end_pause')}
        </Button>
      </output>
    </SettingRow>
  );
}

const MODES = ['everywhere', 'listed'] as const;

function modeWords(mode: SiteRules['mode']): string {
  switch (mode) {
    case 'everywhere':
      return i18n.t('settings.everywhere');
    case 'listed':
      return i18n.t('settings.listed');
    case 'on-click':
      return i18n.t('settings.nowhere');
  }
}

type HostListProps = { readonly model: SettingsModelInstance; readonly list: 'on' | 'off' };

/** The sites where Backfile is off, or the only ones where it is on. */
function HostList({ model, list }: HostListProps): JSX.Element {
  const id = useId();
  const hosts = model.settings.value.siteRules[list];
  useRowFocus('hosts', hosts);
  const change = (make: (hosts: readonly string[]) => readonly string[]): void =>
    model.changeSites((rules) => ({ ...rules, [list]: make(rules[list]) }));
  const count = formatCount(hosts.length);
  const title =
    list === 'on'
      ? i18n.t('settings.sites_on', hosts.length, [count])
      : i18n.t('settings.sites_off', hosts.length, [count]);
  return (
    <SettingRow id={id} label={i18n.t('settings.add_site')} words={[title, ...hosts]}>
      <AddHost id={id} onAdd={(host) => change((all) => [...new Set([...all, host])])} />
      <details class={css['hosts']} data-rows="hosts">
        <summary>{title}</summary>
        <ul>
          {hosts.toSorted().map((host) => (
            <li key={host} class={css['host']}>
              <bdi>{host}</bdi>
              <Button
                look="quiet"
                icon="close"
                label={i18n.t('settings.remove_site', [host])}
                onClick={() => change((all) => all.filter((each) => each !== host))}
              />
            </li>
          ))}
        </ul>
      </details>
    </SettingRow>
  );
}

function AddHost({ id, onAdd }: { id: string; onAdd: (host: string) => void }): JSX.Element {
  const [text, setText] = useState('');
  const problem = useId();
  const host = hostFrom(text);
  const isWrong = text.trim() !== '' && host === undefined;
  const add = (): void => {
    if (host === undefined) return;
    onAdd(host);
    setText('');
  };
  return (
    <form
      class={css['add']}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        id={id}
        class={field['field']}
        type="text"
        dir="ltr"
        maxLength={300}
        value={text}
        placeholder={i18n.t('settings.site_example')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? problem : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button disabled={host === undefined} onClick={add}>
        {i18n.t('settings.add')}
      </Button>
      {isWrong && <small id={problem}>{i18n.t('settings.no_site')}</small>}
    </form>
  );
}
