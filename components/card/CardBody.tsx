import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardAnswer } from '@/lib/model/card';
import type { CardModelInstance } from '@/lib/state/card-model';
import { formatNumeral } from '@/lib/state/format';
import type { CardState } from '@/lib/state/card-state';
import { Button } from '@/components/ui/Button';
import { kindWord } from '@/components/ui/words';
import { AnswerTabs } from './AnswerTabs';
import css from './CardBody.module.css';
import { CardFooter } from './CardFooter';
import { EntityHeader } from './EntityHeader';
import { documentsWords } from './documents-words';
import { ExcerptList } from './ExcerptList';
import { ExcerptView } from './ExcerptView';
import { RelatedNames } from './RelatedNames';
import { SourceList } from './SourceList';

type Shown = Extract<CardState, { kind: 'shown' }>;
type BodyProps = { readonly model: CardModelInstance; readonly shown: Shown };

/** What an archive says: who or what it is, an excerpt with its source, and where to go on to. */
export function CardBody({ model, shown }: BodyProps): JSX.Element | null {
  const answer = model.answer.value;
  if (!answer) return null;
  const { page } = shown;
  const several = page.view.answers.length > 1;
  return (
    <>
      {several && <AnswerTabs model={model} page={page} />}
      <section
        id="answer"
        role={several ? 'tabpanel' : undefined}
        aria-labelledby={several ? `answer-tab-${page.answer}` : undefined}
      >
        <EntityHeader answer={answer} years={page.years} onYears={model.filter} />
        <Excerpts model={model} shown={shown} answer={answer} />
        {page.more && page.more.related.length > 0 && (
          <RelatedNames related={page.more.related} onFollow={model.follow} />
        )}
        <CardFooter model={model} page={page} note={shown.note} />
      </section>
      <p class="spoken" aria-live="polite">
        {announcement(answer, page.excerpt)}
      </p>
    </>
  );
}

function Excerpts({ model, shown, answer }: BodyProps & { answer: CardAnswer }): JSX.Element {
  const { page, mode } = shown;
  const excerpt = model.excerpt.value;
  if (!excerpt)
    return (
      <p class={css['none']}>
        {answer.onlyThisPage ? i18n.t('card.only_this_page') : i18n.t('card.no_excerpts')}
      </p>
    );
  const isSingle = answer.excerpts.length === 1;
  const names = page.more?.names.filter(({ text }) => text === page.excerpt) ?? [];
  return (
    <>
      {mode === 'sources' ? (
        <SourceList excerpts={answer.excerpts} onRead={model.chooseExcerpt} />
      ) : (
        <ExcerptView
          excerpt={excerpt}
          names={names}
          now={model.openedAt.value}
          onFollow={model.follow}
        />
      )}
      {!isSingle && mode === 'excerpts' && (
        <ExcerptList model={model} excerpts={answer.excerpts} at={page.excerpt} />
      )}
      {mode === 'sources' && (
        <div class={css['mode']}>
          <Button look="quiet" icon="quote" onClick={() => model.chooseMode('excerpts')}>
            {i18n.t('card.mode_excerpts')}
          </Button>
        </div>
      )}
    </>
  );
}

function announcement(answer: CardAnswer, excerpt: number): string {
  const { canonical, kind } = answer.entity;
  const who = i18n.t('card.announce', [canonical, kindWord(kind), documentsWords(answer)]);
  const count = answer.excerpts.length;
  if (count === 0) return who;
  const place = i18n.t('card.announce_excerpt', [formatNumeral(excerpt + 1), formatNumeral(count)]);
  return `${who} ${place}`;
}
