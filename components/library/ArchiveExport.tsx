import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ArchiveRow } from '@/lib/model/answers';
import type { ExportModelInstance } from '@/lib/state/export-model';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { ProblemText } from '@/components/ui/ProblemText';
import { ProgressBar, shareOf } from '@/components/ui/ProgressBar';
import { SaveLink } from '@/components/ui/SaveLink';
import css from './ArchiveExport.module.css';

type ArchiveExportProps = { readonly model: ExportModelInstance; readonly row: ArchiveRow };

/** How the copy of an archive goes, and the file once it is there. */
export function ArchiveExport({ model, row }: ArchiveExportProps): JSX.Element | null {
  const state = model.state.value;
  if (state.kind === 'idle' || state.of !== row.archive.id) return null;
  const end = i18n.t(state.kind === 'writing' ? 'import.cancel' : 'import.dismiss');
  return (
    <div class={css['place']}>
      <Notice
        look={state.kind === 'problem' ? 'problem' : 'info'}
        actions={<Button onClick={model.dismiss}>{end}</Button>}
      >
        {state.kind === 'writing' && (
          <label>
            {i18n.t('archive.exporting')}
            <ProgressBar share={shareOf(state.progress)} />
          </label>
        )}
        {state.kind === 'written' && <SaveLink file={state.file} address={state.address} />}
        {state.kind === 'problem' && <ProblemText problem={state.problem} />}
      </Notice>
    </div>
  );
}
