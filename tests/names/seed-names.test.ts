import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createPageLinker } from '@/lib/linking/page-linker';
import { nameArchive } from '@/tests/name-archive';

/** Share of what is found that is right, and of what is there that is found. */
const LEAST_PRECISION = 0.95;
const LEAST_RECALL = 0.88;

const FOLDER = path.resolve('../shared/seeds');

type Listed = { start: number; end: number; kind: string; name: string; also: string[] };

/** The names that were listed by hand, by document. */
function listedNames(): Map<string, Listed[]> {
  const lines = readFileSync(path.resolve('tests/names/seed-names.tsv'), 'utf8').split('\n');
  const rows = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const byDocument = new Map<string, Listed[]>();
  for (const row of rows) {
    const [document = '', start, end, kind = '', name = '', ...also] = row.split('\t');
    const listed = { start: Number(start), end: Number(end), kind, name, also };
    byDocument.set(document, [...(byDocument.get(document) ?? []), listed]);
  }
  return byDocument;
}

it.skipIf(!existsSync(FOLDER))('finds the names of the seeds, and little else', async () => {
  const listed = listedNames();
  const texts = new Map(
    Array.from(listed.keys(), (name) => [name, readFileSync(`${FOLDER}/${name}.txt`, 'utf8')]),
  );
  const archive = await nameArchive([...texts.values()]);
  let found = 0;
  let right = 0;
  let wanted = 0;
  const mistakes: string[] = [];
  for (const [document, text] of texts) {
    const names = listed.get(document) ?? [];
    const open = new Set(names.filter(({ kind }) => kind !== 'either'));
    wanted += open.size;
    const lines = Array.from(text.matchAll(/[^\n]+/g), ({ 0: line, index }) => ({ line, index }));
    const blocks = lines.map(({ line }, id) => ({ id, text: line }));
    for (const { block, span, surface } of createPageLinker([archive.table]).namePage(blocks)) {
      const start = span.start + (lines[block]?.index ?? 0);
      const touched = names.filter(
        (name) => name.start < start + surface.length && start < name.end,
      );
      if (touched.some(({ kind }) => kind === 'either')) continue;
      found++;
      const hit = touched.find((name) => name.name === surface || name.also.includes(surface));
      if (hit) right++;
      else
        mistakes.push(
          `"${surface}" for ${touched.map(({ name }) => name).join(', ') || 'nothing'}`,
        );
      if (hit) open.delete(hit);
    }
    for (const { name } of open) mistakes.push(`missing "${name}"`);
  }
  const precision = right / found;
  const recall = right / wanted;
  const report = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n${mistakes.join('\n')}`;
  expect(precision, report).toBeGreaterThanOrEqual(LEAST_PRECISION);
  expect(recall, report).toBeGreaterThanOrEqual(LEAST_RECALL);
});
