import { loadBundleFile } from './bundle-library';
import { CliError, EXIT } from './cli-error';
import { runQueries } from './run-queries';
import type { SearchAnswer } from '@/lib/model/answers';
import { createTableCache } from '@/lib/services/library-tables';
import { searchLibrary } from '@/lib/services/search-library';

/** Hits shown, unless said otherwise; and those of each query in a run. */
const DEFAULT_TOP = { shown: 10, run: 1000 } as const;
const MAX_TOP = 1000;

/** Options of `backfile search`. */
export type SearchOptions = {
  readonly top?: string;
  readonly limit?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly ignoreDates?: boolean;
  readonly queries?: string;
  readonly run?: string;
  readonly syntax?: boolean;
};

/** Searches the bundle `file` as the library is searched. @throws {CliError} */
export async function search(
  file: string,
  query: string,
  options: SearchOptions,
  signal: AbortSignal,
): Promise<void> {
  const { queries, run, syntax } = options;
  if ((queries === undefined) !== (run === undefined))
    throw new CliError('--queries FILE and --run FILE go together.', EXIT.usage);
  if (query === '' && queries === undefined)
    throw new CliError('Say what to search for, or give --queries and --run.', EXIT.usage);
  const top = topOf(options);
  const view = await loadBundleFile(file, signal);
  if (queries !== undefined && run !== undefined) {
    await runQueries(view, { queries, run, top, syntax: syntax === true }, signal);
    return;
  }
  const answer = await searchLibrary(view, query, {
    limit: top,
    tablesOf: createTableCache(),
    ignoreDates: options.ignoreDates === true,
    signal,
  });
  process.stdout.write(
    options.json
      ? `${JSON.stringify(options.explain ? answer : withoutParts(answer), undefined, 2)}\n`
      : `${forPeople(answer, options.explain === true)}\n`,
  );
}

function topOf({ top, limit, run }: SearchOptions): number {
  const said = top ?? limit;
  if (said === undefined) return run === undefined ? DEFAULT_TOP.shown : DEFAULT_TOP.run;
  const number = Number(said);
  if (!Number.isInteger(number) || number < 1 || number > MAX_TOP)
    throw new CliError(
      `--${top === undefined ? 'limit' : 'top'}: a whole number from 1 to ${MAX_TOP}.`,
      EXIT.usage,
    );
  return number;
}

function withoutParts(answer: SearchAnswer): SearchAnswer {
  return { ...answer, hits: answer.hits.map(({ scoreParts: _parts, ...hit }) => hit) };
}

function forPeople(answer: SearchAnswer, explain: boolean): string {
  const { hits, total, complete, approximate, shortened, leftOut, tookMs } = answer;
  const count = `${approximate ? 'at least ' : ''}${total} ${total === 1 ? 'document' : 'documents'}`;
  const all = complete < total ? `, ${complete} with every word` : '';
  const lines = hits.map((hit, n) => {
    const { document, text } = hit.excerpt;
    const about = [document.date?.iso, document.source].filter(Boolean).join(', ');
    const copies = hit.copies > 0 ? `\n   ${hit.copies} near-identical left out` : '';
    const sum = explain ? `\n   ${sumOf(hit)}` : '';
    return `\n${n + 1}. ${document.title}${about ? ` (${about})` : ''}\n   ${text}\n   ${document.id}${copies}${sum}`;
  });
  const cut = shortened ? '; the query was too long, only its first words were looked for' : '';
  const lost = leftOut ? '; damaged, and left out in part: see "backfile verify"' : '';
  return [`${count}${all}, ${tookMs.toFixed(1)} ms${cut}${lost}`, ...lines].join('\n');
}

/** "12.31 = 9.02 words + 2.11 pairs + …"; parts that give nothing are left out. */
function sumOf({ score, scoreParts }: SearchAnswer['hits'][number]): string {
  const parts = Object.entries(scoreParts ?? { 'order of the first stage': score })
    .filter(([, part]) => part !== 0)
    .map(([name, part]) => `${part.toFixed(3)} ${name}`);
  return `${score.toFixed(3)} = ${parts.join(' + ')}`;
}
