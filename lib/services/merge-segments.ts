import { mergeRuns, type RunsMark } from '@/lib/linking/merge-runs';
import type { RowSink } from '@/lib/model/segment';
import { mergeTextIndexes } from '@/lib/retrieval/text-index-merge';
import type { PagesMark } from '@/lib/retrieval/text-index-pages';
import { ENGINE_ID, writeDirectory } from '@/lib/segment/directory';
import {
  mergeColumns,
  mergeDocumentBlocks,
  type BlocksMark,
  type MergeSource,
} from '@/lib/segment/merge-documents';
import { countDocuments } from '@/lib/segment/document-blocks';
import { mergeWords, type WordsMark } from '@/lib/segment/merge-words';
import { countingSink } from './counting-sink';

/** What is copied, one after the other. */
const STEPS = ['documents', 'words', 'columns', 'runs', 'index', 'done'] as const;

/** How far a merge is. It holds JSON values only and is stored in the journal. */
export type MergeState = {
  readonly step: (typeof STEPS)[number];
  readonly blocks?: BlocksMark;
  readonly words?: WordsMark;
  readonly runs?: RunsMark;
  readonly pages?: PagesMark;
  /** Rows written so far, by part. */
  readonly rows: Readonly<Record<string, number>>;
};

/** Where every merge starts. */
export const MERGE_START: MergeState = { step: 'documents', rows: {} };

/**
 * Writes adjacent segments as one. It pauses with everything that its state speaks of put into
 * `sink`, and may be given up there: with that state, a later call goes on. After the state `done`
 * the segment is complete.
 *
 * @param analyser the one that made the terms of all `sources`
 * @throws {MissingRowError | DamagedRowError} for sources that cannot be read
 */
export async function* mergeSegments(
  sources: readonly MergeSource[],
  sink: RowSink,
  { analyser, state = MERGE_START, signal }: MergeOptions,
): AsyncGenerator<MergeState, void> {
  const counting = countingSink(sink, signal, state.rows);
  const reached = (next: Omit<MergeState, 'rows'>): MergeState => ({
    ...next,
    rows: counting.counts(),
  });
  if (isBefore(state, 'runs'))
    yield* copyDocuments(sources, counting, { state, reached, ...(signal && { signal }) });
  if (state.step === 'done') return;
  if (isBefore(state, 'index')) {
    for await (const runs of runsOf(sources, counting, { state, signal }))
      yield reached({ step: 'runs', runs });
    yield reached({ step: 'index' });
  }
  const mark = state.step === 'index' ? state.pages : undefined;
  for await (const pages of mergeTextIndexes(sources, counting, { mark, signal }))
    yield reached({ step: 'index', pages });
  const documents = await documentsOf(sources);
  const rows = counting.counts();
  await writeDirectory(counting, { documents, engine: ENGINE_ID, analyser, rows });
  yield reached({ step: 'done' });
}

type MergeOptions = {
  readonly analyser: string;
  readonly state?: MergeState;
  readonly signal?: AbortSignal;
};

function isBefore({ step }: MergeState, later: MergeState['step']): boolean {
  return STEPS.indexOf(step) < STEPS.indexOf(later);
}

/** Copies documents, their words, columns and keys, from where `state` says. */
async function* copyDocuments(
  sources: readonly MergeSource[],
  sink: RowSink,
  {
    state,
    reached,
    signal,
  }: {
    readonly state: MergeState;
    readonly reached: (next: Omit<MergeState, 'rows'>) => MergeState;
    readonly signal?: AbortSignal;
  },
): AsyncGenerator<MergeState, void> {
  if (isBefore(state, 'words')) {
    for await (const blocks of mergeDocumentBlocks(sources, sink, state.blocks, signal))
      yield reached({ step: 'documents', blocks });
    yield reached({ step: 'words' });
  }
  if (isBefore(state, 'columns')) {
    for await (const words of mergeWords(sources, sink, state.words, signal))
      yield reached({ step: 'words', words });
    yield reached({ step: 'columns' });
  }
  await mergeColumns(sources, sink, signal);
  yield reached({ step: 'runs' });
}

/** Copies the runs of names, from where `state` says. */
async function* runsOf(
  sources: readonly MergeSource[],
  sink: RowSink,
  { state, signal }: { readonly state: MergeState; readonly signal: AbortSignal | undefined },
): AsyncGenerator<RunsMark, void> {
  const counted = await Promise.all(
    sources.map(async (source) => ({ ...source, documents: await countDocuments(source.reader) })),
  );
  yield* mergeRuns(counted, sink, {
    ...(state.runs && { mark: state.runs }),
    ...(signal && { signal }),
  });
}

async function documentsOf(sources: readonly MergeSource[]): Promise<number> {
  let documents = 0;
  for (const { reader } of sources) documents += await countDocuments(reader);
  return documents;
}
