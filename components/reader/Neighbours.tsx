import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { TimeNeighbours } from '@/lib/model/answers';
import type { DocumentHead } from '@/lib/model/document';
import { readerPath } from '@/lib/state/page-address';
import { SourceLine } from '@/components/ui/SourceLine';
import { langOf } from '@/components/ui/language';
import css from './Neighbours.module.css';

/** What the archive has from right before and right after a document. */
export function Neighbours({ around }: { around: TimeNeighbours }): JSX.Element | null {
  const { before, after } = around;
  if (!before && !after) return null;
  return (
    <nav class={css['around']} aria-labelledby="around-title">
      <h2 id="around-title" class={css['heading']}>
        {i18n.t('reader.around')}
      </h2>
      <ul>
        {before && (
          <li>
            <Neighbour head={before} label={i18n.t('reader.before', [before.title])} rel="prev" />
          </li>
        )}
        {after && (
          <li>
            <Neighbour head={after} label={i18n.t('reader.after', [after.title])} rel="next" />
          </li>
        )}
      </ul>
    </nav>
  );
}

type NeighbourProps = {
  readonly head: DocumentHead;
  readonly label: string;
  readonly rel: 'prev' | 'next';
};

function Neighbour({ head, label, rel }: NeighbourProps): JSX.Element {
  return (
    <a href={readerPath(head.key, 0)} rel={rel} class={css['link']}>
      <bdi class={css['title']} lang={langOf(head.language)}>
        {label}
      </bdi>
      <SourceLine document={head} />
    </a>
  );
}
