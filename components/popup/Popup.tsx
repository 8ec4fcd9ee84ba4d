import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import type { SaveModelInstance } from '@/lib/state/save-model';
import type { SetsModelInstance } from '@/lib/state/sets-model';
import css from './Popup.module.css';
import { PageNames } from './PageNames';
import { PinnedBar } from './PinnedBar';
import { PopupFooter } from './PopupFooter';
import { Results } from './Results';
import { SaveBar } from './SaveBar';
import { SearchBox } from './SearchBox';
import { KeptProblem } from '@/components/ui/KeptProblem';
import { SetChips } from '@/components/ui/SetChips';
import { useExpected } from '@/components/ui/use-expected';

type PopupProps = {
  readonly model: PopupModelInstance;
  readonly sets: SetsModelInstance;
  readonly save: SaveModelInstance;
};

/** The toolbar popup: the page's names at first, results as soon as something is typed. */
export function Popup({ model, sets, save }: PopupProps): JSX.Element {
  const hasSets = useExpected('has-sets', sets.isOffered.value);
  return (
    <main class={css['popup']}>
      <h1 class="spoken">{i18n.t('extension_name')}</h1>
      <SearchBox model={model} />
      {hasSets && (
        <div class={css['sets']}>
          <SetChips sets={sets} />
        </div>
      )}
      <div class={css['rows']}>
        {model.search.query.value === '' ? <PageNames model={model} /> : <Results model={model} />}
      </div>
      <KeptProblem kept={model.kept} />
      {model.search.query.value !== '' && <PinnedBar kept={model.kept} />}
      {model.search.query.value === '' && <SaveBar model={save} />}
      <PopupFooter model={model} />
    </main>
  );
}
