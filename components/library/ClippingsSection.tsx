import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ClippingsModelInstance, ListedClipping } from '@/lib/state/clippings-model';
import { formatCount, formatDate, formatDay } from '@/lib/state/format';
import { readerPath } from '@/lib/state/page-address';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import css from './ClippingsSection.module.css';
import entry from './entry.module.css';
import { EditClipping } from './EditClipping';
import section from './section.module.css';

/** Clippings drawn at once; more are shown when they are asked for. */
const SHOWN = 20;

/** What the reader saved of pages, the newest first. */
export function ClippingsSection({ model }: { model: ClippingsModelInstance }): JSX.Element {
  const all = model.all.value;
  const [most, setMost] = useState(SHOWN);
  const left = all.length - most;
  return (
    <section aria-labelledby="clippings-title" class={css['clippings']}>
      <h2 id="clippings-title" class={section['heading']}>
        {i18n.t('clippings.title')}
      </h2>
      <p class={section['hint']}>
        {all.length === 0 ? i18n.t('clippings.none') : i18n.t('clippings.text')}
      </p>
      {model.hasFailed.value && <Notice look="problem">{i18n.t('clippings.failed')}</Notice>}
      {all.some(({ change }) => change?.isStuck) && (
        <Notice
          look="problem"
          actions={<Button onClick={() => void model.retry()}>{i18n.t('library.retry')}</Button>}
        >
          {i18n.t('clippings.stuck')}
        </Notice>
      )}
      <Deleted model={model} />
      {all.length > 0 && (
        <ul class={section['rows']}>
          {all.slice(0, most).map((clipping) => (
            <li key={clipping.id}>
              <Clipping model={model} clipping={clipping} />
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <Button onClick={() => setMost(most + SHOWN * 10)}>
          {i18n.t('panel.more', left, [formatCount(left)])}
        </Button>
      )}
    </section>
  );
}

function Deleted({ model }: { model: ClippingsModelInstance }): JSX.Element {
  const last = model.removed.value;
  return (
    <output class={last ? css['note'] : 'spoken'}>
      {last && (
        <>
          <span>{i18n.t('clippings.deleted', [last.title])}</span>
          <Button icon="undo" onClick={() => void model.undo()}>
            {i18n.t('card.undo')}
          </Button>
        </>
      )}
    </output>
  );
}

type ClippingProps = {
  readonly model: ClippingsModelInstance;
  readonly clipping: ListedClipping;
};

function Clipping({ model, clipping }: ClippingProps): JSX.Element {
  const [isEditing, setEditing] = useState(false);
  const { title, tags } = clipping;
  return (
    <article class={css['item']}>
      <div class={entry['words']}>
        <h3 class={entry['name']}>
          <a href={readerPath(clipping.document, 0)}>
            <bdi>{title}</bdi>
          </a>
        </h3>
        <p class={entry['facts']}>{factsOf(clipping)}</p>
        {tags.length > 0 && (
          <ul class={css['tags']}>
            {tags.map((tag) => (
              <li key={tag}>
                <bdi>{tag}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class={css['actions']}>
        <Button
          pressed={isEditing}
          label={i18n.t('clippings.edit_label', [title])}
          onClick={() => setEditing(!isEditing)}
        >
          {i18n.t('clippings.edit')}
        </Button>
        <Button
          look="quiet"
          icon="trash"
          label={i18n.t('clippings.delete_label', [title])}
          onClick={() => void model.remove(clipping)}
        />
      </div>
      {isEditing && (
        <EditClipping model={model} clipping={clipping} onDone={() => setEditing(false)} />
      )}
    </article>
  );
}

/** Where it is from, of when, and since when it is kept. */
function factsOf({ source, address, date, at, change }: ListedClipping): JSX.Element {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  const isWaiting = change?.do === 'take' || change?.do === 'put';
  return (
    <>
      {[
        ...[source ?? host].filter((words) => words !== ''),
        ...(date ? [formatDate(date)] : []),
        isWaiting ? i18n.t('clippings.waiting') : i18n.t('clippings.saved_on', [formatDay(at)]),
      ].map((words) => (
        <bdi key={words}>{words}</bdi>
      ))}
    </>
  );
}
