import * as v from 'valibot';
import type { ImportNews } from '@/lib/model/answers';

/** Pages of ours tell each other here how an import goes. */
const CHANNEL = 'backfile-import-news';

const newsSchema = v.object({
  name: v.string(),
  progress: v.exactOptional(
    v.object({
      stage: v.picklist(['copying', 'checking', 'documents', 'names', 'finishing']),
      documents: v.number(),
      expected: v.exactOptional(v.number()),
      rate: v.number(),
      secondsLeft: v.exactOptional(v.number()),
    }),
  ),
});

/** Tells the other pages how an import of this one goes. */
export function tellImportNews(news: ImportNews): void {
  const channel = new BroadcastChannel(CHANNEL);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
  channel.postMessage(news);
  channel.close();
}

/** Calls back with what other pages tell of their imports, until `signal` is aborted. */
export function onImportNews(callback: (news: ImportNews) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }) => {
    const news = v.safeParse(newsSchema, data);
    if (news.success) callback(news.output);
  });
  signal.addEventListener('abort', () => channel.close());
}
