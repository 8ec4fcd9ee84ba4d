import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Excerpt } from '@/lib/model/excerpt';
import type { CardModelInstance } from '@/lib/state/card-model';
import { formatCount, formatDate, formatNumeral } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import css from './ExcerptList.module.css';

type ExcerptListProps = {
  readonly model: CardModelInstance;
  readonly excerpts: readonly Excerpt[];
  /** Which one is being read. */
  readonly at: number;
};

/** From one excerpt to the next, and all of them by title and date. */
export function ExcerptList({ model, excerpts, at }: ExcerptListProps): JSX.Element {
  const last = excerpts.length - 1;
  return (
    <div class={css['list']}>
      <div class={css['steps']}>
        <Button
          look="quiet"
          icon="previous"
          flips
          label={i18n.t('card.previous')}
          disabled={at === 0}
          onClick={() => model.step(-1)}
        />
        <span class={css['position']}>
          {i18n.t('card.position', [formatNumeral(at + 1), formatNumeral(excerpts.length)])}
        </span>
        <Button
          look="quiet"
          icon="next"
          flips
          label={i18n.t('card.next')}
          disabled={at === last}
          onClick={() => model.step(1)}
        />
        <Button look="quiet" icon="sources" onClick={() => model.chooseMode('sources')}>
          {i18n.t('card.mode_sources')}
        </Button>
      </div>
      <details class={css['all']}>
        <summary>
          {i18n.t('card.all_excerpts', excerpts.length, [formatCount(excerpts.length)])}
        </summary>
        <ol>
          {excerpts.map(({ document, start }, index) => (
            <li key={`${document.key} ${start}`}>
              <button
                type="button"
                class={css['row']}
                aria-current={index === at}
                onClick={() => model.chooseExcerpt(index)}
              >
                <bdi class={css['title']}>{document.title}</bdi>
                {document.date && (
                  <time dateTime={document.date.iso}>{formatDate(document.date)}</time>
                )}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
