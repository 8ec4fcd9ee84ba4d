import { effect } from '@preact/signals';
import '@/assets/base.css';
import '@/components/library/library-page.css';
import { i18n } from '#i18n';
import { Library } from '@/components/library/Library';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { report } from '@/lib/base/report';
import { createExtensionServices } from '@/lib/host/extension-services';
import { createLibraryClient } from '@/lib/host/library-client';
import { askForSites, mayReadSites } from '@/lib/platform/all-sites';
import { FirstRunModel } from '@/lib/state/first-run-model';
import { LibraryModel } from '@/lib/state/library-model';

const services = createExtensionServices();
followTheme(services.settings);
const model = new LibraryModel(createLibraryClient(services));
// Asked before anything is drawn: the browser finds it out meanwhile.
void model.load(new AbortController().signal);
const firstRun =
  location.hash === '#welcome' ? new FirstRunModel({ mayReadSites, askForSites }) : undefined;
mountPage(<Library model={model} firstRun={firstRun} />, i18n.t('library.title'));
if (firstRun)
  import('@/lib/host/practice-page').then(
    ({ startPractice }) => startPractice({ onCard: firstRun.noteCard }),
    (error: unknown) => report(error, 'while starting the first run'),
  );
// Whoever loads the page again is not here for the first time any more.
effect(() => {
  if (firstRun?.isOver.value === true) history.replaceState(null, '', location.pathname);
});
