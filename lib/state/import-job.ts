import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type { ImportPreview, ImportProblem, ImportProgress } from '@/lib/model/answers';
import type { ImportOptions, ImportOutcome, LibraryClient } from './library-client';

/** What the import part of the library page draws. */
export type ImportJob =
  | { readonly kind: 'idle' }
  | { readonly kind: 'previewing'; readonly name: string }
  | { readonly kind: 'previewed'; readonly file: File; readonly preview: ImportPreview }
  | {
      readonly kind: 'importing';
      readonly name: string;
      /** Undefined until the first report. */
      readonly progress: ImportProgress | undefined;
      readonly cancelling: boolean;
    }
  | { readonly kind: 'done'; readonly outcome: ImportOutcome }
  | { readonly kind: 'problem'; readonly name: string; readonly problem: ImportProblem };

type ImportClient = Pick<LibraryClient, 'preview' | 'importFile' | 'packaged' | 'resume'>;
type Run<T> = (options: ImportOptions) => Promise<Result<T, ImportProblem>>;

/**
 * One import after the other: files wait their turn, each is shown before it starts, and a running
 * one can be cancelled.
 */
export const ImportJobModel = createModel((client: ImportClient, changed: () => void) => {
  const job = signal<ImportJob>({ kind: 'idle' });
  const waiting = signal<readonly File[]>([]);
  let controller = new AbortController();

  function isBusy(): boolean {
    const { kind } = job.peek();
    return kind === 'previewing' || kind === 'previewed' || kind === 'importing';
  }

  async function preview(file: File): Promise<void> {
    job.value = { kind: 'previewing', name: file.name };
    controller = new AbortController();
    const mine = controller;
    const result = await settled(() => client.preview(file, mine.signal));
    if (mine.signal.aborted) return;
    job.value = result.ok
      ? { kind: 'previewed', file, preview: result.value }
      : { kind: 'problem', name: file.name, problem: result.error };
  }

  async function run(name: string, start: Run<ImportOutcome>): Promise<void> {
    controller = new AbortController();
    job.value = { kind: 'importing', name, progress: undefined, cancelling: false };
    const onProgress = (progress: ImportProgress): void => {
      const now = job.peek();
      if (now.kind === 'importing') job.value = { ...now, progress };
    };
    const { signal: cancel } = controller;
    const result = await settled(() => start({ onProgress, signal: cancel }));
    changed();
    if (result.ok) job.value = { kind: 'done', outcome: result.value };
    else if (result.error.kind === 'cancelled') next();
    else job.value = { kind: 'problem', name, problem: result.error };
  }

  /** Goes on with the next waiting file, or rests. */
  function next(): void {
    const [file, ...rest] = waiting.peek();
    waiting.value = rest;
    if (file) void preview(file);
    else job.value = { kind: 'idle' };
  }

  return {
    job,
    waiting,
    /** Takes files that were picked or dropped; the first is previewed as soon as nothing else is on. */
    add(files: readonly File[]): void {
      waiting.value = [...waiting.peek(), ...files];
      if (!isBusy()) next();
    },
    /** Imports what was previewed. */
    start(): void {
      const now = job.peek();
      if (now.kind !== 'previewed') return;
      const { file, preview: shown } = now;
      void run(shown.archive.name, (options) => client.importFile(file, options));
    },
    resume(id: number, name: string): void {
      if (!isBusy()) void run(name, (options) => client.resume(id, options));
    },
    /** Imports the archives that came with the extension, without asking: they were asked for by installing. */
    async importPackaged(): Promise<void> {
      for (const file of await client.packaged()) {
        if (isBusy()) return;
        await run(file.name, (options) => client.importFile(file, options));
      }
    },
    /** Cancels a running import, or puts a previewed one aside. */
    cancel(): void {
      controller.abort();
      const now = job.peek();
      if (now.kind === 'importing') job.value = { ...now, cancelling: true };
      else next();
    },
    /** Takes note of an outcome or a problem, and goes on. */
    dismiss: (): void => next(),
  };
});

/** The model of the import part of the library page. */
export type ImportJobModelInstance = InstanceType<typeof ImportJobModel>;

async function settled<T>(
  task: () => Promise<Result<T, ImportProblem>>,
): Promise<Result<T, ImportProblem>> {
  try {
    return await task();
  } catch (error) {
    report(error, 'while importing');
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { kind: 'failed', message } };
  }
}
