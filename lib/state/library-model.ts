import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { InterruptedImport } from '@/lib/model/answers';
import { ArchivesModel } from './archives-model';
import { ClippingsModel } from './clippings-model';
import { CorrectionsModel } from './corrections-model';
import { ExportModel } from './export-model';
import { ImportJobModel } from './import-job';
import type { LibraryClient } from './library-client';
import { SafetyModel } from './safety-model';
import { SetsModel } from './sets-model';
import { UpdatesModel } from './updates-model';

/** The state and the actions of the library page. */
export const LibraryModel = createModel((client: LibraryClient) => {
  const interrupted = signal<readonly InterruptedImport[]>([]);
  const archives = new ArchivesModel(client);
  const corrections = new CorrectionsModel(client.corrections);
  const clippings = new ClippingsModel(client.clippings);
  const sets = new SetsModel(client.sets);

  async function refreshInterrupted(): Promise<void> {
    try {
      interrupted.value = await client.interrupted();
    } catch (error) {
      report(error, 'while listing interrupted imports');
    }
  }

  async function refresh(): Promise<void> {
    await Promise.all([
      archives.refresh(),
      refreshInterrupted(),
      safety.look(),
      corrections.refresh(),
      clippings.refresh(),
    ]);
  }

  const safety = new SafetyModel(client.safety, () => void refresh());
  const imports = new ImportJobModel(client, () => void refresh());

  return {
    archives,
    imports,
    safety,
    corrections,
    clippings,
    sets,
    exports: new ExportModel(client),
    updates: new UpdatesModel(client.updates, imports),
    interrupted,
    /** Lists the archives, follows their changes until `until` is aborted, and sees that packaged ones are in. */
    async load(until: AbortSignal): Promise<void> {
      client.onChange(() => void refresh(), until);
      void sets.load(until);
      void clippings.load(until);
      imports.follow(until);
      await refresh();
      await imports.importPackaged();
    },
    async discard(id: number): Promise<void> {
      try {
        await client.discard(id);
      } catch (error) {
        report(error, 'while discarding an import');
        archives.notice.value = { kind: 'failed' };
      }
      await refresh();
    },
  };
});

/** The model of the library page. */
export type LibraryModelInstance = InstanceType<typeof LibraryModel>;
