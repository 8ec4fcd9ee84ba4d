import type { Correction, EntityFingerprint, PlacedCorrection } from '@/lib/model/correction';
import type { EntityAt } from '@/lib/model/entity';
import { nameKey } from '@/lib/linking/name-key';
import { findEntity } from './entity-fingerprint';
import type { ViewTables } from './library-tables';

/**
 * Replays `corrections` on the library as it is: where each one's entities are now. One whose
 * entity is gone, or not imported yet, is kept and finds it again when it returns.
 */
export async function placeCorrections(
  library: ViewTables,
  corrections: readonly Correction[],
): Promise<readonly PlacedCorrection[]> {
  const placed: PlacedCorrection[] = [];
  for (const correction of corrections) placed.push(await place(library, correction));
  return placed;
}

async function place(library: ViewTables, correction: Correction): Promise<PlacedCorrection> {
  switch (correction.kind) {
    case 'same-as': {
      const entity = await find(library, correction.entity);
      const into = await find(library, correction.into);
      return { correction, entity, into, matched: entity.length > 0 && into.length > 0 };
    }
    case 'name': {
      const entity = correction.entity ? await find(library, correction.entity) : [];
      const known = correction.entity ? [] : namesakes(library, correction.name);
      // A name of nobody known is looked for all the same.
      const matched = correction.entity === undefined || entity.length > 0;
      return { correction, entity: [...entity, ...known], into: [], matched };
    }
    case 'not-this':
    case 'always':
    case 'mute': {
      const entity = await find(library, correction.entity);
      return { correction, entity, into: [], matched: entity.length > 0 };
    }
  }
}

async function find(
  { view, tables }: ViewTables,
  fingerprint: EntityFingerprint,
): Promise<EntityAt[]> {
  const places: EntityAt[] = [];
  for (const [i, open] of view.generations.entries()) {
    const table = tables[i];
    if (!table) continue;
    const { id: generation, archive } = open.generation;
    for (const number of await findEntity({ open, table }, fingerprint))
      places.push({ archive: archive.id, generation, number });
  }
  return places;
}

/** Entities that are already called so. */
function namesakes({ view, tables }: ViewTables, name: string): EntityAt[] {
  const { a, b } = nameKey(name);
  return view.generations.flatMap(({ generation }, i) => {
    const table = tables[i];
    const at = table ? table.find(a, b) : -1;
    if (!table || at < 0) return [];
    return table.candidates(at).map(({ entity }) => ({
      archive: generation.archive.id,
      generation: generation.id,
      number: entity,
    }));
  });
}
