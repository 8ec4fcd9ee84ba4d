import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ImportJobModelInstance } from '@/lib/state/import-job';
import { folderOf, sourcesOf } from '@/lib/state/import-source';
import { formatCount } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { ProblemText } from '@/components/ui/ProblemText';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import css from './ImportPanel.module.css';
import { ImportPreviewView } from './ImportPreviewView';
import { ImportProgressView, OtherImportView } from './ImportProgressView';
import { ReadingView } from './ReadingView';
import { severalFiles } from './several-files';

/** With these on, nothing else is begun here. */
const BUSY_KINDS: ReadonlySet<string> = new Set(['previewed', 'reading', 'importing']);

/** Where an import begins, shows what it will do, and is followed to its end. */
export function ImportPanel({ model }: { model: ImportJobModelInstance }): JSX.Element {
  const job = model.job.value;
  const other = model.other.value;
  const waiting = model.waiting.value.length;
  const panel = useRef<HTMLElement>(null);
  useKeptFocus(panel, job.kind);
  return (
    <section ref={panel} class={css['panel']} aria-label={i18n.t('library.choose')} tabIndex={-1}>
      {job.kind === 'previewing' && <Notice>{i18n.t('import.reading', [job.name])}</Notice>}
      {job.kind === 'previewed' && (
        <ImportPreviewView model={model} preview={job.preview} made={job.made} />
      )}
      {job.kind === 'reading' && <ReadingView model={model} job={job} />}
      {job.kind === 'importing' && <ImportProgressView model={model} job={job} />}
      {job.kind !== 'importing' && other && <OtherImportView news={other} />}
      {job.kind === 'done' && (
        <Notice actions={<DismissButton model={model} />}>
          {i18n.t('import.done', [
            job.outcome.name,
            i18n.t('import.documents', job.outcome.documents, [formatCount(job.outcome.documents)]),
          ])}
        </Notice>
      )}
      {job.kind === 'problem' && (
        <Notice
          look="problem"
          title={i18n.t('import.problem', [job.name])}
          actions={<DismissButton model={model} />}
        >
          <ProblemText problem={job.problem} />
        </Notice>
      )}
      {!BUSY_KINDS.has(job.kind) && <FilePicker model={model} />}
      {waiting > 0 && (
        <p class={css['hint']}>{i18n.t('import.waiting_files', waiting, [formatCount(waiting)])}</p>
      )}
    </section>
  );
}

/** How a running import goes, and what went wrong, where nothing else of it has a place. */
export function ImportRunning({ model }: { model: ImportJobModelInstance }): JSX.Element | null {
  const job = model.job.value;
  if (job.kind === 'importing') return <ImportProgressView model={model} job={job} />;
  if (model.other.value) return <OtherImportView news={model.other.value} />;
  if (job.kind !== 'problem') return null;
  return (
    <Notice look="problem" title={i18n.t('import.problem', [job.name])}>
      <ProblemText problem={job.problem} />
    </Notice>
  );
}

function DismissButton({ model }: { model: ImportJobModelInstance }): JSX.Element {
  return <Button onClick={model.dismiss}>{i18n.t('import.dismiss')}</Button>;
}

/** A button in place of the browser's file field, which cannot be styled or translated. */
function FilePicker({ model }: { model: ImportJobModelInstance }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  // Every browser has it, and no type does.
  useEffect(() => folder.current?.setAttribute('webkitdirectory', ''), []);
  return (
    <div class={css['picker']}>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label={i18n.t('library.files')}
        onChange={(event) => {
          model.add(sourcesOf([...(event.currentTarget.files ?? [])], severalFiles));
          // So that the same file can be picked again.
          event.currentTarget.value = '';
        }}
      />
      <Button look="primary" icon="import" onClick={() => input.current?.click()}>
        {i18n.t('library.choose')}
      </Button>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={i18n.t('library.folder')}
        onChange={(event) => {
          model.add(folderOf([...(event.currentTarget.files ?? [])]));
          event.currentTarget.value = '';
        }}
      />
      <Button onClick={() => folder.current?.click()}>{i18n.t('library.choose_folder')}</Button>
      <span class={css['hint']}>{i18n.t('library.choose_hint')}</span>
    </div>
  );
}
