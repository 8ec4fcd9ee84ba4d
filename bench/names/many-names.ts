import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { GatedName } from '@/lib/linking/extracted-entity';
import { nameKey } from '@/lib/linking/name-key';
import { NameTableWriter } from '@/lib/linking/name-table-writer';
import { foldWords } from '@/lib/text/fold';
import { kindNumber } from '@/lib/linking/name-table-format';

/** `count` distinct names: those of a public gazetteer, then words of them in new pairs. */
export function manyNames(count: number): string[] {
  const file = path.resolve('../shared/data/names/gazetteer.jsonl.gz');
  const names = new Set<string>();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (names.size >= count) break;
    if (line === '') continue;
    const { name, aliases } = JSON.parse(line) as { name: string; aliases: string[] };
    for (const text of [name, ...aliases])
      if (names.size < count && /^\p{Lu}[\p{L} '-]{2,}$/u.test(text)) names.add(text);
  }
  const words = [...new Set(Array.from(names, (name) => name.split(' ')).flat())];
  for (let i = 0; names.size < count; i++) {
    const first = words[(i * 7919) % words.length] ?? '';
    const last = words[(i * 104_729 + Math.floor(i / words.length)) % words.length] ?? '';
    names.add(`${first} ${last}`);
  }
  return [...names];
}

/** The row of a name table in which each name is an entity of its own. */
export function tableOf(names: readonly string[]): { row: Uint8Array<ArrayBuffer>; names: number } {
  const writer = new NameTableWriter();
  for (const text of names) {
    const { a, b } = nameKey(text);
    const name: GatedName = {
      a,
      b,
      route: 'exact',
      words: foldWords(text).length,
      certainty: 0.95,
      prior: 1,
      common: false,
      capsOnly: false,
      byGiven: false,
      fullName: false,
      skeleton: '',
      flat: '',
    };
    writer.add({ kind: kindNumber('name'), documents: 3, names: [name] });
  }
  return { row: writer.finish(names.length), names: writer.names };
}
