import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SearchAnswer } from '@/lib/model/answers';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { formatCount, formatMilliseconds } from '@/lib/state/format';
import { MarkedText } from '@/components/ui/MarkedText';
import { Notice } from '@/components/ui/Notice';
import { SourceLine } from '@/components/ui/SourceLine';
import { langOf } from '@/components/ui/language';
import { useGrowingRange } from '@/components/ui/use-growing-range';
import css from './Results.module.css';
import { FilterChips } from './FilterChips';
import { PinMark } from './PinMark';
import { Row } from './Row';
import { Rows } from './Rows';

/** Rows that are drawn at once, and that the next frame adds: some screens, then the others. */
const ROWS = { shown: 10, more: 100 };

type Hit = SearchAnswer['hits'][number];

/** What the library has for the words in the search box. */
export function Results({ model }: { model: PopupModelInstance }): JSX.Element {
  const search = model.search.view.value;
  const answer = model.search.answer.value;
  const found = answer !== undefined && answer.hits.length > 0;
  const active = model.active.value;
  const { to } = useGrowingRange({ count: answer?.hits.length ?? 0, of: answer, ...ROWS });
  // Letters come between answers: the rows of the last one are not drawn again for them.
  const rows = useMemo(
    () =>
      answer?.hits.slice(0, to).map((hit, index) => (
        <Row
          key={hit.excerpt.document.key}
          index={index}
          active={active === index}
          onOpen={() => model.open(index)}
        >
          <HitView hit={hit} kept={model.kept} />
        </Row>
      )),
    [model, answer, active, to],
  );
  return (
    <section aria-label={i18n.t('popup.results')} aria-busy={search.kind === 'searching'}>
      <output class={css['summary']}>
        {answer && (found || search.kind !== 'searching') ? (
          <>
            <span>{summary(answer)}</span>
            <span>{formatMilliseconds(answer.tookMs)}</span>
          </>
        ) : (
          search.kind === 'searching' && i18n.t('popup.searching')
        )}
      </output>
      <FilterChips model={model} />
      {answer && <Limits answer={answer} />}
      {search.kind === 'failed' && (
        <div class={css['notice']}>
          <Notice look="problem">{i18n.t('popup.search_failed')}</Notice>
        </div>
      )}
      {search.kind === 'answered' && !found && (
        <p class={css['nothing']}>{i18n.t('popup.nothing', [model.search.query.value])}</p>
      )}
      <Rows label={i18n.t('popup.results')}>{rows}</Rows>
    </section>
  );
}

/** What the answer is not: what was not looked for, and what could not be read. */
function Limits({ answer: { shortened, leftOut } }: { answer: SearchAnswer }): JSX.Element {
  return (
    <>
      {shortened && (
        <p class={css['nothing']} role="note">
          {i18n.t('popup.shortened')}
        </p>
      )}
      {leftOut && (
        <p class={css['nothing']} role="note">
          {i18n.t('popup.left_out', [leftOut.join(', ')])}
        </p>
      )}
    </>
  );
}

type HitProps = { readonly hit: Hit; readonly kept: KeptModelInstance };

function HitView({ hit, kept }: HitProps): JSX.Element {
  const { document, text, marks } = hit.excerpt;
  const lang = langOf(document.language);
  return (
    <div class={css['hit']}>
      <PinMark hit={hit} kept={kept} />
      <p class={css['title']} dir="auto" lang={lang}>
        {document.title}
      </p>
      <p class={css['text']} dir="auto" lang={lang}>
        <MarkedText text={text} marks={marks} />
      </p>
      {hit.copies > 0 && (
        <p class={css['copies']}>{i18n.t('popup.copies', hit.copies, [formatCount(hit.copies)])}</p>
      )}
      <SourceLine
        document={document}
        archive={hit.archiveName}
        edition={hit.edition}
        isNew={hit.excerpt.isNew}
      />
    </div>
  );
}

function summary(answer: SearchAnswer): string {
  const { total, complete, approximate } = answer;
  const count = formatCount(total);
  const documents = approximate
    ? i18n.t('popup.results_summary_approximate', [count])
    : i18n.t('popup.results_summary', total, [count]);
  return complete > 0 && complete < total
    ? i18n.t('popup.results_complete', [documents, formatCount(complete)])
    : documents;
}
