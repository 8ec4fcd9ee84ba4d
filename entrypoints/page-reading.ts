import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { RunningPage } from '@/lib/page/run-page';
import { givePart } from '@/lib/page/script-parts';

/** The part of the page script that reads a page and marks its names, run where Backfile is on. */
export default defineUnlistedScript(() => {
  givePart('reading', (start) => new RunningPage(start));
});
