import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { RECENCIES } from '@/lib/model/settings';
import type { SettingsModelInstance } from '@/lib/state/settings-model';
import { Choice } from './SettingRow';
import { SettingsSection } from './SettingsSection';

/** How results are ordered, and what is written down of what was looked for. */
export function SearchSection({ model }: { model: SettingsModelInstance }): JSX.Element {
  const now = model.settings.value;
  return (
    <SettingsSection title={i18n.t('settings.searching')}>
      <Choice
        label={i18n.t('reading_settings.recency')}
        options={RECENCIES.map((value) => [value, i18n.t(`recency.${value}`)])}
        value={now.recency}
        onChoose={(recency) => model.change({ recency })}
      />
      <Choice
        label={i18n.t('reading_settings.trail')}
        options={[
          ['keep', i18n.t('trail_choice.keep')],
          ['none', i18n.t('trail_choice.none')],
        ]}
        value={now.keepTrail ? 'keep' : 'none'}
        onChoose={(choice) => model.change({ keepTrail: choice === 'keep' })}
      />
    </SettingsSection>
  );
}
