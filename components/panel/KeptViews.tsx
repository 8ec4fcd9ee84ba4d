import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import { formatCount } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import bar from '@/components/ui/bar.module.css';
import css from './KeptLists.module.css';

/** What the side panel shows while nothing is searched for. */
export const PANEL_VIEWS = ['page', 'kept', 'trail'] as const;
export type PanelView = (typeof PANEL_VIEWS)[number];

/** Names the rows of the lists, and what puts back one that was removed. */
export const KEPT_ROWS = 'kept';

type ViewChoiceProps = {
  readonly kept: KeptModelInstance;
  readonly view: PanelView;
  readonly onChoose: (view: PanelView) => void;
};

/** The page's names, what is pinned and noted, or the trail. */
export function ViewChoice({ kept, view, onChoose }: ViewChoiceProps): JSX.Element {
  const count = kept.pins.value.length + kept.notes.value.length;
  return (
    <nav class={css['views']} aria-label={i18n.t('kept.views')}>
      {PANEL_VIEWS.map((one) => (
        <Button key={one} look="quiet" pressed={one === view} onClick={() => onChoose(one)}>
          {one === 'kept' && count > 0
            ? i18n.t('kept.kept_count', [formatCount(count)])
            : viewWords(one)}
        </Button>
      ))}
    </nav>
  );
}

function viewWords(view: PanelView): string {
  switch (view) {
    case 'page':
      return i18n.t('kept.page');
    case 'kept':
      return i18n.t('kept.kept');
    case 'trail':
      return i18n.t('kept.trail');
  }
}

/** What was just removed, and the way to take that back. */
export function RemovedBar({ kept }: { kept: KeptModelInstance }): JSX.Element | null {
  const count = kept.removed.value?.length ?? 0;
  if (count === 0) return null;
  return (
    <div class={bar['bar']} data-undo={KEPT_ROWS}>
      <output>{i18n.t('kept.removed', count, [formatCount(count)])}</output>
      <Button icon="undo" onClick={() => void kept.undo()}>
        {i18n.t('card.undo')}
      </Button>
    </div>
  );
}
