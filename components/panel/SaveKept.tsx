import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { KEPT_FORMATS, keptFile, type KeptToSave } from '@/lib/state/kept-file';
import { Button } from '@/components/ui/Button';
import { keptWords } from '@/components/ui/kept-words';
import { saveFile } from '@/components/ui/save-file';
import css from './SaveResults.module.css';

/** Pins and trail, as a file of the reader's choice. */
export function SaveKept({ kept }: { kept: KeptToSave }): JSX.Element {
  return (
    <details class={css['save']}>
      <summary>{i18n.t('kept.save_file')}</summary>
      <div class={css['formats']}>
        {KEPT_FORMATS.filter((format) => isOf(kept, format)).map((format) => (
          <Button
            key={format}
            label={i18n.t('panel.save_as', [i18n.t(`kept_format.${format}`)])}
            onClick={() => saveFile(keptFile(kept, format, keptWords()))}
          >
            {i18n.t(`kept_format.${format}`)}
          </Button>
        ))}
      </div>
    </details>
  );
}

/** Citations are of pins: without any, those formats have nothing to say. */
function isOf({ pins }: KeptToSave, format: (typeof KEPT_FORMATS)[number]): boolean {
  return pins.length > 0 || (format !== 'ris' && format !== 'csl');
}
