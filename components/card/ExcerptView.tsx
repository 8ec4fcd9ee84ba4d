import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { NameInText } from '@/lib/model/card';
import type { Excerpt } from '@/lib/model/excerpt';
import type { CardModelInstance } from '@/lib/state/card-model';
import { formatAge } from '@/lib/state/format';
import { quotePieces } from '@/lib/state/quote-pieces';
import { SourceLine } from '@/components/ui/SourceLine';
import { langOf } from '@/components/ui/language';
import { reasonWords } from '@/components/ui/words';
import css from './ExcerptView.module.css';
import { QuotedName } from './QuotedName';

type ExcerptViewProps = {
  readonly excerpt: Excerpt;
  /** Other names in it. */
  readonly names: readonly NameInText[];
  /** When the card opened, ms since 1970. */
  readonly now: number;
  readonly onFollow: CardModelInstance['follow'];
};

/** One excerpt in the archive's own words: where from, when, how long ago, and why it is shown. */
export function ExcerptView({ excerpt, names, now, onFollow }: ExcerptViewProps): JSX.Element {
  const { document, text, marks, reason, isThisPage, isNew } = excerpt;
  const age = document.date && formatAge(document.date, now);
  return (
    <figure class={css['excerpt']} data-key={document.key}>
      <blockquote class={css['text']} dir="auto" lang={langOf(document.language)}>
        {quotePieces(text, marks, names).map((piece, at) => {
          switch (piece.kind) {
            case 'text':
              return piece.text;
            case 'mark':
              return <mark key={at}>{piece.text}</mark>;
            case 'name':
              return (
                <QuotedName
                  key={at}
                  onFollow={() => void onFollow(piece.name.at, piece.text, piece.name.route)}
                >
                  {piece.text}
                </QuotedName>
              );
          }
          return null;
        })}
      </blockquote>
      <figcaption class={css['caption']}>
        <cite class={css['title']} lang={langOf(document.language)}>
          <bdi>{document.title}</bdi>
        </cite>
        <span class={css['facts']}>
          <SourceLine document={document} isNew={isNew} />
          <span class={css['chip']}>{reasonWords(reason)}</span>
          {isThisPage && <span class={css['here']}>{i18n.t('source.this_page')}</span>}
          {age !== undefined && <small class={css['age']}>{age}</small>}
        </span>
      </figcaption>
    </figure>
  );
}
