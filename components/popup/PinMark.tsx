import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { isPinned, type KeptModelInstance, type Pinnable } from '@/lib/state/kept-model';
import { Icon } from '@/components/ui/Icon';
import css from './PinMark.module.css';

type PinMarkProps = { readonly hit: Pinnable; readonly kept: KeptModelInstance };

/** Whether a hit is pinned, and what the pointer pins it with; the keyboard has a key for it in the search box. */
export function PinMark({ hit, kept }: PinMarkProps): JSX.Element {
  const isKept = isPinned(kept, hit);
  return (
    // An option of a list holds no control: this one is for the pointer alone, and says no more than what is.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      class={`${css['pin'] ?? ''} ${isKept ? (css['pinned'] ?? '') : ''}`}
      aria-hidden={!isKept}
      title={i18n.t('kept.pin_key')}
      onClick={(event) => {
        event.stopPropagation();
        void kept.togglePin(hit);
      }}
    >
      <Icon name="pin" />
      {isKept ? i18n.t('kept.pinned') : i18n.t('kept.pin_short')}
    </span>
  );
}
