import { correctedTable, UNCORRECTED } from '@/lib/linking/corrected-table';
import { handMadeTable } from '@/lib/linking/hand-made-table';
import type { ArchiveNames } from '@/lib/linking/open-names';
import type { PlacedCorrection } from '@/lib/model/correction';
import type { EntityAt } from '@/lib/model/entity';
import type { Candidate } from '@/lib/model/mention';
import type { ViewTables } from './library-tables';

/** A library's name tables with the reader's corrections laid over them. */
export type CorrectedLibrary = {
  /** For a page of `host`: one table a generation, then one of names that no archive has. */
  tablesFor(host: string): readonly ArchiveNames[];
  /** Whether the reader does not want to see the entity marked. */
  isMuted(candidate: Pick<Candidate, 'table' | 'entity'>): boolean;
};

type Draft = {
  not: { surface: string; entity: number }[];
  always: { surface: string; entity: number }[];
  names: { name: string; entity: number }[];
  into: Map<number, number>;
};

/** Lays `placed` over the tables of a view. */
export function correctLibrary(
  { view, tables }: ViewTables,
  placed: readonly PlacedCorrection[],
): CorrectedLibrary {
  const indexOf = new Map(view.generations.map(({ generation }, i) => [generation.id, i]));
  const muted = new Set<string>();
  for (const { correction, entity } of placed) {
    if (correction.kind !== 'mute') continue;
    for (const at of entity) muted.add(`${indexOf.get(at.generation)} ${at.number}`);
  }
  const unknown = placed.flatMap(({ correction, entity }) =>
    correction.kind === 'name' && !correction.entity && entity.length === 0
      ? [correction.name]
      : [],
  );
  const handMade = unknown.length > 0 ? [handMadeTable([...new Set(unknown)])] : [];
  const everywhere = correct('');
  const hasHosts = placed.some(
    ({ correction }) => correction.kind === 'always' && correction.host !== undefined,
  );
  return {
    tablesFor: (host) => (hasHosts && host !== '' ? correct(host) : everywhere),
    isMuted: ({ table, entity }) => muted.has(`${table} ${entity}`),
  };

  function correct(host: string): readonly ArchiveNames[] {
    const drafts = tables.map((): Draft => ({ not: [], always: [], names: [], into: new Map() }));
    for (const each of placed) {
      if (each.correction.kind === 'same-as') note(drafts, each, each.into);
      else if (appliesOn(each, host)) note(drafts, each, []);
    }
    return [
      ...tables.map((table, i) => correctedTable(table, drafts[i] ?? UNCORRECTED)),
      ...handMade,
    ];
  }

  function note(
    drafts: readonly Draft[],
    { correction, entity: places }: PlacedCorrection,
    into: readonly EntityAt[],
  ): void {
    for (const { generation, number: entity } of places) {
      const index = indexOf.get(generation);
      const draft = index === undefined ? undefined : drafts[index];
      if (!draft) continue;
      if (correction.kind === 'not-this') draft.not.push({ surface: correction.surface, entity });
      else if (correction.kind === 'always')
        draft.always.push({ surface: correction.surface, entity });
      else if (correction.kind === 'name') draft.names.push({ name: correction.name, entity });
      const other = into.find((at) => at.generation === generation)?.number;
      if (other !== undefined && other !== entity) joinInto(draft.into, entity, other);
    }
  }
}

function appliesOn({ correction }: PlacedCorrection, host: string): boolean {
  if (correction.kind !== 'always' || correction.host === undefined) return true;
  return host === correction.host || host.endsWith(`.${correction.host}`);
}

/** Leads `entity` to where `other` leads; "same as" both ways round is one step, not a circle. */
function joinInto(into: Map<number, number>, entity: number, other: number): void {
  const end = into.get(other) ?? other;
  if (end === entity) return;
  for (const [from, to] of into) if (to === entity) into.set(from, end);
  into.set(entity, end);
}
