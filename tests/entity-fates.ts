import { readEntities } from '@/lib/linking/entity-table';
import type { CorrectionDraft, EntityFingerprint, PlacedCorrection } from '@/lib/model/correction';
import type { ArchiveDocument } from '@/lib/model/document';
import type { Entity } from '@/lib/model/entity';
import type { OpenGeneration } from '@/lib/model/segment';
import { createTableCache } from '@/lib/services/library-tables';
import type { Corrections } from '@/lib/services/corrections';
import { someCorrections } from '@/tests/corrections';
import { aDocument, aGeneration, aLibrary } from '@/tests/library';
import { entitiesByName, updated } from '@/tests/updated-names';

/** What may become of an entity when its archive changes. */
export const FATES = ['rename', 'merge', 'split', 'removal', 'return'] as const;
type Fate = (typeof FATES)[number];

/** An entity that something happens to. */
type Story = {
  readonly fate: Fate;
  /** What it is called before, and one of its names afterwards. */
  readonly before: string;
  readonly after: string;
  readonly documents: readonly ArchiveDocument[];
  readonly put: readonly ArchiveDocument[];
  readonly gone: readonly string[];
};

const STARTS = ['Ba', 'Du', 'Ko', 'Li', 'Me', 'Nu', 'Pa', 'Ri', 'So', 'Te'];
const ENDS = [
  'kavir',
  'dovan',
  'limet',
  'masur',
  'nekal',
  'polid',
  'ruxam',
  'satov',
  'tumel',
  'vezan',
];

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** A word that no other number has. */
function word(n: number): string {
  return `${STARTS[n % 10] ?? ''}${ENDS[Math.floor(n / 10) % 10] ?? ''}`;
}

/** Story `n`, about names that no other story has. */
function story(n: number, fate: Fate): Story {
  const tell = (part: string, text: string): ArchiveDocument =>
    aDocument({ id: `${part}-${n}`, text, title: '' });
  if (fate === 'merge' || fate === 'split') return chamberStory(n, fate, tell);
  const name = `Javad ${word(n)}`;
  const documents = [1, 2, 3].map((k) =>
    tell(`old${k}`, `In Lisbon, ${name} spoke of ${'rice '.repeat(k)}.`),
  );
  if (fate === 'rename') {
    const longer = `Mohammad ${name}`;
    const put = [4, 5, 6, 7, 8].map((k) =>
      tell(`new${k}`, `In Lisbon, ${longer} spoke of ${'rice '.repeat(k)}.`),
    );
    return { fate, before: name, after: longer, documents, put, gone: [] };
  }
  const gone = documents.map(({ id }) => String(id));
  return { fate, before: name, after: name, documents, put: [], gone };
}

/** An institution whose acronym is explained later, or no more. */
function chamberStory(
  n: number,
  fate: 'merge' | 'split',
  tell: (part: string, text: string) => ArchiveDocument,
): Story {
  // No two have the same initials.
  const [first, second] = [LETTERS[n % 20], LETTERS[(n * 7 + Math.floor(n / 20)) % 20]];
  const name = `${first}alovir ${second}ekaton Chamber`;
  const short = name.replaceAll(/[^A-Z]/g, '');
  const documents = [
    tell('a', `They met the ${name} in Lisbon. The ${name} is old.`),
    tell('b', `The ${short} met in Porto. Members of the ${short} spoke.`),
    tell('c', `The ${short} wrote to Madrid. They like the ${short}.`),
  ];
  const told = tell('d', `The ${name} (${short}) met. The ${name} (${short}) is old.`);
  if (fate === 'merge')
    return { fate, before: short, after: name, documents, put: [told], gone: [] };
  return {
    fate,
    before: name,
    after: name,
    documents: [...documents, told],
    put: [],
    gone: [String(told.id)],
  };
}

/** Corrections that find what they are about, of all there are of each fate. */
export type FatesTold = ReadonlyMap<Fate, { readonly found: number; readonly all: number }>;

/** Makes one correction about each of `count` entities and follows them through what becomes of these. */
export async function tellFates(count: number): Promise<FatesTold> {
  const stories = Array.from({ length: count }, (_, n) =>
    story(n, FATES[n % FATES.length] ?? 'rename'),
  );
  const all = stories.flatMap(({ documents }) => documents);
  const base = await aGeneration('Fates', all);
  const corrections = someCorrections();
  const lisbon = await fingerprintOf(corrections, base, 'Lisbon');
  const made: string[] = [];
  for (const [n, { before }] of stories.entries()) {
    const entity = await fingerprintOf(corrections, base, before);
    const added = await corrections.add(draft(n, entity, lisbon));
    if (!added.ok) throw new Error(added.error.message);
    made.push(added.value.id);
  }
  const after = await updated(base, {
    put: stories.flatMap(({ put }) => put),
    gone: stories.flatMap(({ gone }) => gone),
  });
  const returned = await aGeneration('Fates', all);
  const [changed, back] = [await placed(corrections, after), await placed(corrections, returned)];
  const told = new Map(FATES.map((fate) => [fate, { found: 0, all: 0 }]));
  for (const [n, { fate, after: name }] of stories.entries()) {
    const entry = told.get(fate);
    const id = made[n] ?? '';
    if (!entry) continue;
    entry.all++;
    const lost = (changed.get(id)?.length ?? 0) === 0;
    if (fate === 'removal') entry.found += lost ? 1 : 0;
    else if (fate === 'return') entry.found += lost && isCalled(back.get(id), name) ? 1 : 0;
    else entry.found += isCalled(changed.get(id), name) ? 1 : 0;
  }
  return told;
}

/** A correction of each kind in turn. */
function draft(n: number, entity: EntityFingerprint, into: EntityFingerprint): CorrectionDraft {
  const surface = `Word ${word(n + 50)}`;
  const drafts: readonly CorrectionDraft[] = [
    { kind: 'mute', entity },
    { kind: 'not-this', surface, entity },
    { kind: 'always', surface, entity },
    { kind: 'name', name: surface, entity },
    { kind: 'same-as', entity, into },
  ];
  return drafts[Math.floor(n / FATES.length) % drafts.length] ?? { kind: 'mute', entity };
}

async function fingerprintOf(
  corrections: Corrections,
  open: OpenGeneration,
  name: string,
): Promise<EntityFingerprint> {
  const view = await aLibrary(open).current();
  const { archive, id } = open.generation;
  const number = [...(await entitiesByName(open)).keys()].indexOf(name);
  const found = await corrections.fingerprint(view, {
    archive: archive.id,
    generation: id,
    number,
  });
  if (!found) throw new Error(`no entity ${name}`);
  return found;
}

/** The entities that each correction is about in a generation, by its id. */
async function placed(
  corrections: Corrections,
  open: OpenGeneration,
): Promise<Map<string, readonly Entity[]>> {
  const tables = await createTableCache()(await aLibrary(open).current());
  const all: readonly PlacedCorrection[] = await corrections.placed(tables);
  const entities = new Map<string, readonly Entity[]>();
  for (const { correction, entity } of all) {
    const numbers = entity.map(({ number }) => number);
    entities.set(correction.id, await readEntities(open.names, numbers));
  }
  return entities;
}

function isCalled(entities: readonly Entity[] = [], name: string): boolean {
  return entities.some(
    ({ canonical, aliases }) => canonical === name || aliases.some((alias) => alias.name === name),
  );
}
