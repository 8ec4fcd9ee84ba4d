import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Excerpt } from '@/lib/model/excerpt';
import type { EntityModelInstance, EntityState } from '@/lib/state/entity-model';
import { isPinned, type KeptModelInstance, type Pinnable } from '@/lib/state/kept-model';
import { formatCount, formatNumeral } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { MarkedText } from '@/components/ui/MarkedText';
import { SourceLine } from '@/components/ui/SourceLine';
import { langOf } from '@/components/ui/language';
import field from '@/components/ui/field.module.css';
import css from './EntityDocumentList.module.css';
import rows from './rows.module.css';

type Shown = Extract<EntityState, { kind: 'shown' }>;
type ListProps = { readonly model: EntityModelInstance; readonly shown: Shown };

/** An entity's documents by date, of all years or of one, each with the passage that names it. */
export function EntityDocumentList({
  model,
  shown,
  kept,
}: ListProps & { readonly kept: KeptModelInstance }): JSX.Element {
  const { documents } = shown;
  const left = documents ? documents.total - documents.excerpts.length : 0;
  return (
    <div class={css['list']}>
      <div class={css['head']}>
        <h2 class={css['heading']}>
          {documents
            ? i18n.t('card.documents', documents.total, [formatCount(documents.total)])
            : i18n.t('panel.documents')}
        </h2>
        <div class={css['choices']}>
          <OrderChoice model={model} shown={shown} />
          <YearChoice model={model} shown={shown} />
        </div>
      </div>
      {!documents && <output class={css['waiting']}>{i18n.t('panel.loading')}</output>}
      <ul>
        {documents?.excerpts.map((excerpt) => (
          <li key={excerpt.document.key} class={`${rows['row'] ?? ''} ${css['row'] ?? ''}`}>
            <DocumentRow model={model} excerpt={excerpt} />
            <PinButton kept={kept} of={{ excerpt, ...archiveOf(shown) }} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <div class={css['more']}>
          <Button onClick={() => void model.more()}>
            {i18n.t('panel.more', left, [formatCount(left)])}
          </Button>
        </div>
      )}
    </div>
  );
}

function archiveOf({ page: { archive } }: Shown): Pick<Pinnable, 'archiveName' | 'edition'> {
  const { name: archiveName, edition } = archive;
  return { archiveName, ...(edition !== undefined && { edition }) };
}

function PinButton({ kept, of }: { kept: KeptModelInstance; of: Pinnable }): JSX.Element {
  return (
    <Button
      look="quiet"
      icon="pin"
      label={i18n.t('kept.pin', [of.excerpt.document.title])}
      pressed={isPinned(kept, of)}
      onClick={() => void kept.togglePin(of)}
    />
  );
}

function OrderChoice({ model, shown }: ListProps): JSX.Element {
  return (
    <select
      class={field['field']}
      aria-label={i18n.t('panel.order')}
      value={shown.order}
      onChange={({ currentTarget: { value } }) =>
        void model.setOrder(value === 'oldest' ? 'oldest' : 'newest')
      }
    >
      <option value="newest">{i18n.t('panel.newest')}</option>
      <option value="oldest">{i18n.t('panel.oldest')}</option>
    </select>
  );
}

function YearChoice({ model, shown }: ListProps): JSX.Element | null {
  const { years } = shown.page;
  if (years.length < 2) return null;
  return (
    <select
      class={field['field']}
      aria-label={i18n.t('panel.year')}
      value={String(shown.year ?? '')}
      onChange={({ currentTarget: { value } }) =>
        void model.setYear(value === '' ? undefined : Number(value))
      }
    >
      <option value="">{i18n.t('panel.all_years')}</option>
      {years.toReversed().map(({ year, documents }) => (
        <option key={year} value={year}>
          {i18n.t('panel.year_count', [formatNumeral(year), formatCount(documents)])}
        </option>
      ))}
    </select>
  );
}

type RowProps = { readonly model: EntityModelInstance; readonly excerpt: Excerpt };

function DocumentRow({ model, excerpt }: RowProps): JSX.Element {
  const { document, text, marks, start, isNew } = excerpt;
  const lang = langOf(document.language);
  return (
    <button
      type="button"
      class={css['document']}
      onClick={() => model.openReader(document.key, start)}
    >
      <bdi class={rows['title']} lang={lang}>
        {document.title}
      </bdi>
      {text !== '' && (
        <span class={rows['text']} dir="auto" lang={lang}>
          <MarkedText text={text} marks={marks} />
        </span>
      )}
      <SourceLine document={document} isNew={isNew} />
    </button>
  );
}
