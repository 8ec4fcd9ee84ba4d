import '@/assets/base.css';
import '@/components/card/card-page.css';
import { Card } from '@/components/card/Card';
import { mountPage } from '@/components/ui/mount-page';
import { DIRECTIONS, type cardToBackground } from '@/lib/messaging/protocol';
import { backgroundClient } from '@/lib/messaging/send';
import { CardModel } from '@/lib/state/card-model';
import { takeNonce } from '@/lib/state/card-nonce';

// Any page may load this document: without a nonce it stays blank.
const nonce = takeNonce(location, history);
if (nonce !== undefined) {
  const call = backgroundClient<typeof cardToBackground>(DIRECTIONS.cardToBackground);
  const model = new CardModel({
    claim: () => call('claimCard', { nonce }),
    resize: (height) => call('resizeCard', { nonce, height }),
    close: () => call('closeCard', { nonce }),
    openReader: (key, start) => call('openReader', { nonce, key, start }),
    switchSiteOff: () => call('switchSiteOff', { nonce }),
  });
  mountPage(<Card model={model} />);
}
