import { err, ok, type Result } from '@/lib/base/result';
import { nameKey } from '@/lib/linking/name-key';
import type {
  Correction,
  CorrectionDraft,
  CorrectionId,
  EntityFingerprint,
  PlacedCorrection,
} from '@/lib/model/correction';
import type { EntityAt } from '@/lib/model/entity';
import type { LibraryView } from '@/lib/model/segment';
import { checkDraft, isProblem, MAX_CORRECTIONS } from './check-correction';
import { fingerprintOf } from './entity-fingerprint';
import type { ViewTables } from './library-tables';
import { placeCorrections } from './place-corrections';
import type { Clock } from './ports';

/** Where corrections are kept. Its writes are announced to all contexts. */
export type CorrectionPort = {
  all(): Promise<Correction[]>;
  put(corrections: readonly Correction[]): Promise<void>;
  remove(ids: readonly CorrectionId[]): Promise<Correction[]>;
};

/** Why something was not kept: what, where in it, and what to do. */
export type CorrectionProblem = {
  readonly kind: 'invalid' | 'too-long' | 'too-many';
  readonly where: string;
  readonly message: string;
};

/** What became of a pasted list or an imported file. */
export type AddedCorrections = {
  readonly added: readonly Correction[];
  /** How many were there already. */
  readonly known: number;
  /** Lines that were refused, with the reason; at most 50 are listed. */
  readonly refused: readonly {
    readonly line: number;
    readonly text: string;
    readonly reason: string;
  }[];
};

/** What a reader says about names, kept apart from archives and undoable one by one. */
export type Corrections = {
  /** What an entity is known by in a correction; undefined when the view does not have it. */
  fingerprint(view: LibraryView, at: EntityAt): Promise<EntityFingerprint | undefined>;
  /** Keeps one correction; one that says the same is replaced. */
  add(draft: CorrectionDraft): Promise<Result<Correction, CorrectionProblem>>;
  /** Keeps those of many that say something new; drafts among them are given ids. */
  addNew(
    many: readonly (CorrectionDraft | Correction)[],
  ): Promise<Result<AddedCorrections, CorrectionProblem>>;
  /** Takes corrections back; returns those that there were, for `restore`. */
  undo(ids: readonly CorrectionId[]): Promise<readonly Correction[]>;
  /** Brings back what `undo` took. */
  restore(corrections: readonly Correction[]): Promise<void>;
  /** All, the oldest first. */
  all(): Promise<readonly Correction[]>;
  /** All, with what each means in the library as it is: those without a match are shown too. */
  placed(library: ViewTables): Promise<readonly PlacedCorrection[]>;
};

/** What corrections work with. `newId` gives 8 to 64 letters, digits, hyphens, never the same twice. */
export type CorrectionPorts = {
  readonly store: CorrectionPort;
  readonly newId: () => string;
  readonly now: Clock;
};

/** Corrections over a store. */
export function createCorrections(ports: CorrectionPorts): Corrections {
  const { newId, now } = ports;
  /** Placing reads the library: one view is asked for again and again, page by page. */
  let kept = new WeakMap<LibraryView, Promise<readonly PlacedCorrection[]>>();
  const store: CorrectionPort = {
    all: () => ports.store.all(),
    async put(corrections) {
      await ports.store.put(corrections);
      kept = new WeakMap();
    },
    async remove(ids) {
      const removed = await ports.store.remove(ids);
      kept = new WeakMap();
      return removed;
    },
  };
  const stamped = (draft: CorrectionDraft): Correction => ({
    ...draft,
    id: asCorrectionId(newId()),
    at: now(),
  });
  return {
    fingerprint: fingerprintOf,
    async add(draft) {
      const checked = checkDraft(draft);
      if (isProblem(checked)) return err({ kind: 'invalid', ...checked });
      const all = await store.all();
      const before = all.filter((each) => saying(each) === saying(checked));
      if (all.length - before.length >= MAX_CORRECTIONS) return err(tooMany());
      if (before.length > 0) await store.remove(before.map(({ id }) => id));
      const correction = stamped(checked);
      await store.put([correction]);
      return ok(correction);
    },
    addNew: (many) =>
      addNew(
        store,
        many.map((one) => ('id' in one ? one : stamped(one))),
      ),
    undo: (ids) => store.remove(ids),
    restore: (corrections) => store.put(corrections),
    all: () => store.all(),
    placed(library) {
      const known = kept.get(library.view);
      if (known) return known;
      const placing = store.all().then((all) => placeCorrections(library, all));
      kept.set(library.view, placing);
      placing.catch(() => kept.delete(library.view));
      return placing;
    },
  };
}

/** Made when it is needed: numbers as people write them take a background that starts long to make ready. */
function tooMany(): CorrectionProblem {
  const message = `There is room for ${MAX_CORRECTIONS.toLocaleString('en')}: take some back first.`;
  return { kind: 'too-many', where: 'all corrections', message };
}

/** Keeps those that say something new. */
async function addNew(
  store: CorrectionPort,
  corrections: readonly Correction[],
): Promise<Result<AddedCorrections, CorrectionProblem>> {
  const all = await store.all();
  const said = new Set(all.map(saying));
  const ids = new Set(all.map(({ id }) => id));
  const added: Correction[] = [];
  for (const correction of corrections) {
    if (ids.has(correction.id) || said.has(saying(correction))) continue;
    said.add(saying(correction));
    ids.add(correction.id);
    added.push(correction);
  }
  if (all.length + added.length > MAX_CORRECTIONS) return err(tooMany());
  await store.put(added);
  return ok({ added, known: corrections.length - added.length, refused: [] });
}

/** What a correction says, whoever said it when: two with the same say the same. */
function saying(correction: CorrectionDraft): string {
  const key = (name: string): string => {
    const { a, b } = nameKey(name);
    return `${a}.${b}`;
  };
  const who = ({ archive, id }: EntityFingerprint): string => `${archive}/${id}`;
  switch (correction.kind) {
    case 'not-this':
      return `not ${key(correction.surface)} ${who(correction.entity)}`;
    case 'always':
      return `always ${key(correction.surface)} ${correction.host ?? ''}`;
    case 'mute':
      return `mute ${who(correction.entity)}`;
    case 'same-as':
      return `same ${who(correction.entity)} ${who(correction.into)}`;
    case 'name':
      return `name ${key(correction.name)} ${correction.entity ? who(correction.entity) : ''}`;
  }
}

function asCorrectionId(text: string): CorrectionId {
  if (!isCorrectionId(text)) throw new RangeError('Backfile: a correction id has 8 to 64 letters');
  return text;
}

function isCorrectionId(text: string): text is CorrectionId {
  return /^[\w-]{8,64}$/.test(text);
}
