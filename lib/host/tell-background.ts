import { report } from '@/lib/base/report';
import { DIRECTIONS, type libraryToBackground } from '@/lib/messaging/protocol';
import { backgroundClient } from '@/lib/messaging/send';

/** The background may sleep and hear no broadcast: a message wakes it to link open pages again. */
export function tellBackground(): void {
  backgroundClient<typeof libraryToBackground>(DIRECTIONS.libraryToBackground)(
    'libraryChanged',
    {},
  ).catch((error: unknown) => report(error, 'while telling that the library changed'));
}
