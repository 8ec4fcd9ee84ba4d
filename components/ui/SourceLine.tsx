import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { DocumentHead } from '@/lib/model/document';
import { formatDate } from '@/lib/state/format';
import css from './SourceLine.module.css';
import { archiveWords } from './words';

type SourceLineProps = {
  readonly document: Pick<DocumentHead, 'source' | 'date' | 'retracted'>;
  readonly archive?: string | undefined;
  readonly edition?: string | undefined;
  /** An update brought it that the reader did not look at yet. */
  readonly isNew?: boolean | undefined;
};

/** Who published a document and when, and which archive has it. */
export function SourceLine({ document, archive, edition, isNew }: SourceLineProps): JSX.Element {
  const { source, date, retracted } = document;
  return (
    <span class={css['line']}>
      {retracted !== undefined && (
        <span class={css['part']}>
          <strong class={css['retracted']}>{i18n.t('source.retracted')}</strong>
        </span>
      )}
      {isNew === true && (
        <span class={css['part']}>
          <strong class={css['new']}>{i18n.t('source.new')}</strong>
        </span>
      )}
      {/* An archive that is its own source is named once. */}
      {source !== undefined && source !== archive && (
        <span class={css['part']}>
          <bdi>{source}</bdi>
        </span>
      )}
      <span class={css['part']}>
        {date ? <time dateTime={date.iso}>{formatDate(date)}</time> : i18n.t('source.undated')}
      </span>
      {archive !== undefined && (
        <span class={css['part']}>
          <bdi>{archiveWords(archive, edition)}</bdi>
        </span>
      )}
    </span>
  );
}
