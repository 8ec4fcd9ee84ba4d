import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ImportPreview, UpdateCounts } from '@/lib/model/answers';
import type { ImportJobModelInstance } from '@/lib/state/import-job';
import { formatBytes, formatCount, formatNumeral, shortKey } from '@/lib/state/format';
import { Button } from '@/components/ui/Button';
import type { SourceReport } from '@/lib/model/sources';
import { ColumnChoiceView } from './ColumnChoiceView';
import css from './ImportPreviewView.module.css';
import { KeyQuestion } from './KeyQuestion';
import { SourceReportView } from './SourceReportView';

type ImportPreviewViewProps = {
  readonly model: ImportJobModelInstance;
  readonly preview: ImportPreview;
  /** What the bundle was made of, when it was made here. */
  readonly made?: { readonly report: SourceReport } | undefined;
};

/** What an import will do, before it does it. */
export function ImportPreviewView({ model, preview, made }: ImportPreviewViewProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { archive, replaces } = preview;
  const table = made?.report.tables[0];
  const [isRight, setIsRight] = useState(false);
  return (
    <section class={css['preview']} aria-labelledby="preview-title">
      <h2 ref={heading} id="preview-title" class={css['question']} tabIndex={-1}>
        {i18n.t('import.preview_title')}
      </h2>
      <p class={css['name']}>
        <bdi>{archive.name}</bdi>
      </p>
      {archive.description !== undefined && <p dir="auto">{archive.description}</p>}
      <dl class={css['facts']}>
        <Fact name={i18n.t('import.content')} value={contentWords(preview)} />
        <Fact name={i18n.t('import.publisher')} value={archive.publisher} />
        <Fact name={i18n.t('import.edition')} value={archive.edition} />
        <Fact name={i18n.t('import.licence')} value={archive.licence} />
      </dl>
      {replaces !== undefined && <p>{replacesWords(preview.sequence, replaces)}</p>}
      {preview.changes && <p>{changesWords(preview.changes)}</p>}
      {preview.formerSigner === undefined ? (
        <p class={css['signature']}>{signatureWords(preview)}</p>
      ) : (
        <KeyQuestion preview={preview} onAnswer={setIsRight} />
      )}
      {made && <SourceReportView report={made.report} />}
      {table && <ColumnChoiceView table={table} onChoose={model.readAgain} />}
      <div class={css['actions']}>
        <Button
          look="primary"
          disabled={preview.formerSigner !== undefined && !isRight}
          onClick={model.start}
        >
          {i18n.t('import.start')}
        </Button>
        <Button onClick={model.cancel}>{i18n.t('import.cancel')}</Button>
      </div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string | undefined }): JSX.Element | null {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function contentWords({ documents, bytes, sequence }: ImportPreview): string {
  return [
    i18n.t('import.documents', documents, [formatCount(documents)]),
    formatBytes(bytes),
    i18n.t('import.version', [formatNumeral(sequence)]),
  ].join(' · ');
}

function changesWords({ added, changed, removed, retracted }: UpdateCounts): string {
  return [
    i18n.t('import.changes', [formatCount(added), formatCount(changed), formatCount(removed)]),
    ...(retracted > 0 ? [i18n.t('import.retracted', retracted, [formatCount(retracted)])] : []),
  ].join(' ');
}

function signatureWords({ signer, replaces }: ImportPreview): string {
  if (signer === undefined) return i18n.t('import.not_signed');
  const key = shortKey(signer);
  return replaces === undefined
    ? i18n.t('import.signed', [key])
    : i18n.t('import.signed_as_before', [key]);
}

function replacesWords(sequence: number, present: number): string {
  if (present === sequence) return i18n.t('import.same');
  return present < sequence
    ? i18n.t('import.replaces', [formatNumeral(present)])
    : i18n.t('import.older', [formatNumeral(present)]);
}
