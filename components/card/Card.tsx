import type { JSX } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardModelInstance } from '@/lib/state/card-model';
import css from './Card.module.css';
import { CardBar } from './CardBar';
import { CardBody } from './CardBody';
import { CardProblemText } from './CardProblemText';
import { SizeHandle } from './SizeHandle';
import { Skeleton } from './Skeleton';
import { useCardKeys } from './use-card-keys';
import { useHeight } from './use-height';

/** Room around the card for its shadow, inside its frame, CSS pixels; as in Card.module.css. */
const FRAME_PADDING = 10;

/** The card of one mention, from its skeleton to its excerpts. Nothing at all while it is blank. The model is loaded by whoever made it. */
export function Card({ model }: { model: CardModelInstance }): JSX.Element | null {
  const surface = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const state = model.state.value;
  useCardKeys(model, surface);
  const fit = useCallback((height: number) => model.resize(height + 2 * FRAME_PADDING), [model]);
  useHeight(content, state.kind, fit);

  if (state.kind === 'blank') return null;
  const label =
    state.kind === 'shown'
      ? i18n.t('card.label', [state.page.view.surface])
      : i18n.t('card.loading');
  return (
    <main class={css['frame']}>
      <div
        ref={surface}
        class={css['surface']}
        // Not modal, and not to be opened or closed by the browser: hence no dialog element.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="dialog"
        aria-label={label}
        aria-busy={state.kind === 'waiting'}
        tabIndex={-1}
      >
        <div ref={content} class={css['content']}>
          {state.kind !== 'waiting' && (
            <CardBar
              model={model}
              canGoBack={state.kind === 'shown' && state.back.length > 0}
              isPinned={state.kind === 'shown' ? state.isPinned : undefined}
            />
          )}
          {state.kind === 'waiting' && <Skeleton />}
          {state.kind === 'shown' && <CardBody model={model} shown={state} />}
          {state.kind === 'problem' && <CardProblemText problem={state.problem} />}
          {state.kind === 'switched-off' && (
            <output class={css['message']}>
              {i18n.t(`site_chosen.${state.choice}`, [state.host])}
            </output>
          )}
        </div>
      </div>
      {state.kind === 'shown' && <SizeHandle model={model} />}
    </main>
  );
}
