import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { EntityPage } from '@/lib/model/answers';
import type { EntityModelInstance, EntityState } from '@/lib/state/entity-model';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import { formatCount } from '@/lib/state/format';
import { EntityHeader } from '@/components/card/EntityHeader';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { routeWords } from '@/components/ui/words';
import { EntityDocumentList } from './EntityDocumentList';
import css from './EntityView.module.css';

type EntityViewProps = {
  readonly model: EntityModelInstance;
  readonly kept: KeptModelInstance;
};

/** All that an archive knows of one entity: its names, its years, whom it is named with, its documents. */
export function EntityView({ model, kept }: EntityViewProps): JSX.Element {
  const state = model.state.value;
  const top = useRef<HTMLDivElement>(null);
  const name = nameOf(state);
  // Whoever opened it goes on from its top, by keyboard too.
  useEffect(() => {
    top.current?.querySelector('button')?.focus();
    top.current?.scrollIntoView({ block: 'start' });
  }, [name]);
  return (
    <section aria-label={name} aria-busy={state.kind === 'waiting'}>
      <div ref={top} class={css['top']}>
        <Button look="quiet" icon="previous" flips onClick={() => void model.back()}>
          {backWords(model)}
        </Button>
      </div>
      {state.kind === 'waiting' && (
        <output class={css['waiting']}>{i18n.t('panel.loading')}</output>
      )}
      {state.kind === 'problem' && (
        <div class={css['problem']}>
          <Notice look="problem">
            {state.problem === 'gone'
              ? i18n.t('panel.gone', [state.canonical])
              : i18n.t('panel.failed')}
          </Notice>
        </div>
      )}
      {state.kind === 'shown' && (
        <>
          <EntityHeader answer={state.page} names={<NamesAndRoutes page={state.page} />} />
          <RelatedNames model={model} page={state.page} />
          <EntityDocumentList model={model} shown={state} kept={kept} />
        </>
      )}
    </section>
  );
}

function NamesAndRoutes({ page }: { page: EntityPage }): JSX.Element | null {
  const { aliases } = page.entity;
  if (aliases.length === 0) return null;
  return (
    <details class={css['aliases']}>
      <summary>{i18n.t('panel.why_names')}</summary>
      <ul>
        {aliases.map(({ name, route, evidence }) => (
          <li key={name}>
            <bdi>{name}</bdi>
            <span class={css['why']}>
              {evidence === 0
                ? i18n.t('panel.given_name', [routeWords(route)])
                : i18n.t('panel.found_name', evidence, [routeWords(route), formatCount(evidence)])}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type RelatedProps = { readonly model: EntityModelInstance; readonly page: EntityPage };

function RelatedNames({ model, page }: RelatedProps): JSX.Element | null {
  if (page.related.length === 0) return null;
  return (
    <div class={css['related']}>
      <h2 class={css['heading']}>{i18n.t('panel.related')}</h2>
      <ul>
        {page.related.map((other) => (
          <li key={other.ref.id}>
            <Button onClick={() => void model.open(other)}>
              <bdi>{other.canonical}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(state: EntityState): string {
  switch (state.kind) {
    case 'closed':
      return '';
    case 'waiting':
    case 'problem':
      return state.canonical;
    case 'shown':
      return state.page.entity.canonical;
  }
}

function backWords(model: EntityModelInstance): string {
  const before = model.trail.value.at(-2);
  return before ? i18n.t('panel.back_to', [before.canonical]) : i18n.t('panel.back');
}
