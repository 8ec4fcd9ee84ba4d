import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { ArchiveRow, ImportProblem } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import type { BackupProgress } from '@/lib/model/backup';
import type { LibraryClient } from './library-client';

/** An archive on its way to a file. */
export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing'; readonly of: ArchiveId; readonly progress?: BackupProgress }
  | {
      readonly kind: 'written';
      readonly of: ArchiveId;
      readonly file: File;
      readonly address: string;
    }
  | { readonly kind: 'problem'; readonly of: ArchiveId; readonly problem: ImportProblem };

/** Archives as files to be saved, one at a time. */
export const ExportModel = createModel((client: Pick<LibraryClient, 'exportArchive'>) => {
  const state = signal<ExportState>({ kind: 'idle' });
  let controller = new AbortController();

  function dismiss(): void {
    controller.abort();
    const now = state.peek();
    if (now.kind === 'written') URL.revokeObjectURL(now.address);
    state.value = { kind: 'idle' };
  }

  return {
    state,
    /** Writes the archive of `row`; what was written or being written before is put aside. */
    async start(row: ArchiveRow): Promise<void> {
      dismiss();
      controller = new AbortController();
      const { signal: until } = controller;
      const { id: of } = row.archive;
      state.value = { kind: 'writing', of };
      const onProgress = (progress: BackupProgress): void => {
        if (!until.aborted) state.value = { kind: 'writing', of, progress };
      };
      const options = { onProgress, signal: until };
      const result = await client.exportArchive(row, fileNameOf(row), options).catch(failed);
      if (until.aborted) return;
      state.value = result.ok
        ? { kind: 'written', of, file: result.value, address: URL.createObjectURL(result.value) }
        : { kind: 'problem', of, problem: result.error };
    },
    /** Ends what is under way, or takes note of how it ended. */
    dismiss,
  };
});

/** The model of the export of archives. */
export type ExportModelInstance = InstanceType<typeof ExportModel>;

/** The archive's name and version, as a file may be called on every system. */
function fileNameOf({ archive, sequence }: ArchiveRow): string {
  const plain = archive.name.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-/, '');
  const cut = Array.from(plain).slice(0, 80).join('').replace(/-$/, '');
  return `${cut || 'archive'}-${sequence}.zip`;
}

function failed(error: unknown): { ok: false; error: ImportProblem } {
  report(error, 'while writing an archive to a file');
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { kind: 'failed', message } };
}
