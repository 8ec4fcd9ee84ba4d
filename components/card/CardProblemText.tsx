import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardProblem } from '@/lib/model/card';
import css from './Card.module.css';

/** Why a card has nothing to show, and what to do next. */
export function CardProblemText({ problem }: { problem: CardProblem }): JSX.Element {
  return (
    <p class={css['message']} role="alert">
      {problemWords(problem)}
    </p>
  );
}

function problemWords(problem: CardProblem): string {
  switch (problem.kind) {
    case 'no-archive':
      return i18n.t('card_problem.no_archive');
    case 'unknown-handle':
    case 'library-changed':
      return i18n.t('card_problem.library_changed');
    case 'failed':
      return i18n.t('card_problem.failed', [problem.message]);
  }
}
