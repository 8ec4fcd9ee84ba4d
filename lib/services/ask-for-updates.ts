import { checkUpdateAddress, type AddressOrigin } from '@/lib/bundle/update-address';
import type { ArchiveRow } from '@/lib/model/answers';
import type { UpdateChoice } from '@/lib/model/updates';
import type { LibraryStore } from '@/lib/store/library-store';
import { checkUpdate, type RequestUpdate } from './check-update';

const DAY_MS = 86_400_000;
/** Between two questions, ms. A little less than the name says, so that a daily alarm is never late. */
const EVERY_MS = { daily: 0.9 * DAY_MS, weekly: 6.9 * DAY_MS } as const;
/** Longest wait for one list, ms: a background may be ended soon after. */
const LONGEST_MS = 10_000;

/** Whether the reader wants `choice`'s address to be asked by now. */
export function isDue({ schedule, askedAt = 0 }: UpdateChoice, now: number): boolean {
  return schedule !== 'off' && now - askedAt >= EVERY_MS[schedule];
}

/**
 * Asks the addresses of archives whose time has come which versions there are, one after the other,
 * and notes what was found: nothing is fetched or changed by itself. Each is noted as it is done.
 */
export async function askForUpdates(
  store: Pick<LibraryStore, 'archives' | 'setUpdates'>,
  request: RequestUpdate,
  now: () => number,
): Promise<void> {
  for (const row of await store.archives()) {
    const { updates, trashedAt } = row;
    if (!updates || trashedAt !== undefined || !isDue(updates, now())) continue;
    await store.setUpdates(row.archive.id, await asked(row, updates, request, now()));
  }
}

/**
 * Where an address that a reader agreed to is from: what a publisher may name is always right; what only a
 * person may, they typed.
 */
export function agreedOrigin(address: string): AddressOrigin {
  return checkUpdateAddress(address, 'published').ok ? 'published' : 'typed';
}

async function asked(
  row: ArchiveRow,
  { address, schedule, byItself }: UpdateChoice,
  request: RequestUpdate,
  now: number,
): Promise<UpdateChoice> {
  const origin = agreedOrigin(address);
  const signal = AbortSignal.timeout(LONGEST_MS);
  const choice = { address, schedule, ...(byItself && { byItself }), askedAt: now };
  try {
    const result = await checkUpdate({ row, address, origin }, request, signal);
    if (!result.ok) return { ...choice, problem: result.error.message };
    const { offer } = result.value;
    return offer ? { ...choice, found: offer.sequence } : choice;
  } catch {
    return { ...choice, problem: 'The address did not answer in time.' };
  }
}
