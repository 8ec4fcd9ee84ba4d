import { type backgroundToPage, DIRECTIONS } from '@/lib/messaging/protocol';
import { listen } from '@/lib/messaging/listen';
import type { PageCommands } from '@/lib/page/ports';

/** Has the page script do what the background asks, as soon as there is one. @returns ends it */
export function obeyBackground(page: () => PageCommands | undefined): () => void {
  return listen<typeof backgroundToPage>(DIRECTIONS.backgroundToPage, {
    applySettings: ({ run, settings }) => page()?.applySettings(run, settings),
    relink: () => page()?.relink(),
    obeyCard: ({ nonce, wish }) => page()?.obeyCard(nonce, wish),
    command: ({ command }) => page()?.command(command),
    placeChildRest: ({ childPage, ...rest }) => page()?.placeChildRest(childPage, rest),
  });
}
