import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Excerpt } from '@/lib/model/excerpt';
import { bySource } from '@/lib/state/by-source';
import { formatDate } from '@/lib/state/format';
import { langOf } from '@/components/ui/language';
import { MarkedText } from '@/components/ui/MarkedText';
import css from './SourceList.module.css';

type SourceListProps = {
  readonly excerpts: readonly Excerpt[];
  /** @param index of the excerpt to read */
  readonly onRead: (index: number) => void;
};

/** What each source said, its dated sentences under its name, the oldest first. */
export function SourceList({ excerpts, onRead }: SourceListProps): JSX.Element {
  return (
    <div class={css['sources']}>
      {bySource(excerpts).map(({ source, said }) => (
        <section key={source ?? ''} class={css['source']}>
          <h2>
            <bdi>{source ?? i18n.t('source.unnamed')}</bdi>
          </h2>
          <ol>
            {said.map(({ excerpt, index }) => (
              <li key={index}>
                <button
                  type="button"
                  class={css['date']}
                  aria-label={i18n.t('card.read_excerpt', [
                    dateWords(excerpt),
                    excerpt.document.title,
                  ])}
                  onClick={() => onRead(index)}
                >
                  {dateWords(excerpt)}
                </button>
                <blockquote dir="auto" lang={langOf(excerpt.document.language)}>
                  <MarkedText text={excerpt.text} marks={excerpt.marks} />
                </blockquote>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function dateWords({ document: { date } }: Excerpt): string {
  return date ? formatDate(date) : i18n.t('source.undated');
}
