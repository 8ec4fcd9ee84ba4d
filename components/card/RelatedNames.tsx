import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardMore } from '@/lib/model/card';
import type { CardModelInstance } from '@/lib/state/card-model';
import { formatCount } from '@/lib/state/format';
import css from './RelatedNames.module.css';

type RelatedNamesProps = Pick<CardMore, 'related'> & {
  readonly onFollow: CardModelInstance['follow'];
};

/** Names that the archive often has beside this one: each opens in this card. */
export function RelatedNames({ related, onFollow }: RelatedNamesProps): JSX.Element {
  return (
    <details class={css['related']}>
      <summary>{i18n.t('card.related', related.length, [formatCount(related.length)])}</summary>
      <ul>
        {related.map(({ at, canonical }) => (
          <li key={`${at.generation} ${at.number}`}>
            <button
              type="button"
              class={css['name']}
              onClick={() => void onFollow(at, canonical, 'exact')}
            >
              <bdi>{canonical}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
