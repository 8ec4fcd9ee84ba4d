import type { DocumentHead, DocumentKey, SourceId } from '@/lib/model/document';

/** A document as citations meet it: all that can be cited is there. */
export function citedDocument(over: Partial<DocumentHead> = {}): DocumentHead {
  return {
    id: 'h04' as SourceId,
    key: `${'0'.repeat(32)}/h04` as DocumentKey,
    title: 'A quarrel about silt',
    author: 'Tobiane Vilkers',
    source: 'Veldana Courier',
    date: { iso: '2020-09-09', precision: 'day' },
    url: 'https://courier.example/h04',
    language: 'en',
    ...over,
  };
}
