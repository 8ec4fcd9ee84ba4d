import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PageCards } from '@/lib/page/page-cards';
import { givePart } from '@/lib/page/script-parts';

/** The part of the page script that shows cards, run once a page was linked. */
export default defineUnlistedScript(() => {
  givePart('cards', (from) => new PageCards(from));
});
