import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { KeptToSave } from '@/lib/state/kept-file';
import { Button } from './Button';
import css from './CopyKept.module.css';
import { copyKept } from './kept-words';

/** Puts what is kept on the clipboard as Markdown, for a text that is being written. */
export function CopyKept({ kept }: { kept: KeptToSave }): JSX.Element {
  const [copied, setCopied] = useState<boolean | undefined>(undefined);
  return (
    <span class={css['copy']}>
      <output>
        {copied !== undefined && (copied ? i18n.t('kept.copied') : i18n.t('card.copy_failed'))}
      </output>
      <Button icon="copy" onClick={() => setCopied(copyKept(kept))}>
        {i18n.t('kept.copy_markdown')}
      </Button>
    </span>
  );
}
