import { loadBundleFile } from './bundle-library';
import { writeOut } from './write-out';
import { ENTITY_BLOCK, readEntities } from '@/lib/linking/entity-table';
import type { Entity } from '@/lib/model/entity';

/** Aliases shown to people. */
const SHOWN_ALIASES = 6;

/** Writes every entity that the bundle knows, those in most documents first. @throws {CliError} */
export async function names(
  file: string,
  options: { readonly json?: boolean },
  signal: AbortSignal,
): Promise<void> {
  const view = await loadBundleFile(file, signal);
  for (const { names: reader, generation } of view.generations) {
    for (let from = 0; from < generation.entities; from += ENTITY_BLOCK) {
      const to = Math.min(generation.entities, from + ENTITY_BLOCK);
      const numbers = Array.from({ length: to - from }, (_, i) => from + i);
      for (const entity of await readEntities(reader, numbers, signal))
        await writeOut(options.json ? JSON.stringify(rowOf(entity)) : forPeople(entity));
    }
  }
}

function rowOf(entity: Entity): object {
  return {
    id: entity.id,
    name: entity.canonical,
    aliases: entity.aliases.map(({ name, route, evidence }) => ({ name, route, count: evidence })),
    kind: entity.kind,
    documents: entity.documentCount,
    first: entity.firstDate?.iso ?? null,
    last: entity.lastDate?.iso ?? null,
    related: entity.related,
  };
}

function forPeople({ canonical, kind, documentCount, aliases, ...entity }: Entity): string {
  const years = [entity.firstDate?.iso, entity.lastDate?.iso].filter((iso) => iso !== undefined);
  const when = years.length === 2 ? `, ${years[0]} to ${years[1]}` : '';
  const also = aliases.slice(0, SHOWN_ALIASES).map(({ name }) => name);
  const count = `${documentCount} ${documentCount === 1 ? 'document' : 'documents'}`;
  return `${canonical} (${kind}), ${count}${when}${also.length > 0 ? `; also ${also.join(', ')}` : ''}`;
}
