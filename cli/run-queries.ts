import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import * as v from 'valibot';
import { CliError } from './cli-error';
import { createProgress } from './progress';
import type { LibraryView } from '@/lib/model/segment';
import { parseQuery, plainQuery } from '@/lib/retrieval/parse-query';
import { rankView } from '@/lib/retrieval/rank-view';
import { countDocuments, readDocuments } from '@/lib/segment/document-blocks';

/** The last field of each line of a run. */
const TAG = 'backfile';
/** Documents read at a time to learn their ids. */
const BATCH = 1024;

const queryId = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\S+$/));
const queryLine = v.union([
  v.pipe(
    v.object({ ['_id']: queryId, text: v.string() }),
    v.transform((line) => ({ id: line['_id'], text: line.text })),
  ),
  v.object({ id: queryId, text: v.string() }),
]);

/** What to run. */
export type QueryRun = {
  /** JSON Lines of `{"_id", "text"}`. */
  readonly queries: string;
  /** Where the run goes; overwritten. */
  readonly run: string;
  /** Most hits a query. */
  readonly top: number;
  /** Queries are read in the query language, not as plain words. */
  readonly syntax: boolean;
};

/**
 * Answers every query of a file as a TREC run: `qid Q0 docid rank score tag`. Nothing personal takes
 * part: near-identical documents are all listed, and recent ones are not preferred.
 *
 * @throws {CliError} for a line that is no query
 */
export async function runQueries(
  view: LibraryView,
  { queries, run, top, syntax }: QueryRun,
  signal: AbortSignal,
): Promise<void> {
  const asked = await readQueries(queries);
  const ids = await readIds(view, signal);
  const progress = createProgress(false);
  const out = createWriteStream(run);
  const startedAt = performance.now();
  for (const [i, { id, text }] of asked.entries()) {
    const query = syntax ? parseQuery(text) : plainQuery(text);
    const found = await rankView(view, query, { limit: top, fold: false, recency: false, signal });
    const lines = found.hits.map(
      (hit, n) =>
        `${id} Q0 ${ids[hit.generation]?.[hit.segment]?.[hit.docnum]} ${n + 1} ${hit.score.toFixed(6)} ${TAG}\n`,
    );
    if (!out.write(lines.join(''))) await once(out, 'drain');
    progress.update(`${i + 1} of ${asked.length} queries …`);
  }
  out.end();
  await finished(out);
  const seconds = (performance.now() - startedAt) / 1000;
  progress.say(`${asked.length} queries in ${seconds.toFixed(1)} s: ${run}`);
}

async function readQueries(file: string): Promise<{ id: string; text: string }[]> {
  const content = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`${file}: there is no such file.`);
  });
  return content.split('\n').flatMap((line, n) => {
    if (line.trim() === '') return [];
    const parsed = v.safeParse(queryLine, jsonOf(line));
    if (!parsed.success)
      throw new CliError(
        `${file}, line ${n + 1}: no query. Each line is {"_id": "…", "text": "…"}, the id without spaces.`,
      );
    return [parsed.output];
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The ids of all documents, by generation, segment and docnum. */
async function readIds(view: LibraryView, signal: AbortSignal): Promise<string[][][]> {
  return Promise.all(
    view.generations.map(({ segments }) =>
      Promise.all(
        segments.map(async (reader) => {
          const ids: string[] = [];
          const count = await countDocuments(reader, signal);
          while (ids.length < count) {
            const docnums = Array.from(
              { length: Math.min(BATCH, count - ids.length) },
              (_, i) => ids.length + i,
            );
            for (const document of await readDocuments(reader, docnums, signal))
              ids.push(document.id);
          }
          return ids;
        }),
      ),
    ),
  );
}
