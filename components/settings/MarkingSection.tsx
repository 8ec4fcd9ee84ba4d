import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { DENSITIES, KEYS, THEMES, TOUCHES, TRIGGERS, UNDERLINES } from '@/lib/model/settings';
import type { SettingsModelInstance, ShownSettings } from '@/lib/state/settings-model';
import { formatMilliseconds } from '@/lib/state/format';
import { Choice } from './SettingRow';
import { SettingsSection } from './SettingsSection';

/** Rests to choose from, ms. */
const DWELLS = [150, 300, 500, 800, 1_200];
/** Widths of a card to choose from, px. */
const WIDTHS = { narrow: 320, usual: 380, wide: 480 } as const;

/** How names are marked and what opens a card: every change holds at once, on all open pages. */
export function MarkingSection({ model }: { model: SettingsModelInstance }): JSX.Element {
  const now = model.settings.value;
  const dwells = [...new Set([...DWELLS, now.dwellMs])].sort((a, b) => a - b);
  return (
    <SettingsSection title={i18n.t('settings.marking')}>
      <Choice
        label={i18n.t('reading_settings.underline')}
        options={UNDERLINES.map((value) => [value, i18n.t(`underline.${value}`)])}
        value={now.underline}
        onChoose={(underline) => model.change({ underline })}
      />
      <Choice
        label={i18n.t('reading_settings.density')}
        options={DENSITIES.map((value) => [value, i18n.t(`density.${value}`)])}
        value={now.density}
        onChoose={(density) => model.change({ density })}
      />
      <Choice
        label={i18n.t('reading_settings.trigger')}
        hint={i18n.t(`trigger_hint.${wordOf(now.trigger)}`)}
        options={TRIGGERS.map((value) => [value, i18n.t(`trigger.${wordOf(value)}`)])}
        value={now.trigger}
        onChoose={(trigger) => model.change({ trigger })}
      />
      {(now.trigger === 'key-and-hover' || now.trigger === 'strict') && (
        <Choice
          label={i18n.t('reading_settings.key')}
          options={KEYS.map((value) => [value, value])}
          value={now.key}
          onChoose={(key) => model.change({ key })}
        />
      )}
      {(now.trigger === 'hover' || now.trigger === 'key-and-hover') && (
        <Choice
          label={i18n.t('reading_settings.dwell')}
          options={dwells.map((ms) => [String(ms), formatMilliseconds(ms)])}
          value={String(now.dwellMs)}
          onChoose={(ms) => model.change({ dwellMs: Number(ms) })}
        />
      )}
      <Choice
        label={i18n.t('reading_settings.touch')}
        options={TOUCHES.map((value) => [value, i18n.t(`touch.${value}`)])}
        value={now.touch}
        onChoose={(touch) => model.change({ touch })}
      />
      <CardWidth model={model} />
      <Choice
        label={i18n.t('reading_settings.theme')}
        options={THEMES.map((value) => [value, i18n.t(`theme.${value}`)])}
        value={now.theme}
        onChoose={(theme) => model.change({ theme })}
      />
    </SettingsSection>
  );
}

/** The width of cards; one that was dragged to another size is neither of the three. */
function CardWidth({ model }: { model: SettingsModelInstance }): JSX.Element {
  const { width, height } = model.settings.value.cardSize;
  const known = Object.entries(WIDTHS).find(([, px]) => px === width && height === undefined);
  const value = known?.[0] ?? 'own';
  const names = [...Object.keys(WIDTHS), ...(value === 'own' ? ['own'] : [])];
  return (
    <Choice
      label={i18n.t('settings.card_size')}
      hint={i18n.t('settings.card_size_hint')}
      options={names.map((name) => [name, widthWords(name)])}
      value={value}
      onChoose={(name) => {
        if (isWidth(name)) model.change({ cardSize: { width: WIDTHS[name] } });
      }}
    />
  );
}

function isWidth(name: string): name is keyof typeof WIDTHS {
  return name in WIDTHS;
}

function widthWords(name: string): string {
  return isWidth(name) ? i18n.t(`card_size.${name}`) : i18n.t('card_size.own');
}

/** Keys of the locale have no hyphens. */
function wordOf(
  trigger: ShownSettings['trigger'],
): Exclude<ShownSettings['trigger'], 'key-and-hover'> | 'key' {
  return trigger === 'key-and-hover' ? 'key' : trigger;
}
