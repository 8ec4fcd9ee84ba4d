import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { PageState } from '@/lib/model/answers';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { formatMilliseconds } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { Switch } from '@/components/ui/Switch';
import css from './PopupFooter.module.css';

/** The switch for the site in front, what Backfile costs there, and the ways to panel and library. */
export function PopupFooter({ model }: { model: PopupModelInstance }): JSX.Element {
  const view = model.page.value;
  const page = view.kind === 'known' ? view.page : undefined;
  const site = page && siteOf(page);
  return (
    <footer class={css['footer']}>
      {site && (
        <div class={css['site']}>
          <Switch
            on={site.on}
            label={i18n.t('popup.site_switch', [site.host])}
            onChange={(on) => void model.setSite(site.host, on)}
          />
          <span class={css['words']}>
            <span class={css['host']}>
              {site.on
                ? i18n.t('popup.site_on', [site.host])
                : i18n.t('popup.site_off', [site.host])}
            </span>
            {page.kind === 'on' && page.totalMs > 0 && (
              <span class={css['cost']}>
                {i18n.t('popup.cost', [formatMilliseconds(page.totalMs)])}
              </span>
            )}
          </span>
        </div>
      )}
      <span class={css['ways']}>
        {model.hasPanel.value && (
          <Button look="quiet" icon="panel" onClick={model.openPanel}>
            {i18n.t('panel.open')}
          </Button>
        )}
        <Button look="quiet" icon="archive" onClick={model.openLibrary}>
          {i18n.t('popup.library')}
        </Button>
      </span>
    </footer>
  );
}

/** The host that can be switched, or undefined where there is nothing to switch. */
function siteOf(page: PageState): { readonly host: string; readonly on: boolean } | undefined {
  switch (page.kind) {
    case 'on':
    case 'no-archive':
      return page.host === '' ? undefined : { host: page.host, on: true };
    case 'off-here':
      return page.host === '' ? undefined : { host: page.host, on: false };
    // Off everywhere by another setting: no switch for one site changes that.
    case 'off':
    case 'no-access':
    case 'cannot-run':
      return undefined;
  }
}
