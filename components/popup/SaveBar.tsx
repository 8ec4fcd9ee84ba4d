import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { SaveModelInstance, SaveView } from '@/lib/state/save-model';
import { Button } from '@/components/ui/Button';
import bar from '@/components/ui/bar.module.css';
import css from './SaveBar.module.css';

/** Saves the page in front, or what is selected of it, and says so. */
export function SaveBar({ model }: { model: SaveModelInstance }): JSX.Element | null {
  const view = model.view.value;
  if (view.kind === 'none') return null;
  return (
    <div class={`${bar['bar'] ?? ''} ${css['bar'] ?? ''}`}>
      <output>{wordsOf(view)}</output>
      {view.kind === 'ready' && (
        <Button look="quiet" icon="save" onClick={() => void model.save()}>
          {view.hasSelection ? i18n.t('clippings.save_selection') : i18n.t('clippings.save_page')}
        </Button>
      )}
      {view.kind === 'saved' && (
        <span class={css['ways']}>
          {view.isNew && (
            <Button look="quiet" icon="undo" onClick={() => void model.undo()}>
              {i18n.t('card.undo')}
            </Button>
          )}
          <a href="/library.html#clippings-title" target="_blank" rel="noopener">
            {i18n.t('clippings.edit')}
          </a>
        </span>
      )}
    </div>
  );
}

function wordsOf(view: SaveView): string {
  switch (view.kind) {
    case 'none':
      return '';
    case 'ready':
      return view.isSaved ? i18n.t('clippings.saved') : '';
    case 'saved':
      return i18n.t('clippings.saved');
    case 'failed':
      return i18n.t('clippings.not_saved');
  }
}
