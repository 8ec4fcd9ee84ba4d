import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { MAX_NOTE_CHARS } from '@/lib/model/kept';
import type { NoteModelInstance } from '@/lib/state/note-model';
import { Notice } from '@/components/ui/Notice';
import css from './DocumentNote.module.css';

/** Longest list of tags, characters. */
const MAX_TAGS_CHARS = 1_000;

/** What the reader notes on a document. It is kept as it is typed. */
export function DocumentNote({ model }: { model: NoteModelInstance }): JSX.Element | null {
  return model.isLoaded.value ? <NoteFields model={model} /> : null;
}

function NoteFields({ model }: { model: NoteModelInstance }): JSX.Element {
  const hasNote = model.text.value.trim() !== '' || model.tags.value.trim() !== '';
  // What is there is shown at first; from then on it is the reader's to open and close.
  const [isOpenAtFirst] = useState(hasNote);
  return (
    <details
      class={`${css['note'] ?? ''} ${hasNote ? '' : (css['empty'] ?? '')}`}
      open={isOpenAtFirst}
    >
      <summary>{i18n.t('note.title')}</summary>
      <textarea
        dir="auto"
        rows={4}
        maxLength={MAX_NOTE_CHARS}
        aria-label={i18n.t('note.title')}
        value={model.text.value}
        onInput={(event) => model.write(event.currentTarget.value)}
      />
      <label class={css['tags']}>
        <span>{i18n.t('note.tags')}</span>
        <input
          type="text"
          dir="auto"
          maxLength={MAX_TAGS_CHARS}
          value={model.tags.value}
          onInput={(event) => model.tag(event.currentTarget.value)}
        />
      </label>
      {model.hasFailed.value ? (
        <Notice look="problem">{i18n.t('note.failed')}</Notice>
      ) : (
        <p class={css['hint']}>{i18n.t('note.hint')}</p>
      )}
    </details>
  );
}
