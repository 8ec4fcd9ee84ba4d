// An update at the size of a working day on a newspaper: 300 documents added, 20 changed, 5 removed.
// npm run bench -- delta [DOCUMENTS]   (8,000 of the newspaper's documents before; `all` for all)
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { ArchiveDocument } from '@/lib/model/document';
import { tellFates } from '@/tests/entity-fates';
import { aDocument, aGeneration } from '@/tests/library';
import { entitiesByName, known, updated } from '@/tests/updated-names';

const FILE = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
const [ADDED, CHANGED, REMOVED, CORRECTIONS] = [300, 20, 5, 100];

/** The first `count` documents of the newspaper. */
async function firstDocuments(count: number): Promise<ArchiveDocument[]> {
  const documents: ArchiveDocument[] = [];
  for await (const line of createInterface({
    input: createReadStream(FILE).pipe(createGunzip()),
  })) {
    const { id, title, text } = JSON.parse(line) as { id: number; title: string; text: string };
    documents.push(aDocument({ id: String(id), title, text }));
    if (documents.length >= count) break;
  }
  return documents;
}

/** Prints what an update knows beside a full extraction, and what becomes of ids and corrections. */
export async function benchDelta([documents = '8000']: readonly string[]): Promise<void> {
  const told = await tellFates(CORRECTIONS);
  for (const [fate, { found, all }] of told)
    console.log(`corrections: ${found} of ${all} right after ${fate}`);
  if (!existsSync(FILE)) return console.log(`the rest is skipped: no archive at ${FILE}`);
  const count = documents === 'all' ? Infinity : Number(documents) + ADDED;
  const all = await firstDocuments(count);
  const old = all.slice(0, -ADDED);
  const added = all.slice(-ADDED);
  // A changed document has the second half of its text before the first.
  const changed = old.slice(1000, 1000 + CHANGED).map((document) => {
    const half = document.text.indexOf('. ', document.text.length / 2) + 2;
    return aDocument({
      ...document,
      text: `${document.text.slice(half)} ${document.text.slice(0, half)}`,
    });
  });
  const gone = old.slice(2000, 2000 + REMOVED).map(({ id }) => String(id));
  const base = await aGeneration('Times', old);
  const start = performance.now();
  const after = await updated(base, { put: [...added, ...changed], gone });
  const seconds = (performance.now() - start) / 1000;
  const touched = new Set([...gone, ...changed.map(({ id }) => String(id))]);
  const kept = old.filter(({ id }) => !touched.has(id));
  const fresh = await aGeneration('Times', [...kept, ...added, ...changed]);
  const [updatedNames, freshNames] = [await known(after), await known(fresh)];
  let different = 0;
  for (const name of new Set([...updatedNames.keys(), ...freshNames.keys()])) {
    const [left, right] = [updatedNames.get(name), freshNames.get(name)];
    if (JSON.stringify(left) === JSON.stringify(right)) continue;
    if (different++ < 5) console.log(`  different: ${name}`);
  }
  const [before, now] = [await entitiesByName(base), await entitiesByName(after)];
  const knownBefore = await known(base);
  let same = 0;
  let moved = 0;
  let unaffected = 0;
  for (const [name, { id }] of before) {
    const other = now.get(name);
    if (other?.id === id) same++;
    else if (other) {
      moved++;
      const isSame =
        JSON.stringify(knownBefore.get(name)) === JSON.stringify(updatedNames.get(name));
      if (isSame) unaffected++;
      console.log(`  another id: ${name}${isSame ? ', unaffected' : ''}`);
    }
  }
  console.log(
    `${old.length} documents, ${ADDED} added, ${CHANGED} changed, ${REMOVED} removed in ${seconds.toFixed(1)} s: ` +
      `${updatedNames.size} entities, ${freshNames.size} by full extraction, ${different} different but for ids; ` +
      `ids of ${same} entities unchanged, of ${moved} changed, ${unaffected} of them unaffected by the update`,
  );
}
