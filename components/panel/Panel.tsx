import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EntityModelInstance } from '@/lib/state/entity-model';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { PageNames } from '@/components/popup/PageNames';
import { PopupFooter } from '@/components/popup/PopupFooter';
import { Results } from '@/components/popup/Results';
import { SearchBox } from '@/components/popup/SearchBox';
import { EntityView } from './EntityView';
import css from './Panel.module.css';
import { SaveResults } from './SaveResults';

type PanelProps = { readonly finder: PopupModelInstance; readonly entity: EntityModelInstance };

/** The side panel: the page's names, search, and all that the archive knows of one name. */
export function Panel({ finder, entity }: PanelProps): JSX.Element {
  useEffect(() => void finder.load(), [finder]);
  const isOpen = entity.state.value.kind !== 'closed';
  return (
    <main class={css['panel']}>
      <h1 class="spoken">{i18n.t('extension_name')}</h1>
      {isOpen ? (
        <div class={css['rows']}>
          <EntityView model={entity} />
        </div>
      ) : (
        <>
          <SearchBox model={finder} />
          <div class={css['rows']}>
            {finder.search.query.value === '' ? (
              <PageNames model={finder} />
            ) : (
              <>
                <SaveResults model={finder} />
                <Results model={finder} />
              </>
            )}
          </div>
        </>
      )}
      <PopupFooter model={finder} />
    </main>
  );
}
