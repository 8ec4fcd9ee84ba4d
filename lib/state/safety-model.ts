import { createModel, signal, type Signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import type {
  LibraryJobOptions,
  BackupProgress,
  LibraryCheck,
  LibraryMended,
  RestorePreview,
} from '@/lib/model/backup';
import type { MissingArchive, SafetyClient } from './safety-client';

/** Work on the whole library that takes its time. */
export type SafetyWork = 'writing' | 'reading' | 'restoring' | 'checking' | 'mending';

/** What the safety part of the library page draws. */
export type SafetyJob =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly work: SafetyWork; readonly progress?: BackupProgress }
  | { readonly kind: 'written'; readonly file: File; readonly address: string }
  | { readonly kind: 'previewed'; readonly file: File; readonly preview: RestorePreview }
  | { readonly kind: 'restored' }
  | { readonly kind: 'checked'; readonly check: LibraryCheck }
  | { readonly kind: 'mended'; readonly mended: LibraryMended }
  | { readonly kind: 'problem'; readonly problem: ImportProblem };

/** Backup, restore and checks of the whole library; and whether anything of it is gone. */
export const SafetyModel = createModel((client: SafetyClient, changed: () => void) => {
  const job = signal<SafetyJob>({ kind: 'idle' });
  const watch = createWatch(client);
  const run = createWork(job, changed);

  return {
    job,
    ...watch,
    backup: (): Promise<void> =>
      run.work(
        'writing',
        (options) => client.backup(options),
        (file) => ({
          kind: 'written',
          file,
          address: URL.createObjectURL(file),
        }),
      ),
    open: (file: File): Promise<void> =>
      run.work(
        'reading',
        (options) => client.previewRestore(file, options),
        (preview) => ({ kind: 'previewed', file, preview }),
      ),
    async restore(): Promise<void> {
      const now = job.peek();
      if (now.kind !== 'previewed') return;
      await run.work(
        'restoring',
        (options) => client.restore(now.file, options),
        () => ({ kind: 'restored' }),
      );
      if (job.peek().kind === 'restored') watch.missing.value = [];
    },
    check: (): Promise<void> =>
      run.work(
        'checking',
        (options) => client.check(options),
        (check) => ({ kind: 'checked', check }),
      ),
    mend: (): Promise<void> =>
      run.work(
        'mending',
        (options) => client.mend(options),
        (mended) => ({ kind: 'mended', mended }),
      ),
    /** Ends what is under way, or takes note of how it ended. */
    dismiss(): void {
      run.abort();
      const now = job.peek();
      if (now.kind === 'written') URL.revokeObjectURL(now.address);
      job.value = { kind: 'idle' };
    },
  };
});

/** Does one thing at a time, and writes into `job` how it goes. */
function createWork(
  job: Signal<SafetyJob>,
  changed: () => void,
): {
  work<T>(
    kind: SafetyWork,
    start: (options: LibraryJobOptions) => Promise<Result<T, ImportProblem>>,
    done: (value: T) => SafetyJob,
  ): Promise<void>;
  abort(): void;
} {
  let controller = new AbortController();
  return {
    abort: () => controller.abort(),
    async work(kind, start, done) {
      controller = new AbortController();
      const { signal: until } = controller;
      job.value = { kind: 'working', work: kind };
      const onProgress = (progress: BackupProgress): void => {
        if (!until.aborted) job.value = { kind: 'working', work: kind, progress };
      };
      const result = await start({ onProgress, signal: until }).catch(failed);
      changed();
      if (until.aborted) return;
      job.value = result.ok ? done(result.value) : { kind: 'problem', problem: result.error };
    },
  };
}

/** Whether what should be there is there, and whether the browser keeps it. */
function createWatch(client: SafetyClient): {
  readonly missing: Signal<readonly MissingArchive[]>;
  readonly isKept: Signal<boolean>;
  look(): Promise<void>;
  forgetMissing(): Promise<void>;
  keep(): Promise<void>;
} {
  const missing = signal<readonly MissingArchive[]>([]);
  const isKept = signal(true);
  return {
    missing,
    isKept,
    async look() {
      try {
        [missing.value, isKept.value] = await Promise.all([client.missing(), client.isKept()]);
      } catch (error) {
        report(error, 'while looking for what should be there');
      }
    },
    async forgetMissing() {
      missing.value = [];
      await client.forgetMissing();
    },
    async keep() {
      isKept.value = await client.keep();
    },
  };
}

/** The model of the safety part of the library page. */
export type SafetyModelInstance = InstanceType<typeof SafetyModel>;

function failed(error: unknown): { ok: false; error: ImportProblem } {
  report(error, 'while working on the whole library');
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { kind: 'failed', message } };
}
