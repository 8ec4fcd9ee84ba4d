import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardAnswer } from '@/lib/model/card';
import type { CardModelInstance } from '@/lib/state/card-model';
import type { CardState } from '@/lib/state/card-state';
import { kindWord } from '@/components/ui/words';
import { AnswerTabs } from './AnswerTabs';
import { CardFooter } from './CardFooter';
import { EntityHeader } from './EntityHeader';
import { documentsWords } from './documents-words';
import { ExcerptList } from './ExcerptList';
import { ExcerptView } from './ExcerptView';
import css from './CardBody.module.css';

type Shown = Extract<CardState, { kind: 'shown' }>;

/** What an archive says: who or what it is, an excerpt with its source, and where to read on. */
export function CardBody({
  model,
  shown,
}: {
  model: CardModelInstance;
  shown: Shown;
}): JSX.Element | null {
  const answer = model.answer.value;
  const excerpt = model.excerpt.value;
  if (!answer) return null;
  const several = shown.view.answers.length > 1;
  return (
    <>
      {several && <AnswerTabs model={model} shown={shown} />}
      <section
        id="answer"
        role={several ? 'tabpanel' : undefined}
        aria-labelledby={several ? `answer-tab-${shown.answer}` : undefined}
      >
        <EntityHeader answer={answer} />
        {excerpt ? (
          <ExcerptView excerpt={excerpt} />
        ) : (
          <p class={css['none']}>
            {answer.onlyThisPage ? i18n.t('card.only_this_page') : i18n.t('card.no_excerpts')}
          </p>
        )}
        {answer.excerpts.length > 1 && (
          <ExcerptList model={model} excerpts={answer.excerpts} at={shown.excerpt} />
        )}
        <CardFooter model={model} excerpt={excerpt} host={shown.view.host} />
      </section>
      <p class="spoken" aria-live="polite">
        {announcement(answer, shown.excerpt)}
      </p>
    </>
  );
}

function announcement(answer: CardAnswer, excerpt: number): string {
  const { canonical, kind } = answer.entity;
  const who = i18n.t('card.announce', [canonical, kindWord(kind), documentsWords(answer)]);
  const count = answer.excerpts.length;
  return count > 0 ? `${who} ${i18n.t('card.announce_excerpt', [excerpt + 1, count])}` : who;
}
