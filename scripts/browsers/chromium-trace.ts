import type { Channel } from './channel';
import { until, type TraceEvent } from './driver';

/** What a trace holds: the pieces of script of the main threads, and whose they are. More would slow the page. */
const CATEGORIES = ['devtools.timeline', 'v8'];

/** Starts a trace; the function that it gives ends it. */
export async function startTrace(channel: Channel): Promise<() => Promise<readonly TraceEvent[]>> {
  let stream: string | undefined;
  channel.on(({ method, params }) => {
    if (method === 'Tracing.tracingComplete') stream = String(params['stream']);
  });
  await channel.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: CATEGORIES },
  });
  return async () => {
    await channel.send('Tracing.end');
    const handle = await until('the trace', async () => stream, 60_000);
    let text = '';
    for (;;) {
      const part = await channel.send<{ data: string; eof: boolean; base64Encoded?: boolean }>(
        'IO.read',
        { handle },
      );
      text += part.base64Encoded ? Buffer.from(part.data, 'base64').toString() : part.data;
      if (part.eof) break;
    }
    const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(text);
    return traceEvents;
  };
}
