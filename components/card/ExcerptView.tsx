import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Excerpt } from '@/lib/model/excerpt';
import { MarkedText } from '@/components/ui/MarkedText';
import { SourceLine } from '@/components/ui/SourceLine';
import { langOf } from '@/components/ui/language';
import { reasonWords } from '@/components/ui/words';
import css from './ExcerptView.module.css';

/** One excerpt in the archive's own words: where from, when, and why it is shown. */
export function ExcerptView({ excerpt }: { excerpt: Excerpt }): JSX.Element {
  const { document, text, marks, reason, isThisPage } = excerpt;
  return (
    <figure class={css['excerpt']} data-key={document.key}>
      <blockquote class={css['text']} dir="auto" lang={langOf(document.language)}>
        <MarkedText text={text} marks={marks} />
      </blockquote>
      <figcaption class={css['caption']}>
        <cite class={css['title']} lang={langOf(document.language)}>
          <bdi>{document.title}</bdi>
        </cite>
        <span class={css['facts']}>
          <SourceLine document={document} />
          <span class={css['chip']}>{reasonWords(reason)}</span>
          {isThisPage && <span class={css['here']}>{i18n.t('source.this_page')}</span>}
        </span>
      </figcaption>
    </figure>
  );
}
