import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { KeptStep } from '@/lib/model/kept';
import type { EntityModelInstance } from '@/lib/state/entity-model';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import type { SetsModelInstance } from '@/lib/state/sets-model';
import { PageNames } from '@/components/popup/PageNames';
import { PopupFooter } from '@/components/popup/PopupFooter';
import { PinnedBar } from '@/components/popup/PinnedBar';
import { Results } from '@/components/popup/Results';
import { SearchBox } from '@/components/popup/SearchBox';
import { KeptProblem } from '@/components/ui/KeptProblem';
import { SetChips } from '@/components/ui/SetChips';
import { EntityView } from './EntityView';
import { KeptList } from './KeptList';
import { RemovedBar, ViewChoice, type PanelView } from './KeptViews';
import css from './Panel.module.css';
import { SaveResults } from './SaveResults';
import { TrailList } from './TrailList';

type PanelProps = {
  readonly finder: PopupModelInstance;
  readonly entity: EntityModelInstance;
  readonly kept: KeptModelInstance;
  readonly sets: SetsModelInstance;
};

/** The side panel: the page's names, search, all that the archive knows of one name, pins and the trail. */
export function Panel({ finder, entity, kept, sets }: PanelProps): JSX.Element {
  const isOpen = entity.state.value.kind !== 'closed';
  return (
    <main class={css['panel']}>
      <h1 class="spoken">{i18n.t('extension_name')}</h1>
      {isOpen ? (
        <div class={css['rows']}>
          <EntityView model={entity} kept={kept} />
        </div>
      ) : (
        <Finder finder={finder} entity={entity} kept={kept} sets={sets} />
      )}
      <KeptProblem kept={kept} />
      <RemovedBar kept={kept} />
      {finder.search.query.value !== '' && !isOpen && <PinnedBar kept={kept} />}
      <PopupFooter model={finder} />
    </main>
  );
}

function Finder({ finder, entity, kept, sets }: PanelProps): JSX.Element {
  const [view, setView] = useState<PanelView>('page');
  const openStep = (step: KeptStep): void => {
    if (step.did === 'search') finder.type(step.words);
    else if (step.did === 'document') entity.openReader(step.document, 0);
    else void entity.open({ ref: step.ref, canonical: step.words });
  };
  const isSearching = finder.search.query.value !== '';
  return (
    <>
      <SearchBox model={finder} hasRows={isSearching || view === 'page'} />
      <div class={css['sets']}>
        <SetChips sets={sets} />
      </div>
      {!isSearching && <ViewChoice kept={kept} view={view} onChoose={setView} />}
      <div class={css['rows']}>
        {isSearching ? (
          <>
            <SaveResults model={finder} />
            <Results model={finder} />
          </>
        ) : view === 'page' ? (
          <PageNames model={finder} />
        ) : view === 'kept' ? (
          <KeptList kept={kept} openReader={entity.openReader} />
        ) : (
          <TrailList kept={kept} openStep={openStep} />
        )}
      </div>
    </>
  );
}
