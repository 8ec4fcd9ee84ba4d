import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { InterruptedImport } from '@/lib/model/answers';
import type { LibraryModelInstance } from '@/lib/state/library-model';
import { formatCount, formatDay } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { useRowFocus } from '@/components/ui/use-row-focus';
import css from './InterruptedList.module.css';
import entry from './entry.module.css';
import section from './section.module.css';

/** Imports that a closed tab or a crash cut short, to go on with or to give up. */
export function InterruptedList({ model }: { model: LibraryModelInstance }): JSX.Element | null {
  const cutShort = model.interrupted.value;
  useRowFocus('interrupted', cutShort);
  if (cutShort.length === 0) return null;
  return (
    <section aria-labelledby="interrupted-title" data-rows="interrupted">
      <h2 id="interrupted-title" class={section['heading']}>
        {i18n.t('interrupted.title')}
      </h2>
      <p class={section['hint']}>{i18n.t('interrupted.text')}</p>
      <ul class={section['rows']}>
        {cutShort.map((one) => (
          <li key={one.id} class={css['row']}>
            <div class={entry['words']}>
              <p class={entry['name']}>
                <bdi>{one.name}</bdi>
              </p>
              <p class={entry['facts']}>{factsOf(one)}</p>
            </div>
            <div class={css['actions']}>
              {one.resumable && (
                <Button
                  look="primary"
                  label={i18n.t('interrupted.resume_label', [one.name])}
                  onClick={() => model.imports.resume(one.id, one.name)}
                >
                  {i18n.t('interrupted.resume')}
                </Button>
              )}
              <Button
                label={i18n.t('interrupted.discard_label', [one.name])}
                onClick={() => void model.discard(one.id)}
              >
                {i18n.t('interrupted.discard')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf(one: InterruptedImport): string {
  const read = i18n.t('interrupted.progress', one.documents, [
    formatCount(one.documents),
    formatDay(one.startedAt),
  ]);
  return one.resumable ? read : `${read}. ${i18n.t('interrupted.gone')}`;
}
