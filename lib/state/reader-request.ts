import { splitDocumentKey, documentKey } from '@/lib/model/document';
import type { ReaderRequest } from './reader-model';

/**
 * What `reader.html?document=KEY&start=N` asks for. Anything may be typed into an address bar:
 * what is not a key or a place is undefined.
 */
export function readerRequest(search: string): ReaderRequest {
  const params = new URLSearchParams(search);
  const parts = splitDocumentKey(params.get('document') ?? '');
  const start = params.get('start');
  return {
    key: parts && documentKey(parts.archive, parts.id),
    start: start !== null && /^\d{1,9}$/.test(start) ? Number(start) : undefined,
  };
}
