import { signal, type Signal } from '@preact/signals';
import type { ImportNews } from '@/lib/model/answers';

/** Tells of imports that other pages of ours make. */
export type OtherImportClient = {
  /**
   * Calls back with how an import goes that another page makes, and with undefined once none runs,
   * until `signal` is aborted.
   */
  onOtherImport(callback: (news: ImportNews | undefined) => void, signal: AbortSignal): void;
};

/** An import that another page makes. */
export type OtherImport = {
  /** How it goes; undefined while there is none. */
  readonly news: Signal<ImportNews | undefined>;
  /** Follows it until `until` is aborted; `ended` is called each time that one is over. */
  follow(until: AbortSignal, ended: () => void): void;
};

/** What is known of imports that other pages make: nothing until they are followed. */
export function createOtherImport(client: OtherImportClient): OtherImport {
  const news = signal<ImportNews | undefined>(undefined);
  return {
    news,
    follow(until, ended) {
      client.onOtherImport((now) => {
        const wasGoing = news.peek() !== undefined;
        news.value = now;
        if (wasGoing && !now) ended();
      }, until);
    },
  };
}
