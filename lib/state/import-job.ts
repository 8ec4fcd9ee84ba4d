import { computed, createModel, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { Result } from '@/lib/base/result';
import type { ImportNews, ImportPreview, ImportProblem, ImportProgress } from '@/lib/model/answers';
import type { ColumnChoice, ReadingProgress, SourceReport, SourceSet } from '@/lib/model/sources';
import type { FetchedUpdate } from '@/lib/model/updates';
import { bundleIn, type ImportSource } from './import-source';
import type { ImportOptions, ImportOutcome, LibraryClient, PreparedFiles } from './library-client';
import { createOtherImport } from './other-import';

/** What the import part of the library page draws. */
export type ImportJob =
  | { readonly kind: 'idle' }
  | { readonly kind: 'previewing'; readonly name: string }
  /** Files are read, to become a bundle. */
  | { readonly kind: 'reading'; readonly name: string; readonly progress?: ReadingProgress }
  | {
      readonly kind: 'previewed';
      readonly preview: ImportPreview;
      /** Imports it. */
      readonly begin: Begin;
      /** What the bundle was made of, when it was made here. */
      readonly made?: { readonly set: SourceSet; readonly report: SourceReport };
    }
  | {
      readonly kind: 'importing';
      readonly name: string;
      /** Undefined until the first report. */
      readonly progress: ImportProgress | undefined;
      readonly cancelling: boolean;
    }
  | { readonly kind: 'done'; readonly outcome: ImportOutcome }
  | { readonly kind: 'problem'; readonly name: string; readonly problem: ImportProblem };

/** Imports what was previewed. @param acceptedKey a new signer's key that a person said is right */
type Begin = (
  options: ImportOptions,
  acceptedKey?: string,
) => Promise<Result<ImportOutcome, ImportProblem>>;

type ImportClient = Pick<
  LibraryClient,
  | 'preview'
  | 'read'
  | 'importFile'
  | 'packaged'
  | 'resume'
  | 'updates'
  | 'tellImport'
  | 'onOtherImport'
>;
type Run = (options: ImportOptions) => Promise<Result<ImportOutcome, ImportProblem>>;

/**
 * One import after the other: files wait their turn, each is shown before it starts, and a running
 * one can be cancelled.
 */
export const ImportJobModel = createModel((client: ImportClient, changed: () => void) => {
  const job = signal<ImportJob>({ kind: 'idle' });
  const waiting = signal<readonly ImportSource[]>([]);
  const other = createOtherImport(client);
  const runner = createRunner(job, client);

  /** Goes on with the next waiting file, or rests. */
  function next(): void {
    const [source, ...rest] = waiting.peek();
    waiting.value = rest;
    if (source) void runner.open(source);
    else job.value = { kind: 'idle' };
  }

  async function run(name: string, start: Run): Promise<void> {
    const result = await runner.run(name, start);
    changed();
    if (result.ok) job.value = { kind: 'done', outcome: result.value };
    else if (result.error.kind === 'cancelled') next();
    else job.value = { kind: 'problem', name, problem: result.error };
  }

  const packaged = createPackagedImport(client, { job, other: other.news, runner, changed });

  return {
    job,
    waiting,
    /** How an import goes that another page makes; undefined while none does. */
    other: other.news,
    ...packaged,
    /** Follows what other pages import, until `until` is aborted, and takes up what they leave undone. */
    follow(until: AbortSignal): void {
      other.follow(until, () => void packaged.importPackaged());
    },
    /** Takes what was picked or dropped; the first is previewed as soon as nothing else is on. */
    add(sources: readonly ImportSource[]): void {
      waiting.value = [...waiting.peek(), ...sources];
      if (!isBusy(job.peek())) next();
    },
    /** Shows an update that was fetched, as soon as nothing else is on. */
    addUpdate(update: FetchedUpdate, preview: ImportPreview): void {
      if (isBusy(job.peek())) return;
      job.value = { kind: 'previewed', preview, begin: updateOf(client, update) };
    },
    /** Imports what was previewed. */
    start(): void {
      const now = job.peek();
      if (now.kind !== 'previewed') return;
      const { begin, preview } = now;
      void run(preview.archive.name, (options) =>
        begin(options, preview.formerSigner && preview.signer),
      );
    },
    /** Reads the files of what was previewed again, with other columns. */
    readAgain(columns: ColumnChoice): void {
      const now = job.peek();
      if (now.kind === 'previewed' && now.made) void runner.read(now.made.set, columns);
    },
    resume(id: number, name: string): void {
      if (!isBusy(job.peek())) void run(name, (options) => client.resume(id, options));
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
  /** Previews a bundle, or reads files and previews what they come to. */
  open(source: ImportSource): Promise<void>;
  read(set: SourceSet, columns: ColumnChoice): Promise<void>;
  run(name: string, start: Run): Promise<Result<ImportOutcome, ImportProblem>>;
  abort(): void;
};

/** Does one thing at a time, and writes into `job` how it goes. */
function createRunner(job: Signal<ImportJob>, client: ImportClient): Runner {
  let controller = new AbortController();
  const runner: Runner = {
    abort: () => controller.abort(),
    async open(source) {
      const bundle = bundleIn(source);
      if (!bundle) return runner.read(source, {});
      job.value = { kind: 'previewing', name: bundle.name };
      controller = new AbortController();
      const { signal: cancel } = controller;
      const result = await settled(() => client.preview(bundle, cancel));
      if (cancel.aborted) return undefined;
      // A zip that is no bundle is one of files.
      if (!result.ok && result.error.kind === 'not-a-bundle')
        return runner.read({ ...source, name: `${source.name}/` }, {});
      job.value = result.ok
        ? { kind: 'previewed', preview: result.value, begin: importOf(client, bundle) }
        : { kind: 'problem', name: bundle.name, problem: result.error };
      return undefined;
    },
    async read(set, columns) {
      const { name } = set;
      job.value = { kind: 'reading', name };
      controller = new AbortController();
      const { signal: cancel } = controller;
      const onProgress = (progress: ReadingProgress): void => {
        if (!cancel.aborted) job.value = { kind: 'reading', name, progress };
      };
      const read = await settled(() => client.read(set, { onProgress, signal: cancel, columns }));
      if (cancel.aborted) return;
      const result = read.ok ? checkRead(read.value) : read;
      const preview = result.ok
        ? await settled(() => client.preview(result.value.file, cancel))
        : result;
      if (cancel.aborted) return;
      job.value =
        result.ok && preview.ok
          ? {
              kind: 'previewed',
              preview: preview.value,
              begin: importOf(client, result.value.file),
              made: { set, report: result.value.report },
            }
          : { kind: 'problem', name, problem: problemIn(result) ?? problemIn(preview) ?? NONE };
    },
    run(name, start) {
      controller = new AbortController();
      const { signal: cancel } = controller;
      job.value = { kind: 'importing', name, progress: undefined, cancelling: false };
      const onProgress = (progress: ImportProgress): void => {
        const now = job.peek();
        if (now.kind === 'importing') job.value = { ...now, progress };
        client.tellImport({ name, progress });
      };
      return settled(() => start({ onProgress, signal: cancel }));
    },
  };
  return runner;
}

type PackagedImportParts = {
  readonly job: Signal<ImportJob>;
  readonly other: Signal<ImportNews | undefined>;
  readonly runner: Runner;
  readonly changed: () => void;
};

/** The import of the archives that came with the extension, and whether any archive may be on its way. */
function createPackagedImport(
  client: ImportClient,
  { job, other, runner, changed }: PackagedImportParts,
): { readonly isComing: ReadonlySignal<boolean>; importPackaged(): Promise<void> } {
  const isSeenTo = signal(false);
  return {
    /** Archives are on their way, or it is not known yet: a library without any is not called empty. */
    isComing: computed(
      () => !isSeenTo.value || job.value.kind === 'importing' || other.value !== undefined,
    ),
    /**
     * Imports the archives that came with the extension, without asking: installing it asked for
     * them. Where another page is at it already, it is left to that one.
     */
    async importPackaged() {
      try {
        for (const { file, name } of await client.packaged()) {
          if (isBusy(job.peek())) return;
          const result = await runner.run(name, (options) => client.importFile(file, options));
          changed();
          if (!result.ok && result.error.kind === 'busy') other.value ??= { name };
          job.value = endOf(name, result);
        }
      } catch (error) {
        report(error, 'while importing a packaged archive');
      } finally {
        isSeenTo.value = true;
      }
    },
  };
}

function updateOf(client: ImportClient, update: FetchedUpdate): Begin {
  return (options, key) => client.updates.import(update, options, key);
}

function importOf(client: ImportClient, file: File): Begin {
  return (options, key) => client.importFile(file, options, key);
}

const NONE: ImportProblem = {
  kind: 'no-documents',
  message: 'No document could be read from it, so nothing was imported.',
};

/** Files without a document are a problem that says why. */
function checkRead(read: PreparedFiles): Result<PreparedFiles, ImportProblem> {
  if (read.report.documents > 0) return { ok: true, value: read };
  const [first] = read.report.problems;
  return {
    ok: false,
    error: first
      ? { ...NONE, where: first.where, message: `${NONE.message} ${first.message}` }
      : NONE,
  };
}

function problemIn(result: Result<unknown, ImportProblem>): ImportProblem | undefined {
  return result.ok ? undefined : result.error;
}

/** What is said of a packaged archive's import: nothing of one that another page makes. */
function endOf(name: string, result: Result<ImportOutcome, ImportProblem>): ImportJob {
  if (result.ok) return { kind: 'done', outcome: result.value };
  const { error: problem } = result;
  const isQuiet = problem.kind === 'cancelled' || problem.kind === 'busy';
  return isQuiet ? { kind: 'idle' } : { kind: 'problem', name, problem };
}

function isBusy({ kind }: ImportJob): boolean {
  return (
    kind === 'previewing' || kind === 'reading' || kind === 'previewed' || kind === 'importing'
  );
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
