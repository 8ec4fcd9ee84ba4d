import { tendingWork } from '@/lib/platform/tending-page';
import { tendInPage } from '@/lib/host/tend-in-page';

/** A page that nobody sees: it looks after the library and goes. Chromium only. */
void tendInPage(tendingWork(location.search)).finally(() => window.close());
