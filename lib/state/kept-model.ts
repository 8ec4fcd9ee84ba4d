import { batch, computed, createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { SearchAnswer } from '@/lib/model/answers';
import {
  keptId,
  pinId,
  type Kept,
  type KeptId,
  type KeptNote,
  type KeptPin,
  type KeptSearch,
  type KeptStep,
} from '@/lib/model/kept';
import type { KeptClient } from './kept-client';

/** What can be pinned. */
export type Pinnable = Pick<SearchAnswer['hits'][number], 'excerpt' | 'archiveName' | 'edition'>;

/** A step before it is written down. */
export type NewStep = KeptStep extends infer S
  ? S extends KeptStep
    ? Omit<S, 'id' | 'at'>
    : never
  : never;

/** Recent searches that are offered. */
const RECENT = 5;

/** All that is kept, as it was read last. */
type AllKept = {
  readonly pins: readonly KeptPin[];
  readonly notes: readonly KeptNote[];
  readonly searches: readonly KeptSearch[];
  readonly steps: readonly KeptStep[];
  readonly isTrailOn: boolean;
};

/** How many of the newest are read, where not all are shown; all of a kind that is left out. */
type MostKept = { readonly steps?: number; readonly notes?: number };

const NOTHING: AllKept = { pins: [], notes: [], searches: [], steps: [], isTrailOn: false };

/** All that is kept, and its changes one by one. */
function createKeeping(client: KeptClient, most: MostKept) {
  const all = signal(NOTHING);
  /** What was removed last, to be put back; undefined when there is nothing to take back. */
  const removed = signal<readonly Kept[] | undefined>(undefined);
  /** Whether the last change was not kept. */
  const hasFailed = signal(false);

  async function refresh(): Promise<void> {
    try {
      all.value = await readAll(client, most);
    } catch (error) {
      report(error, 'while reading what is kept');
    }
  }

  /** Does `work`, and says so when it fails, then reads everything again. */
  async function act(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      hasFailed.value = false;
    } catch (error) {
      report(error, 'while keeping something');
      hasFailed.value = true;
    }
    await refresh();
  }

  async function remove(ids: readonly KeptId[]): Promise<void> {
    removed.value = undefined;
    try {
      const gone = await client.remove(ids);
      const left = await readAll(client, most);
      // Together: where the rows went, the way back stands.
      batch(() => {
        removed.value = gone;
        all.value = left;
        hasFailed.value = false;
      });
    } catch (error) {
      report(error, 'while removing something kept');
      hasFailed.value = true;
    }
  }

  return { all, removed, hasFailed, refresh, act, remove };
}

/**
 * Pins, notes, saved searches and the trail, with everything that removes taken back on demand.
 *
 * @param most how many of the newest are read
 */
export const KeptModel = createModel((client: KeptClient, most: MostKept = {}) => {
  const { all, removed, hasFailed, refresh, act, remove } = createKeeping(client, most);

  function put(kept: Kept): Promise<void> {
    removed.value = undefined;
    return act(() => client.put([kept]));
  }

  const toggle = (kept: Kept, among: readonly Kept[]): Promise<void> =>
    among.some(({ id }) => id === kept.id) ? remove([kept.id]) : put(kept);

  return {
    pins: computed(() => all.value.pins),
    notes: computed(() => all.value.notes),
    searches: computed(() => all.value.searches),
    steps: computed(() => all.value.steps),
    isTrailOn: computed(() => all.value.isTrailOn),
    removed,
    hasFailed,
    /** Reads everything, and follows its changes until `ended`. */
    async load(ended: AbortSignal): Promise<void> {
      const stop = client.onChange(() => void refresh());
      ended.addEventListener('abort', stop, { once: true });
      await refresh();
    },
    /** Pins an excerpt, or unpins it. */
    togglePin: (of: Pinnable): Promise<void> => toggle(pinOf(of), all.peek().pins),
    /** Saves a search, or forgets it. */
    toggleSearch(query: string): Promise<void> {
      const words = query.trim();
      const id = keptId('search', words);
      return toggle({ kind: 'search', id, at: Date.now(), query: words }, all.peek().searches);
    },
    remove,
    /** Writes a step down, unless the trail is off or this is the step it already ends with. */
    record: (step: NewStep): Promise<void> => record(client, step),
    /** Puts back what was removed last. */
    undo(): Promise<void> {
      const back = removed.peek() ?? [];
      removed.value = undefined;
      return act(() => client.put(back));
    },
  };
});

async function readAll(client: KeptClient, most: MostKept): Promise<AllKept> {
  const [pins, notes, searches, steps, isTrailOn] = await Promise.all([
    client.of('pin'),
    client.of('note', most.notes),
    client.of('search'),
    client.of('step', most.steps),
    client.isTrailOn(),
  ]);
  return { pins, notes, searches, steps, isTrailOn };
}

function pinOf({ excerpt: of, archiveName, edition }: Pinnable): KeptPin {
  const { document, text, marks, start } = of;
  const excerpt = { document, text, marks, start };
  const pin = { kind: 'pin', id: pinId(of), at: Date.now(), excerpt, archiveName } as const;
  return edition === undefined ? pin : { ...pin, edition };
}

async function record(client: KeptClient, step: NewStep): Promise<void> {
  try {
    if (!(await client.isTrailOn())) return;
    const [last] = await client.of('step', 1);
    // Later than the step before, even within one moment.
    const at = Math.max(Date.now(), (last?.at ?? 0) + 1);
    const isSame = last?.did === step.did && last.words === step.words;
    const id = isSame ? last.id : keptId('step', `${at} ${crypto.randomUUID()}`);
    await client.put([{ ...step, id, at }]);
  } catch (error) {
    report(error, 'while writing a step down');
  }
}

/** The model of what is kept. */
export type KeptModelInstance = InstanceType<typeof KeptModel>;

/** Whether an excerpt is pinned. No action of the model: what draws it follows the pins. */
export function isPinned(
  { pins }: Pick<KeptModelInstance, 'pins'>,
  { excerpt }: Pinnable,
): boolean {
  const id = pinId(excerpt);
  return pins.value.some((pin) => pin.id === id);
}

/** Queries to offer: those saved, then the newest of the trail that are not; none where there is no trail. */
export function offeredSearches({
  searches,
  steps,
  isTrailOn,
}: Pick<KeptModelInstance, 'searches' | 'steps' | 'isTrailOn'>): readonly OfferedSearch[] {
  if (!isTrailOn.value) return searches.value.map(({ query }) => ({ query, isSaved: true }));
  const saved = searches.value.map(({ query }) => query);
  const recent = steps.value.filter(({ did }) => did === 'search').map(({ words }) => words);
  const others = [...new Set(recent)].filter((query) => !saved.includes(query)).slice(0, RECENT);
  return [
    ...saved.map((query) => ({ query, isSaved: true })),
    ...others.map((query) => ({ query, isSaved: false })),
  ];
}

/** A query that is offered to be searched again. */
export type OfferedSearch = { readonly query: string; readonly isSaved: boolean };
