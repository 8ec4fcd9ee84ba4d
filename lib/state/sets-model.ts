import { computed, createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type { ArchiveSet, Settings } from '@/lib/model/settings';
import type { SettingsClient } from './settings-model';

/** Longest name of a set, characters. */
export const MAX_SET_CHARS = 60;

/** What the sets of archives are kept with. */
export type SetsClient = {
  archives(): Promise<readonly ArchiveRow[]>;
  /** Switches on the archives of `ids`, and all others off. */
  enableOnly(ids: readonly ArchiveId[]): Promise<unknown>;
  /** Calls back when the library changed, here or elsewhere, until `signal` is aborted. */
  onChange(callback: () => void, signal: AbortSignal): void;
  readonly settings: SettingsClient;
};

/** A set to switch to. */
export type SetChoice = ArchiveSet & {
  /** Its archives, and no others, are in use. */
  readonly isOn: boolean;
};

/** Archives that are used together: sets of them are kept under a name, and switched to with one press. */
export const SetsModel = createModel((client: SetsClient) => {
  const known = signal<readonly ArchiveRow[] | undefined>(undefined);
  const rows = computed(() => known.value ?? []);
  const sets = signal<readonly ArchiveSet[]>([]);
  const inUse = computed(() => rows.value.filter(({ trashedAt }) => trashedAt === undefined));
  const on = computed(() => inUse.value.filter(({ enabled }) => enabled).map(idOf));
  const own = computed(() => inUse.value.filter(({ isStarter }) => !isStarter).map(idOf));
  const isOn = (ids: readonly ArchiveId[]): boolean => isSame(ids, on.value);

  async function act(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      known.value = await client.archives();
    } catch (error) {
      report(error, 'while changing a set');
    }
  }
  const refresh = (): Promise<void> => act(async () => undefined);
  const change = (make: (before: readonly ArchiveSet[]) => readonly ArchiveSet[]) =>
    act(() => client.settings.update((all) => ({ ...all, sets: make(all.sets) })));

  /** Sets of which at least one archive is still there. */
  const choices = computed(() => choicesOf(sets.value, inUse.value.map(idOf), isOn));
  /** There is a starter archive beside the reader's own, which answers nothing of theirs. */
  const hasBoth = computed(() => own.value.length > 0 && own.value.length < inUse.value.length);

  return {
    choices,
    hasBoth,
    /** Whether there is anything to switch between; undefined until that is known. */
    isOffered: computed(() =>
      known.value === undefined ? undefined : choices.value.length > 0 || hasBoth.value,
    ),
    isOwnOn: computed(() => isOn(own.value)),
    isAllOn: computed(() => inUse.value.every(({ enabled }) => enabled)),
    /** Whether what is in use now can be kept as a set that there is not yet. */
    canKeep: computed(
      () =>
        inUse.value.length > 1 &&
        on.value.length > 0 &&
        on.value.length < inUse.value.length &&
        !isOn(own.value) &&
        !sets.value.some(({ archives }) => isOn(archives)),
    ),
    /** Reads the sets, and follows them until `ended`. */
    async load(ended: AbortSignal): Promise<void> {
      const show = (all: Settings): void => {
        sets.value = all.sets;
      };
      ended.addEventListener('abort', client.settings.watch(show), { once: true });
      client.onChange(() => void refresh(), ended);
      await act(async () => show(await client.settings.get()));
    },
    switchTo: (set: ArchiveSet): Promise<void> => act(() => client.enableOnly(set.archives)),
    switchToOwn: (): Promise<void> => act(() => client.enableOnly(own.peek())),
    switchToAll: (): Promise<void> => act(() => client.enableOnly(inUse.peek().map(idOf))),
    /** Keeps the archives that are in use as a set; one of the same name is replaced. */
    keep(name: string): Promise<void> {
      const words = name.trim().slice(0, MAX_SET_CHARS);
      if (words === '') return Promise.resolve();
      const set = { name: words, archives: on.peek() };
      return change((before) => [...before.filter((each) => each.name !== words), set]);
    },
    /** Forgets a set; its archives stay. */
    forget: (name: string): Promise<void> =>
      change((before) => before.filter((each) => each.name !== name)),
  };
});

/** The model of the sets of archives. */
export type SetsModelInstance = InstanceType<typeof SetsModel>;

/** Each set with those of its archives that are `there`. */
function choicesOf(
  sets: readonly ArchiveSet[],
  there: readonly ArchiveId[],
  isOn: (ids: readonly ArchiveId[]) => boolean,
): readonly SetChoice[] {
  const known = new Set(there);
  return sets.flatMap((set) => {
    const archives = set.archives.filter((id) => known.has(id));
    return archives.length > 0 ? [{ ...set, archives, isOn: isOn(archives) }] : [];
  });
}

function idOf({ archive }: ArchiveRow): ArchiveId {
  return archive.id;
}

function isSame(some: readonly ArchiveId[], others: readonly ArchiveId[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}
