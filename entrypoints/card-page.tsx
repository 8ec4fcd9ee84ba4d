import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import '@/assets/base.css';
import '@/components/card/card-page.css';
import { Card } from '@/components/card/Card';
import { rehearseCard } from '@/components/card/rehearse-card';
import { mountPage, showScheme } from '@/components/ui/mount-page';
import { DIRECTIONS, type cardToBackground } from '@/lib/messaging/protocol';
import { backgroundClient } from '@/lib/messaging/send';
import { CardModel } from '@/lib/state/card-model';
import { takeNonce } from '@/lib/state/card-nonce';

export default defineUnlistedScript(() => {
  // Any page may load this document: without a nonce it stays blank.
  const start = takeNonce(location, history);
  if (start) {
    const { nonce, scheme } = start;
    showScheme(scheme);
    const call = backgroundClient<typeof cardToBackground>(DIRECTIONS.cardToBackground);
    const model = new CardModel({
      claim: () => call('claimCard', { nonce }),
      wish: (wish) => call('wish', { nonce, wish }),
      openReader: (key, at) => call('openReader', { nonce, key, start: at }),
      chooseSite: (choice) => call('chooseSite', { nonce, choice }),
      follow: (step) => call('follow', { nonce, ...step }),
      more: (at, texts) => call('more', { nonce, at, texts: [...texts] }),
      correct: (kind, at, surface) => call('correct', { nonce, kind, at, surface }),
      undo: (id) => call('undo', { nonce, id }),
    });
    // Asked for before anything is drawn: the answer comes while it is.
    void model.load();
    mountPage(<Card model={model} />);
    // After what is waiting already: an answer that has come needs no rehearsal.
    setTimeout(() => {
      if (model.state.peek().kind === 'waiting') void rehearseCard();
    }, 0);
  }
});
