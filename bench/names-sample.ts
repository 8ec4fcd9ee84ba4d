// Entities of an archive to judge by eye, as tab-separated rows: the most frequent, then random ones.
// node --import ./cli/register.mjs bench/names-sample.ts [archive.jsonl.gz] [seed]
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { createNameReader, findNames } from '@/lib/linking/name-extractor';
import { archiveIdFrom } from '@/lib/model/archive';
import type { Entity } from '@/lib/model/entity';
import { createMemoryRows } from '@/lib/segment/memory-rows';

/** Rows of each kind, and documents from which an entity is judged. */
const ROWS = 100;
const MIN_DOCUMENTS = 3;
/** Documents of an entity that are looked through for lines. */
const MOST_DOCUMENTS = 200;

const file = process.argv[2] ?? path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
const seed = Number(process.argv[3] ?? 20_261_126);
if (!existsSync(file)) {
  console.log(`skipped: no archive at ${file}`);
  process.exit(0);
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function* randoms(from: number): Generator<number> {
  for (let state = from; ;) {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

const rows = createMemoryRows();
const reader = createNameReader(rows);
let docnum = 0;
for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
  const { title, text } = JSON.parse(line) as { title: string; text: string };
  await reader.add({ docnum: docnum++, title, text });
}
const source = {
  segment: 0,
  reader: rows,
  rows: await reader.finish(),
  tombstones: new Set<number>(),
};
const found = await findNames({
  archive: archiveIdFrom(new Uint8Array(16)),
  sources: [source],
  statistics: reader.statistics,
});
const entities: Entity[] = [];
const documentsOf = new Map<Entity, ReadonlySet<number>>();
for (const { entity, documents } of found.entities()) {
  if (entity.documentCount < MIN_DOCUMENTS) continue;
  entities.push(entity);
  documentsOf.set(
    entity,
    new Set(Array.from(documents, (each) => each.docnum).slice(0, MOST_DOCUMENTS)),
  );
}
const random = randoms(seed);
const rest = entities.slice(ROWS);
const chosen = new Set<Entity>();
while (chosen.size < Math.min(ROWS, rest.length)) {
  const entity = rest[Math.floor((random.next().value ?? 0) * rest.length)];
  if (entity) chosen.add(entity);
}
/** Characters of text on each side of a name in its lines, and how many lines are shown. */
const CONTEXT = 70;
const LINES = 2;

/** For each entity, lines of its own documents that have its name as it is written. */
async function linesOf(shownOf: readonly Entity[]): Promise<Map<Entity, string[]>> {
  const lines = new Map(shownOf.map((entity): [Entity, string[]] => [entity, []]));
  const wholes = new Map(
    shownOf.map(({ canonical: name }) => [
      name,
      new RegExp(`(?<!\\p{L})${RegExp.escape(name)}(?!\\p{L})`, 'u'),
    ]),
  );
  // Where it stands by itself, if it does: what it is found in is no part of a longer name.
  const alone = new Map(
    shownOf.map(({ canonical: name }) => [
      name,
      new RegExp(
        `(?<!\\p{L})(?<!\\p{Lu}[\\p{L}'’.-]*[ -])${RegExp.escape(name)}(?![\\p{L}’'-]|\\s+(?:(?:for|of|on|in|and|against)\\s+(?:the\\s+)?)?\\p{Lu})`,
        'u',
      ),
    ]),
  );
  const input = createReadStream(file).pipe(createGunzip());
  let at = -1;
  for await (const line of createInterface({ input })) {
    at++;
    const { text } = JSON.parse(line) as { text: string };
    for (const [entity, shown] of lines) {
      const name = entity.canonical;
      if (shown.length >= LINES || !documentsOf.get(entity)?.has(at)) continue;
      const from = [alone.get(name), wholes.get(name)]
        .map((pattern) => (pattern ? text.search(pattern) : -1))
        .find((start) => start >= 0);
      if (from === undefined) continue;
      const around = text.slice(Math.max(0, from - CONTEXT), from + name.length + CONTEXT);
      shown.push(around.replaceAll(/\s+/g, ' '));
    }
  }
  return lines;
}

console.log(`# seed ${seed}, ${entities.length} entities in ${MIN_DOCUMENTS} and more documents`);
console.log(['set', 'documents', 'kind', 'name', 'other names', 'named with', 'lines'].join('\t'));
const nameOf = new Map(entities.map(({ id, canonical }) => [id, canonical]));
const sampled = [
  ...entities.slice(0, ROWS).map((entity) => ({ set: 'frequent', entity })),
  ...Array.from(chosen, (entity) => ({ set: 'random', entity })),
];
const lines = await linesOf(sampled.map(({ entity }) => entity));
for (const { set, entity } of sampled) {
  const { documentCount, kind, canonical, aliases, related } = entity;
  const others = aliases.map(({ name, route, evidence }) => `${name} (${route} ${evidence})`);
  const company = related.slice(0, 3).map((id) => nameOf.get(id) ?? '?');
  const cells = [set, documentCount, kind, canonical, others.join('; '), company.join('; ')];
  console.log([...cells, (lines.get(entity) ?? []).join(' / ')].join('\t'));
}
