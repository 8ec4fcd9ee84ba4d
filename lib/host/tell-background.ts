import { report } from '@/lib/base/report';
import { DIRECTIONS, type libraryToBackground } from '@/lib/messaging/protocol';
import { backgroundClient } from '@/lib/messaging/send';

/** The background may sleep and hear no broadcast: a message wakes it to link open pages again. */
export function tellBackground(): void {
  tell('libraryChanged');
}

/** Has the background see to it that the archive of clippings follows. */
export function tellOfClippings(): void {
  tell('clippingsChanged');
}

function tell(what: keyof typeof libraryToBackground): void {
  backgroundClient<typeof libraryToBackground>(DIRECTIONS.libraryToBackground)(what, {}).catch(
    (error: unknown) => report(error, 'while telling that the library changed'),
  );
}
