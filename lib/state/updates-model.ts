import { createModel, signal, type Signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type { ArchiveRow, ImportPreview, ImportProblem } from '@/lib/model/answers';
import type { FetchedUpdate, UpdateOffer, UpdateSchedule } from '@/lib/model/updates';
import type { UpdatesClient } from './updates-client';

/** What the reader wants of an address: to have it asked once, or again and again. */
type Wish = {
  readonly row: ArchiveRow;
  readonly address: string;
  readonly schedule: UpdateSchedule;
};

/** What the update part of the library page draws. */
export type UpdateJob =
  | { readonly kind: 'idle' }
  /** The address is named, and nothing is asked before the reader agrees. */
  | { readonly kind: 'agreeing'; readonly wish: Wish }
  | { readonly kind: 'checking'; readonly name: string; readonly address: string }
  | { readonly kind: 'newest'; readonly name: string; readonly sequence: number }
  | { readonly kind: 'offered'; readonly offer: UpdateOffer }
  | { readonly kind: 'fetching'; readonly offer: UpdateOffer; readonly bytes: number }
  | { readonly kind: 'problem'; readonly name: string; readonly problem: ImportProblem };

/** Who shows and imports what was fetched. */
type Importer = { addUpdate(update: FetchedUpdate, preview: ImportPreview): void };

/** Updates from the archives' addresses: asked only when the reader wants it, and shown before they count. */
export const UpdatesModel = createModel(
  (client: UpdatesClient, imports: Importer, now: () => number = Date.now) => {
    const job = signal<UpdateJob>({ kind: 'idle' });
    const asking = createAsking(client, job, now);

    return {
      job,
      /** Why an address would not be asked; undefined when it may be. */
      refusal: (row: ArchiveRow, address: string): string | undefined =>
        client.refusal(row, address),
      /** Asks the address at once if the reader agreed to it before; else names it first. */
      want(wish: Wish): void {
        if (wish.row.updates?.address === wish.address) void asking.check(wish);
        else job.value = { kind: 'agreeing', wish };
      },
      /** To be called straight from the click: browsers ask for access then only. */
      async agree(): Promise<void> {
        const asked = job.peek();
        if (asked.kind !== 'agreeing') return;
        const { wish } = asked;
        const allowed = await client.allow(wish.address).catch(() => false);
        if (allowed) await asking.check(wish);
        else job.value = { kind: 'problem', name: wish.row.archive.name, problem: NOT_ALLOWED };
      },
      async schedule(row: ArchiveRow, schedule: UpdateSchedule): Promise<void> {
        if (row.updates) await client.choose(row.archive.id, { ...row.updates, schedule });
      },
      /** Whether what is found is fetched and imported by itself. */
      async byItself(row: ArchiveRow, byItself: boolean): Promise<void> {
        if (row.updates) await client.choose(row.archive.id, { ...row.updates, byItself });
      },
      /** The archive is not updated from anywhere any more. */
      forget: (row: ArchiveRow): Promise<unknown> => client.choose(row.archive.id, undefined),
      async fetch(): Promise<void> {
        const offered = job.peek();
        if (offered.kind !== 'offered') return;
        const { offer } = offered;
        job.value = { kind: 'fetching', offer, bytes: 0 };
        const update = await asking.settle(offer.name, (until) =>
          client.fetch(offer, {
            signal: until,
            onBytes: (bytes) => {
              if (!until.aborted) job.value = { kind: 'fetching', offer, bytes };
            },
          }),
        );
        const preview = update && (await asking.settle(offer.name, () => client.preview(update)));
        if (!update || !preview) return;
        job.value = { kind: 'idle' };
        imports.addUpdate(update, preview);
      },
      /** Ends what is under way, or takes note of how it ended. */
      dismiss(): void {
        asking.abort();
        job.value = { kind: 'idle' };
      },
    };
  },
);

/** The model of the update part of the library page. */
export type UpdatesModelInstance = InstanceType<typeof UpdatesModel>;

/** Asks one thing at a time, and writes into `job` how it goes. */
function createAsking(
  client: UpdatesClient,
  job: Signal<UpdateJob>,
  now: () => number,
): {
  settle<T>(
    name: string,
    work: (until: AbortSignal) => Promise<Result<T, ImportProblem>>,
  ): Promise<T | undefined>;
  check(wish: Wish): Promise<void>;
  abort(): void;
} {
  let controller = new AbortController();

  async function settle<T>(
    name: string,
    work: (until: AbortSignal) => Promise<Result<T, ImportProblem>>,
  ): Promise<T | undefined> {
    controller.abort();
    controller = new AbortController();
    const { signal: until } = controller;
    const result = await work(until).catch((error: unknown) => failed(error, until));
    if (until.aborted) return undefined;
    if (result.ok) return result.value;
    job.value = { kind: 'problem', name, problem: result.error };
    return undefined;
  }

  async function check({ row, address, schedule }: Wish): Promise<void> {
    const { id, name } = row.archive;
    job.value = { kind: 'checking', name, address };
    const found = await settle(name, async (until) => {
      const result = await client.check(row, address, until);
      const { address: before, byItself } = row.updates ?? {};
      await client.choose(id, {
        address,
        schedule,
        ...(byItself && before === address && { byItself }),
        askedAt: now(),
        ...(result.ok && result.value.offer && { found: result.value.offer.sequence }),
        ...(!result.ok && { problem: result.error.message }),
      });
      return result;
    });
    if (!found) return;
    job.value = found.offer
      ? { kind: 'offered', offer: found.offer }
      : { kind: 'newest', name, sequence: row.sequence };
  }
  return { settle, check, abort: () => controller.abort() };
}

const NOT_ALLOWED: ImportProblem = {
  kind: 'refused-address',
  message:
    'Your browser does not let Backfile ask this address. Allow it in the browser’s settings of the extension, or fetch the bundle yourself and drop it here.',
};

function failed(error: unknown, until: AbortSignal): { ok: false; error: ImportProblem } {
  if (!until.aborted) report(error, 'while updating an archive');
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { kind: 'failed', message } };
}
