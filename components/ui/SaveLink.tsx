import type { JSX } from 'preact';
import { i18n } from '#i18n';
import { formatBytes } from '@/lib/state/format';
import css from './SaveLink.module.css';

/** A file that was written, to be saved where the reader wants it. */
export function SaveLink({ file, address }: { file: File; address: string }): JSX.Element {
  return (
    <a class={css['save']} href={address} download={file.name}>
      {i18n.t('safety.save', [file.name, formatBytes(file.size)])}
    </a>
  );
}
