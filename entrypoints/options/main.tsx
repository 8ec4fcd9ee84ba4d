import { signal } from '@preact/signals';
import '@/assets/base.css';
import '@/components/library/library-page.css';
import { i18n } from '#i18n';
import { Settings } from '@/components/settings/Settings';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { createExtensionServices } from '@/lib/host/extension-services';
import { startPractice } from '@/lib/host/practice-page';
import { listShortcuts, openShortcuts } from '@/lib/platform/shortcuts';
import { SettingsModel } from '@/lib/state/settings-model';

const { settings } = createExtensionServices();
followTheme(settings);
const model = new SettingsModel(settings);
const marks = signal<number | undefined>(undefined);
const shortcuts = { list: listShortcuts, open: openShortcuts };
mountPage(<Settings model={model} shortcuts={shortcuts} marks={marks} />, i18n.t('settings.title'));
startPractice({ onMarks: (count) => (marks.value = count) });
