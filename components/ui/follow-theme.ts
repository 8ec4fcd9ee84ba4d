import { report } from '@/lib/base/report';
import type { SettingsClient } from '@/lib/state/settings-model';
import type { Theme } from '@/lib/model/settings';
import { showScheme } from './mount-page';

/** Where the last theme is kept for the next page of ours: settings are read only after it is drawn. */
const KEPT = 'theme';

/** Shows this page in the reader's colours: at once in the last ones known, then as the settings change. */
export function followTheme(settings: Pick<SettingsClient, 'get' | 'watch'>): void {
  show(localStorage.getItem(KEPT));
  const follow = ({ theme }: { theme: Theme }): void => {
    if (theme !== localStorage.getItem(KEPT)) localStorage.setItem(KEPT, theme);
    show(theme);
  };
  settings.watch(follow);
  settings.get().then(follow, (error: unknown) => report(error, 'while reading the theme'));
}

function show(theme: string | null): void {
  showScheme(theme === 'light' || theme === 'dark' ? theme : undefined);
}
