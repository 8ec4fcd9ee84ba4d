import { readFileSync } from 'node:fs';
import type { JudgedQuery } from './collection';

/** A line of the judged queries: grades by document id. */
type Line = { readonly query: string; readonly grades: Readonly<Record<string, number>> };

/** The committed queries on the news archive with their grades: tests/relevance/README.md says how. */
export function readJudgedNews(): JudgedQuery[] {
  const lines = readFileSync('tests/relevance/tehran-times.jsonl', 'utf8').trim().split('\n');
  return lines.map((line, i) => {
    const { query, grades }: Line = JSON.parse(line);
    return { id: `${i + 1}`, text: query, grades: new Map(Object.entries(grades)) };
  });
}
