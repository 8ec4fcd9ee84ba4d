import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { RESULTS_FORMATS, resultsFile } from '@/lib/state/results-file';
import { Button } from '@/components/ui/Button';
import { saveFile } from '@/components/ui/save-file';
import css from './SaveResults.module.css';

/** The results on show, as a file of the reader's choice. */
export function SaveResults({ model }: { model: PopupModelInstance }): JSX.Element | null {
  const { query, answer } = model.search;
  const hits = answer.value?.hits ?? [];
  if (hits.length === 0) return null;
  return (
    <details class={css['save']}>
      <summary>{i18n.t('panel.save_results')}</summary>
      <div class={css['formats']}>
        {RESULTS_FORMATS.map((format) => (
          <Button
            key={format}
            label={i18n.t('panel.save_as', [i18n.t(`results_format.${format}`)])}
            onClick={() => saveFile(resultsFile(query.peek(), hits, format))}
          >
            {i18n.t(`results_format.${format}`)}
          </Button>
        ))}
      </div>
    </details>
  );
}
