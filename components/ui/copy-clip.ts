import type { Clip } from '@/lib/state/citation';

/**
 * Puts a clip on the clipboard by way of a copy event of the card's own: it needs no permission, no
 * page's policy can forbid it, and the selection stays as it is.
 *
 * @returns whether it worked
 */
export function copyClip({ text, html }: Clip, document: Document): boolean {
  let isDone = false;
  const onCopy = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    if (html !== undefined) event.clipboardData.setData('text/html', html);
    event.preventDefault();
    isDone = true;
  };
  document.addEventListener('copy', onCopy, { once: true });
  try {
    return document.execCommand('copy') && isDone;
  } finally {
    document.removeEventListener('copy', onCopy);
  }
}
