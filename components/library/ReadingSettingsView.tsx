import type { JSX } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  DENSITIES,
  KEYS,
  RECENCIES,
  THEMES,
  TOUCHES,
  TRIGGERS,
  UNDERLINES,
} from '@/lib/model/settings';
import type { ReadingSettings, SettingsModelInstance } from '@/lib/state/settings-model';
import { formatMilliseconds } from '@/lib/state/format';
import css from './ReadingSettingsView.module.css';
import section from './section.module.css';

/** Rests to choose from, ms. */
const DWELLS = [150, 300, 500, 800, 1_200];

/** How names are marked, what opens a card, how results are ordered: every change holds at once, on all open pages. */
export function ReadingSettingsView({ model }: { model: SettingsModelInstance }): JSX.Element {
  useEffect(() => {
    const ended = new AbortController();
    void model.load(ended.signal);
    return () => ended.abort();
  }, [model]);
  const now = model.settings.value;
  const usesKey = now.trigger === 'key-and-hover' || now.trigger === 'strict';
  const dwells = [...new Set([...DWELLS, now.dwellMs])].sort((a, b) => a - b);
  return (
    <section aria-labelledby="reading-title">
      <h2 id="reading-title" class={section['heading']}>
        {i18n.t('reading_settings.title')}
      </h2>
      <div class={`${section['rows'] ?? ''} ${css['fields'] ?? ''}`}>
        <Choice
          label={i18n.t('reading_settings.trigger')}
          hint={i18n.t(`trigger_hint.${wordOf(now.trigger)}`)}
          options={TRIGGERS.map((value) => [value, i18n.t(`trigger.${wordOf(value)}`)])}
          value={now.trigger}
          onChoose={(trigger) => model.change({ trigger })}
        />
        {usesKey && (
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
          label={i18n.t('reading_settings.theme')}
          options={THEMES.map((value) => [value, i18n.t(`theme.${value}`)])}
          value={now.theme}
          onChoose={(theme) => model.change({ theme })}
        />
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
      </div>
    </section>
  );
}

/** Keys of the locale have no hyphens. */
function wordOf(
  trigger: ReadingSettings['trigger'],
): Exclude<ReadingSettings['trigger'], 'key-and-hover'> | 'key' {
  return trigger === 'key-and-hover' ? 'key' : trigger;
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
};

function Choice<T extends string>(props: ChoiceProps<T>): JSX.Element {
  const { label, hint, options, value, onChoose } = props;
  const id = useId();
  return (
    <div class={css['field']}>
      <label for={id}>{label}</label>
      <select
        id={id}
        class={css['select']}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} class={css['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}
