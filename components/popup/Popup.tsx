import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import css from './Popup.module.css';
import { PageNames } from './PageNames';
import { PopupFooter } from './PopupFooter';
import { Results } from './Results';
import { SearchBox } from './SearchBox';

/** The toolbar popup: the page's names at first, results as soon as something is typed. */
export function Popup({ model }: { model: PopupModelInstance }): JSX.Element {
  useEffect(() => void model.load(), [model]);
  return (
    <main class={css['popup']}>
      <h1 class="spoken">{i18n.t('extension_name')}</h1>
      <SearchBox model={model} />
      <div class={css['rows']}>
        {model.search.query.value === '' ? <PageNames model={model} /> : <Results model={model} />}
      </div>
      <PopupFooter model={model} />
    </main>
  );
}
