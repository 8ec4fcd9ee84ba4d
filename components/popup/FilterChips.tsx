import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { filterChips, toggleFilter, type FilterChip } from '@/lib/state/query-filters';
import { formatNumeral } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import chips from '@/components/ui/Chips.module.css';
import css from './FilterChips.module.css';

/** The sources and years of what was found, to narrow the search to; they are words of the query, too. */
export function FilterChips({ model }: { model: PopupModelInstance }): JSX.Element | null {
  const query = model.search.query.value;
  const all = filterChips(query, model.search.answer.value?.hits ?? []);
  if (all.length === 0) return null;
  return (
    <fieldset
      class={`${chips['chips'] ?? ''} ${css['filters'] ?? ''}`}
      aria-label={i18n.t('popup.filters')}
    >
      {all.map((chip) => (
        <Button
          key={keyOf(chip)}
          look="quiet"
          pressed={chip.isOn}
          onClick={() => model.type(toggleFilter(query, chip))}
        >
          <bdi>{chip.kind === 'year' ? formatNumeral(chip.year) : chip.source}</bdi>
        </Button>
      ))}
    </fieldset>
  );
}

function keyOf(chip: FilterChip): string {
  return chip.kind === 'year' ? String(chip.year) : chip.source;
}
