/** Passes items from one async flow to another, one at a time: neither runs ahead of the other. */
export type HandOver<T> = {
  /** Resolves when the item was taken. @throws what the taker failed with */
  put(item: T): Promise<void>;
  /** No more items come. */
  end(): void;
  /** The taker has failed: nothing more is taken. */
  fail(error: unknown): void;
  readonly items: AsyncIterable<T>;
};

/** A hand-over with nothing in it. */
export function createHandOver<T>(): HandOver<T> {
  let offered: { item: T; taken: PromiseWithResolvers<void> } | undefined;
  let waiting = Promise.withResolvers<void>();
  let failure: { error: unknown } | undefined;
  let isOver = false;
  async function* items(): AsyncGenerator<T> {
    for (;;) {
      if (!offered && !isOver) await waiting.promise;
      waiting = Promise.withResolvers<void>();
      if (!offered) return;
      const { item, taken } = offered;
      offered = undefined;
      taken.resolve();
      yield item;
    }
  }
  return {
    async put(item) {
      if (failure) throw failure.error;
      const taken = Promise.withResolvers<void>();
      offered = { item, taken };
      waiting.resolve();
      await taken.promise;
    },
    end() {
      isOver = true;
      waiting.resolve();
    },
    fail(error) {
      failure = { error };
      offered?.taken.reject(error);
    },
    items: items(),
  };
}
