import '@/assets/base.css';
import '@/components/library/library-page.css';
import { i18n } from '#i18n';
import { Library } from '@/components/library/Library';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { createExtensionServices } from '@/lib/host/extension-services';
import { createLibraryClient } from '@/lib/host/library-client';
import { LibraryModel } from '@/lib/state/library-model';
import { SettingsModel } from '@/lib/state/settings-model';

const services = createExtensionServices();
followTheme(services.settings);
const client = createLibraryClient(services);
const settings = new SettingsModel(services.settings);
const model = new LibraryModel(client, location.hash === '#welcome');
mountPage(<Library model={model} settings={settings} />, i18n.t('library.title'));
