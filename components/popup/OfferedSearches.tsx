import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { Icon } from '@/components/ui/Icon';
import css from './OfferedSearches.module.css';
import { Row } from './Row';

/** Searches that were saved, and the newest ones: rows that search again. */
export function OfferedSearches({ model }: { model: PopupModelInstance }): JSX.Element | null {
  const offered = model.offered.value;
  const before = model.names.value.length;
  if (offered.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is no part of a list of options
    <div role="group" aria-label={i18n.t('kept.offered')}>
      <div class={css['heading']} aria-hidden="true">
        {i18n.t('kept.offered')}
      </div>
      {offered.map(({ query, isSaved }, at) => (
        <Row
          key={query}
          index={before + at}
          active={model.active.value === before + at}
          onOpen={() => model.open(before + at)}
        >
          <span class={css['search']}>
            <Icon name={isSaved ? 'save' : 'history'} />
            <bdi>{query}</bdi>
          </span>
        </Row>
      ))}
    </div>
  );
}
