import { createModel, signal, type Signal } from '@preact/signals';
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
type Run = (options: ImportOptions) => Promise<Result<ImportOutcome, ImportProblem>>;

/**
 * One import after the other: files wait their turn, each is shown before it starts, and a running
 * one can be cancelled.
 */
export const ImportJobModel = createModel((client: ImportClient, changed: () => void) => {
  const job = signal<ImportJob>({ kind: 'idle' });
  const waiting = signal<readonly File[]>([]);
  const runner = createRunner(job, client);

  /** Goes on with the next waiting file, or rests. */
  function next(): void {
    const [file, ...rest] = waiting.peek();
    waiting.value = rest;
    if (file) void runner.preview(file);
    else job.value = { kind: 'idle' };
  }

  async function run(name: string, start: Run): Promise<void> {
    const result = await runner.run(name, start);
    changed();
    if (result.ok) job.value = { kind: 'done', outcome: result.value };
    else if (result.error.kind === 'cancelled') next();
    else job.value = { kind: 'problem', name, problem: result.error };
  }

  return {
    job,
    waiting,
    /** Takes files that were picked or dropped; the first is previewed as soon as nothing else is on. */
    add(files: readonly File[]): void {
      waiting.value = [...waiting.peek(), ...files];
      if (!isBusy(job.peek())) next();
    },
    /** Imports what was previewed. */
    start(): void {
      const now = job.peek();
      if (now.kind !== 'previewed') return;
      const { file, preview } = now;
      void run(preview.archive.name, (options) => client.importFile(file, options));
    },
    resume(id: number, name: string): void {
      if (!isBusy(job.peek())) void run(name, (options) => client.resume(id, options));
    },
    /**
     * Imports the archives that came with the extension, without asking: installing it asked for
     * them. Where another page is at it already, it is left to that one.
     */
    async importPackaged(): Promise<void> {
      for (const file of await client.packaged()) {
        if (isBusy(job.peek())) return;
        const result = await runner.run(file.name, (options) => client.importFile(file, options));
        changed();
        job.value = endOf(file.name, result);
      }
    },
    /** Cancels a running import, or puts a previewed one aside. */
    cancel(): void {
      runner.abort();
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

type Runner = {
  preview(file: File): Promise<void>;
  run(name: string, start: Run): Promise<Result<ImportOutcome, ImportProblem>>;
  abort(): void;
};

/** Does one thing at a time, and writes into `job` how it goes. */
function createRunner(job: Signal<ImportJob>, client: ImportClient): Runner {
  let controller = new AbortController();
  return {
    abort: () => controller.abort(),
    async preview(file) {
      job.value = { kind: 'previewing', name: file.name };
      controller = new AbortController();
      const { signal: cancel } = controller;
      const result = await settled(() => client.preview(file, cancel));
      if (cancel.aborted) return;
      job.value = result.ok
        ? { kind: 'previewed', file, preview: result.value }
        : { kind: 'problem', name: file.name, problem: result.error };
    },
    run(name, start) {
      controller = new AbortController();
      const { signal: cancel } = controller;
      job.value = { kind: 'importing', name, progress: undefined, cancelling: false };
      const onProgress = (progress: ImportProgress): void => {
        const now = job.peek();
        if (now.kind === 'importing') job.value = { ...now, progress };
      };
      return settled(() => start({ onProgress, signal: cancel }));
    },
  };
}

/** What is said of a packaged archive's import: nothing of one that another page makes. */
function endOf(name: string, result: Result<ImportOutcome, ImportProblem>): ImportJob {
  if (result.ok) return { kind: 'done', outcome: result.value };
  const { error: problem } = result;
  const isQuiet = problem.kind === 'cancelled' || problem.kind === 'busy';
  return isQuiet ? { kind: 'idle' } : { kind: 'problem', name, problem };
}

function isBusy({ kind }: ImportJob): boolean {
  return kind === 'previewing' || kind === 'previewed' || kind === 'importing';
}

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
