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
import { countingSink } from './counting-sink';

/** How far a merge is. It holds JSON values only and is stored in the journal. */
export type MergeState = {
  readonly step: 'documents' | 'columns' | 'runs' | 'index' | 'done';
  readonly blocks?: BlocksMark;
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
  if (state.step === 'documents') {
    for await (const blocks of mergeDocumentBlocks(sources, counting, state.blocks, signal))
      yield reached({ step: 'documents', blocks });
    yield reached({ step: 'columns' });
  }
  if (state.step === 'documents' || state.step === 'columns') {
    await mergeColumns(sources, counting, signal);
    yield reached({ step: 'runs' });
  }
  if (state.step === 'done') return;
  if (state.step !== 'index') {
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
