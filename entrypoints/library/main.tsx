import '@/assets/base.css';
import '@/components/library/library-page.css';
import { i18n } from '#i18n';
import { Library } from '@/components/library/Library';
import { mountPage } from '@/components/ui/mount-page';
import { createExtensionServices } from '@/lib/host/extension-services';
import { createLibraryClient } from '@/lib/host/library-client';
import { LibraryModel } from '@/lib/state/library-model';

const client = createLibraryClient(createExtensionServices());
const model = new LibraryModel(client, location.hash === '#welcome');
mountPage(<Library model={model} />, i18n.t('library.title'));
