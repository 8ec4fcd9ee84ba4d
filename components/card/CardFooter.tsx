import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Excerpt } from '@/lib/model/excerpt';
import type { CardModelInstance } from '@/lib/state/card-model';
import { webAddress } from '@/lib/state/web-address';
import { Button } from '@/components/ui/Button';
import { OriginalLink } from '@/components/ui/OriginalLink';
import css from './CardFooter.module.css';

type CardFooterProps = {
  readonly model: CardModelInstance;
  readonly excerpt: Excerpt | undefined;
  readonly host: string;
};

/** Where to read on, and the switch for this site. */
export function CardFooter({ model, excerpt, host }: CardFooterProps): JSX.Element {
  const title = excerpt?.document.title ?? '';
  const address = webAddress(excerpt?.document.url);
  return (
    <footer class={css['footer']}>
      {excerpt && (
        <Button
          look="primary"
          label={i18n.t('card.read_label', [title])}
          onClick={model.openReader}
        >
          {i18n.t('card.read')}
        </Button>
      )}
      {address !== undefined && (
        <OriginalLink address={address} label={i18n.t('card.original_label', [title])}>
          {i18n.t('card.original')}
        </OriginalLink>
      )}
      {host !== '' && (
        <div class={css['off']} title={host}>
          <Button look="quiet" icon="off" onClick={model.switchSiteOff}>
            {i18n.t('card.off_here', [host])}
          </Button>
        </div>
      )}
    </footer>
  );
}
