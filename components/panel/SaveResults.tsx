import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { RESULTS_FORMATS, resultsFile, type ResultsFile } from '@/lib/state/results-file';
import { Button } from '@/components/ui/Button';
import css from './SaveResults.module.css';

/** How long a saved file's address is kept: the browser reads it a moment after the click, ms. */
const KEEP_MS = 60_000;

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
            onClick={() => save(resultsFile(query.peek(), hits, format))}
          >
            {i18n.t(`results_format.${format}`)}
          </Button>
        ))}
      </div>
    </details>
  );
}

function save({ name, type, text }: ResultsFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
