import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Correction } from '@/lib/model/correction';
import type { AddedNote, CorrectionsModelInstance } from '@/lib/state/corrections-model';
import { formatCount, formatDay } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import field from '@/components/ui/field.module.css';
import { useRowFocus } from '@/components/ui/use-row-focus';
import css from './CorrectionsSection.module.css';
import section from './section.module.css';

/** Corrections drawn at once; more are shown when they are asked for. */
const SHOWN = 50;
/** Names the rows, and what brings one back. */
const ROWS = 'corrections';

/** What the reader said about names, each to be taken back, and names added by hand. */
export function CorrectionsSection({ model }: { model: CorrectionsModelInstance }): JSX.Element {
  const all = model.all.value;
  const [most, setMost] = useState(SHOWN);
  const left = all.length - most;
  useRowFocus(ROWS, all);
  return (
    <section aria-labelledby="corrections-title" class={css['corrections']} data-rows={ROWS}>
      <h2 id="corrections-title" class={section['heading']}>
        {i18n.t('corrections.title')}
      </h2>
      <p class={section['hint']}>
        {all.length === 0 ? i18n.t('corrections.none') : i18n.t('corrections.text')}
      </p>
      <TakenBack model={model} />
      {all.length > 0 && (
        <ul class={section['rows']}>
          {all.slice(0, most).map((correction) => (
            <li key={correction.id} data-row={correction.id} class={css['row']}>
              <span class={css['words']}>
                {correctionWords(correction)}
                <small class={css['when']}>{formatDay(correction.at)}</small>
              </span>
              <Button
                label={i18n.t('corrections.take_back_label', [correctionWords(correction)])}
                onClick={() => void model.takeBack(correction.id)}
              >
                {i18n.t('corrections.take_back')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <Button onClick={() => setMost(most + SHOWN * 10)}>
          {i18n.t('panel.more', left, [formatCount(left)])}
        </Button>
      )}
      <AddNames model={model} />
    </section>
  );
}

function TakenBack({ model }: { model: CorrectionsModelInstance }): JSX.Element {
  const [last] = model.removed.value;
  return (
    <output class={last ? css['note'] : 'spoken'} data-undo={last && ROWS}>
      {last && (
        <>
          <span>{i18n.t('corrections.taken_back', [correctionWords(last)])}</span>
          <Button icon="undo" onClick={() => void model.bringBack()}>
            {i18n.t('card.undo')}
          </Button>
        </>
      )}
    </output>
  );
}

function AddNames({ model }: { model: CorrectionsModelInstance }): JSX.Element {
  const [text, setText] = useState('');
  const id = useId();
  const note = model.added.value;
  return (
    <details class={css['add']}>
      <summary>{i18n.t('corrections.add')}</summary>
      <label for={id} class={section['hint']}>
        {i18n.t('corrections.add_hint')}
      </label>
      <textarea
        id={id}
        class={`${field['field'] ?? ''} ${css['area'] ?? ''}`}
        rows={5}
        dir="auto"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Button
        disabled={text.trim() === ''}
        onClick={() => {
          void model.addNames(text);
          setText('');
        }}
      >
        {i18n.t('corrections.add_button')}
      </Button>
      <output class={section['hint']}>{note && addedWords(note)}</output>
    </details>
  );
}

function addedWords(note: AddedNote): string {
  if (note === 'full') return i18n.t('corrections.full');
  const { added, known, refused } = note;
  return [
    i18n.t('corrections.added', added, [formatCount(added)]),
    ...(known > 0 ? [i18n.t('corrections.known', known, [formatCount(known)])] : []),
    ...(refused.length > 0 ? [i18n.t('corrections.refused', [refused.join(', ')])] : []),
  ].join(' ');
}

/** What a correction says. */
function correctionWords(correction: Correction): string {
  switch (correction.kind) {
    case 'not-this':
      return i18n.t('said.not_this', [correction.surface, correction.entity.canonical]);
    case 'always':
      return correction.host === undefined
        ? i18n.t('said.always', [correction.surface, correction.entity.canonical])
        : i18n.t('said.always_on', [
            correction.surface,
            correction.entity.canonical,
            correction.host,
          ]);
    case 'mute':
      return i18n.t('said.mute', [correction.entity.canonical]);
    case 'same-as':
      return i18n.t('said.same', [correction.entity.canonical, correction.into.canonical]);
    case 'name':
      return correction.entity === undefined
        ? i18n.t('said.name', [correction.name])
        : i18n.t('said.alias', [correction.name, correction.entity.canonical]);
  }
}
