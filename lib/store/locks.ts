/** Before every lock's name: locks are shared by all of an origin. */
const SCOPE = 'backfile';

/** Web Locks of the library, named and typed. A lock ends with the context that holds it. */
export type LibraryLocks = {
  /**
   * Keeps the rows of `generations` from being swept until the returned function is called.
   * Resolves when every lease is held.
   */
  lease(generations: readonly number[]): Promise<() => void>;
  /** Runs `work` if nobody holds a lease on `generation`, and keeps new ones waiting meanwhile. */
  ifUnleased(generation: number, work: () => Promise<void>): Promise<boolean>;
  /**
   * Runs `work` as the one import of the library; undefined when another one runs. While the library
   * is tended it waits for the present slice of that.
   *
   * @param patience where given, another import is waited for until this ends
   */
  asImport<T>(
    work: () => Promise<T>,
    patience?: AbortSignal,
  ): Promise<{ readonly value: T } | undefined>;
  /** Runs a slice of tending; undefined when an import runs, or waits to. */
  asTending<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined>;
  /**
   * Runs `work` when no other sweep runs: of two generations that share a segment, two sweeps would each
   * leave it to the other.
   */
  asSweep<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` while others see import `id` as running. */
  whileRunning<T>(id: number, work: () => Promise<T>): Promise<T>;
  /** Whether any import runs, in whatever context. */
  isImporting(): Promise<boolean>;
  /** Ids of the imports that run now. */
  runningImports(): Promise<readonly number[]>;
};

/**
 * The library's locks over the browser's own.
 *
 * @param scope begins their names; another one for a library of a test
 */
export function createLocks(scope = SCOPE, manager: LockManager = navigator.locks): LibraryLocks {
  /** Held for as long as an import runs: one at a time in a library. */
  const importing = `${scope}-import`;
  /** Names the running import, so that others can tell it from an interrupted one. */
  const running = `${scope}-import-`;
  /** Held, with the one above, while the library is tended. */
  const tending = `${scope}-tending`;
  /** Held while rows that nobody needs are deleted. */
  const sweeping = `${scope}-sweep`;
  /** Held shared by whoever reads a generation. */
  const leasePrefix = `${scope}-generation-`;
  const heldNames = async (): Promise<string[]> =>
    ((await manager.query()).held ?? []).map((lock) => lock.name ?? '');
  return {
    async lease(generations) {
      const ends = await Promise.all(generations.map((id) => hold(manager, leasePrefix + id)));
      return () => {
        for (const end of ends) end();
      };
    },
    ifUnleased: (generation, work) =>
      manager.request(leasePrefix + generation, { ifAvailable: true }, async (lock) => {
        if (!lock) return false;
        await work();
        return true;
      }),
    async asImport(work, patience) {
      if (patience) return whenFree(manager, importing, { work, patience });
      for (let isLast = false; ;) {
        const done = await ifFree(manager, importing, work);
        if (done || isLast) return done;
        isLast = !(await heldNames()).includes(tending);
        // Whoever waits here comes before the next slice.
        if (!isLast) await manager.request(tending, () => undefined);
      }
    },
    async asTending(work) {
      const slice = await ifFree(manager, tending, () => ifFree(manager, importing, work));
      return slice?.value;
    },
    asSweep: (work) => manager.request(sweeping, work),
    whileRunning: (id, work) => manager.request(running + id, work),
    isImporting: async () => (await heldNames()).includes(importing),
    async runningImports() {
      return (await heldNames())
        .filter((name) => name.startsWith(running))
        .map((name) => Number(name.slice(running.length)));
    },
  };
}

/** Runs `work` under a lock that nobody has or waits for; else undefined. */
function ifFree<T>(
  manager: LockManager,
  name: string,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  return manager.request(name, { ifAvailable: true }, async (lock) =>
    lock ? { value: await work() } : undefined,
  );
}

/** Runs `work` under a lock as soon as it is free; undefined when `patience` ended before that. */
async function whenFree<T>(
  manager: LockManager,
  name: string,
  { work, patience }: { readonly work: () => Promise<T>; readonly patience: AbortSignal },
): Promise<{ readonly value: T } | undefined> {
  let isWaiting = true;
  try {
    return await manager.request(name, { signal: patience }, async () => {
      isWaiting = false;
      return { value: await work() };
    });
  } catch (error) {
    if (isWaiting && patience.aborted) return undefined;
    throw error;
  }
}

/** Holds a shared lock until the returned function is called. */
function hold(manager: LockManager, name: string): Promise<() => void> {
  return new Promise((held, failed) => {
    manager
      .request(name, { mode: 'shared' }, () => new Promise<void>((end) => held(() => end())))
      .catch(failed);
  });
}
