import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardModelInstance } from '@/lib/state/card-model';
import type { CardAnswer } from '@/lib/model/card';
import type { CardPage } from '@/lib/state/card-state';
import { tellApart } from '@/lib/state/tell-apart';
import { kindWord } from '@/components/ui/words';
import css from './AnswerTabs.module.css';

type AnswerTabsProps = {
  readonly model: CardModelInstance;
  readonly page: CardPage;
};

/** The candidates of an ambiguous name, or the archives that know the one entity, to choose from. */
export function AnswerTabs({ model, page }: AnswerTabsProps): JSX.Element {
  const { view, answer: chosen } = page;
  const heading =
    view.outcome === 'ambiguous'
      ? i18n.t('card.candidates', [view.surface])
      : i18n.t('card.archives');
  return (
    <div class={css['candidates']}>
      <p class={css['heading']}>{heading}</p>
      <div
        class={css['tabs']}
        role="tablist"
        tabIndex={-1}
        aria-label={heading}
        onKeyDown={(event) => moveTab(event, view.answers.length, chosen, model)}
      >
        {view.answers.map((answer, index) => (
          <button
            key={`${answer.ref.archive} ${answer.ref.id}`}
            id={`answer-tab-${index}`}
            type="button"
            role="tab"
            class={css['tab']}
            aria-selected={index === chosen}
            aria-controls="answer"
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => model.chooseAnswer(index)}
          >
            <bdi class={css['name']}>{answer.entity.canonical}</bdi>
            <bdi class={css['which']}>
              {view.outcome === 'ambiguous' ? apart(answer, view.answers) : answer.archive.name}
            </bdi>
          </button>
        ))}
      </div>
    </div>
  );
}

/** What tells a candidate from the others, else what kind of thing it is. */
function apart(answer: CardAnswer, all: readonly CardAnswer[]): string {
  return tellApart(answer, all) ?? kindWord(answer.entity.kind);
}

/** Arrows, Home and End move along the tabs and take the focus with them. */
function moveTab(
  event: KeyboardEvent & { readonly currentTarget: HTMLElement },
  count: number,
  chosen: number,
  model: CardModelInstance,
): void {
  const rtl = document.documentElement.dir === 'rtl';
  const places: Record<string, number> = {
    ArrowRight: chosen + (rtl ? -1 : 1),
    ArrowLeft: chosen + (rtl ? 1 : -1),
    Home: 0,
    End: count - 1,
  };
  const place = places[event.key];
  if (place === undefined) return;
  event.preventDefault();
  const next = (place + count) % count;
  model.chooseAnswer(next);
  event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
}
