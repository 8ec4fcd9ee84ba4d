import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardNote } from '@/lib/state/card-state';
import { Button } from '@/components/ui/Button';
import css from './CardNoteBar.module.css';

type CardNoteBarProps = {
  readonly note: CardNote | undefined;
  readonly onUndo: (id: string) => void;
};

/** What the last act came to, said once, with a way back where there is one. */
export function CardNoteBar({ note, onUndo }: CardNoteBarProps): JSX.Element {
  return (
    <output class={note ? css['note'] : 'spoken'}>
      {note && <span>{noteWords(note)}</span>}
      {note?.kind === 'corrected' && (
        <Button look="quiet" icon="undo" onClick={() => onUndo(note.id)}>
          {i18n.t('card.undo')}
        </Button>
      )}
    </output>
  );
}

function noteWords(note: CardNote): string {
  switch (note.kind) {
    case 'copied':
      return i18n.t('card.copied', [i18n.t(`citation.${note.format}`)]);
    case 'copy-failed':
      return i18n.t('card.copy_failed');
    case 'corrected':
      return i18n.t(`corrected.${note.correction}`);
    case 'undone':
      return i18n.t('card.undone');
    case 'failed':
      return i18n.t('card.act_failed', [note.message]);
  }
}
