import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { ReaderDocument } from '@/lib/model/answers';
import { formatDate } from '@/lib/state/format';
import { webAddress } from '@/lib/state/web-address';
import { Notice } from '@/components/ui/Notice';
import { OriginalLink } from '@/components/ui/OriginalLink';
import { langOf } from '@/components/ui/language';
import { archiveWords } from '@/components/ui/words';
import css from './DocumentHeader.module.css';

type HeaderProps = {
  readonly shown: ReaderDocument;
  /** What can be done with it. */
  readonly children?: ComponentChildren;
};

/** What a document is, who published it and when, which archive has it and on what terms. */
export function DocumentHeader({ shown, children }: HeaderProps): JSX.Element {
  const { document, archive } = shown;
  const address = webAddress(document.url);
  const licence = document.licence ?? archive.licence;
  return (
    <header class={css['header']}>
      <p class={css['archive']}>
        <bdi>{archiveWords(archive.name, archive.edition)}</bdi>
      </p>
      <h1 class={css['title']} dir="auto" lang={langOf(document.language)}>
        {document.title}
      </h1>
      <p class={css['facts']}>
        {document.author !== undefined && <span>{i18n.t('reader.author', [document.author])}</span>}
        {document.source !== undefined && <bdi>{document.source}</bdi>}
        {document.date ? (
          <time dateTime={document.date.iso}>{formatDate(document.date)}</time>
        ) : (
          <span>{i18n.t('source.undated')}</span>
        )}
        {address !== undefined && (
          <OriginalLink address={address} label={i18n.t('reader.original_label')}>
            {i18n.t('reader.original')}
          </OriginalLink>
        )}
        {children}
      </p>
      {licence !== undefined && <p class={css['licence']}>{i18n.t('reader.licence', [licence])}</p>}
      {document.retracted !== undefined && (
        <div class={css['retracted']}>
          <Notice look="problem">{i18n.t('reader.retracted', [document.retracted])}</Notice>
        </div>
      )}
    </header>
  );
}
