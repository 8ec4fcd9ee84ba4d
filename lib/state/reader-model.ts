import { createModel, signal } from '@preact/signals';
import { createLatest } from '@/lib/base/latest';
import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type { ReaderDocument, TimeNeighbours } from '@/lib/model/answers';
import type { DocumentKey } from '@/lib/model/document';

/** Why a document cannot be shown. */
export type ReaderProblem = 'archive-gone' | 'document-gone';

/** What the reader asks of the rest of Backfile. */
export type ReaderClient = {
  read(key: DocumentKey, signal: AbortSignal): Promise<Result<ReaderDocument, ReaderProblem>>;
  neighbours(key: DocumentKey): Promise<TimeNeighbours>;
};

/** What the reader draws. */
export type ReaderState =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'shown';
      readonly document: ReaderDocument;
      /** Where in the text to begin, UTF-16 units; undefined for the top. */
      readonly start: number | undefined;
    }
  | { readonly kind: 'problem'; readonly problem: ReaderProblem | 'bad-address' | 'failed' };

/** What the reader's address asks for. */
export type ReaderRequest = {
  /** Undefined when the address names no document. */
  readonly key: DocumentKey | undefined;
  readonly start: number | undefined;
};

/** The state and the actions of the reader. */
export const ReaderModel = createModel((client: ReaderClient) => {
  const state = signal<ReaderState>({ kind: 'waiting' });
  /** What the archive has from right before and after; empty until it is known. */
  const around = signal<TimeNeighbours>({});
  const latest = createLatest();

  async function load({ key, start }: ReaderRequest): Promise<void> {
    if (key === undefined) {
      state.value = { kind: 'problem', problem: 'bad-address' };
      return;
    }
    try {
      const settled = await latest.run((cancel) => client.read(key, cancel));
      if (!settled.current) return;
      state.value = settled.value.ok
        ? { kind: 'shown', document: settled.value.value, start }
        : { kind: 'problem', problem: settled.value.error };
      if (settled.value.ok) void lookAround(key);
    } catch (error) {
      report(error, 'while reading a document');
      state.value = { kind: 'problem', problem: 'failed' };
    }
  }

  async function lookAround(key: DocumentKey): Promise<void> {
    try {
      around.value = await client.neighbours(key);
    } catch (error) {
      report(error, 'while looking around a document');
    }
  }

  return { state, around, load };
});

/** The model of the reader. */
export type ReaderModelInstance = InstanceType<typeof ReaderModel>;
