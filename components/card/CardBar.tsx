import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardModelInstance } from '@/lib/state/card-model';
import { Button } from '@/components/ui/Button';
import css from './CardBar.module.css';
import { useDrag } from './use-drag';

type CardBarProps = {
  readonly model: CardModelInstance;
  readonly canGoBack: boolean;
  /** Undefined for a card that cannot be pinned. */
  readonly isPinned: boolean | undefined;
};

/** The top of a card: where it is taken hold of, with Back, Pin and Close. */
export function CardBar({ model, canGoBack, isPinned }: CardBarProps): JSX.Element {
  const drag = useDrag((dx, dy) => {
    if (isPinned === false) model.pin();
    model.move(dx, dy);
  });
  return (
    <div class={`${css['bar'] ?? ''} ${canGoBack ? '' : (css['alone'] ?? '')}`}>
      {canGoBack && (
        <Button look="quiet" icon="back" flips label={i18n.t('card.back')} onClick={model.back} />
      )}
      <div class={css['grip']} title={i18n.t('card.drag')} {...drag} />
      {isPinned !== undefined && (
        <Button
          look="quiet"
          icon="pin"
          label={isPinned ? i18n.t('card.pinned') : i18n.t('card.pin')}
          pressed={isPinned}
          onClick={model.pin}
        />
      )}
      <Button look="quiet" icon="close" label={i18n.t('card.close')} onClick={model.close} />
    </div>
  );
}
