import { createHandOver } from './hand-over';
import { createRowsFile } from './index-rows-file';
import { createScratchRows } from './scratch-rows';
import { createTextsFile, deflateFlushed } from './texts-file';
import type { PrebuiltIndex } from '@/lib/bundle/write-bundle';
import type { ArchiveId } from '@/lib/model/archive';
import type { ArchiveDocument } from '@/lib/model/document';
import type { ScratchRows } from '@/lib/model/segment';
import type { PublisherEntity } from '@/lib/model/entity';
import { buildGeneration } from '@/lib/services/build-generation';

/** An index that is built while documents pass by on their way into a bundle. */
export type IndexBuild = {
  /** The documents, unchanged; each is indexed before the next is asked for. */
  through(
    documents: AsyncIterable<ArchiveDocument> | Iterable<ArchiveDocument>,
  ): AsyncGenerator<ArchiveDocument>;
  /** The rows, when all documents went through. */
  finish(): Promise<PrebuiltIndex>;
  /** Stops, and removes what was written aside. */
  remove(): Promise<void>;
};

/** What an index is built for. `aside` is a path whose derivatives may be used for files. */
export type IndexPlan = {
  readonly archive: ArchiveId;
  readonly entities: readonly PublisherEntity[];
  readonly aside: string;
  readonly onNames: () => void;
  readonly signal: AbortSignal;
};

/** Begins to build an index for `plan`. */
export async function beginIndex(plan: IndexPlan): Promise<IndexBuild> {
  const documentRows = await createRowsFile(`${plan.aside}.documents`);
  const texts = await createTextsFile(plan.aside, documentRows.sink);
  const nameRows = await createRowsFile(`${plan.aside}.names`);
  const runs: ScratchRows[] = [];
  const scratch = async (): Promise<ScratchRows> => {
    const rows = await createScratchRows(`${plan.aside}.run${runs.length}`);
    runs.push(rows);
    return rows;
  };
  const handOver = createHandOver<ArchiveDocument>();
  const built = buildGeneration({
    archive: plan.archive,
    documents: handOver.items,
    publisherEntities: plan.entities,
    documentsSink: texts.sink,
    deflateBlock: deflateFlushed,
    documentsReader: documentRows.reader,
    namesSink: nameRows.sink,
    scratch,
    onNames: plan.onNames,
    signal: plan.signal,
  });
  // Whoever puts or finishes meets the failure.
  built.catch((error: unknown) => handOver.fail(error));
  return {
    async *through(documents) {
      for await (const document of documents) {
        await handOver.put(document);
        yield document;
      }
      handOver.end();
    },
    async finish() {
      const { analyser, engine } = await built;
      const [documents, names] = [documentRows.rows(), nameRows.rows()];
      return { analyser, engine, documents, names, texts: await texts.finish() };
    },
    async remove() {
      handOver.end();
      await built.catch(() => undefined);
      for (const rows of runs) await rows.remove();
      await texts.remove();
      await documentRows.remove();
      await nameRows.remove();
    },
  };
}
