import type { ResultsFile } from '@/lib/state/results-file';

/** How long a saved file's address is kept: the browser reads it a moment after the click, ms. */
const KEEP_MS = 60_000;

/** Hands a file to the browser to be saved. */
export function saveFile({ name, type, text }: ResultsFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
}
