import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { ArchiveRow } from '@/lib/model/answers';
import type { ArchiveId } from '@/lib/model/archive';
import { CLIPPINGS_ORIGIN } from '@/lib/model/kept';
import type { ArchivesModelInstance } from '@/lib/state/archives-model';
import { formatBytes, formatCount, formatDay } from '@/lib/state/format';
import type { ExportModelInstance } from '@/lib/state/export-model';
import type { UpdatesModelInstance } from '@/lib/state/updates-model';
import { Button } from '@/components/ui/Button';
import { Switch } from '@/components/ui/Switch';
import { ArchiveUpdates } from './ArchiveUpdates';
import { ArchiveNewsLine } from './ArchiveNewsLine';
import { ArchiveExport } from './ArchiveExport';
import css from './ArchiveItem.module.css';

type ArchiveItemProps = {
  readonly model: ArchivesModelInstance;
  readonly updates: UpdatesModelInstance;
  readonly exports: ExportModelInstance;
  readonly row: ArchiveRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

/** One archive: what it is, whether it is used, its place in the order. */
export function ArchiveItem(props: ArchiveItemProps): JSX.Element {
  const { model, updates, exports, row, isFirst, isLast } = props;
  const { archive, enabled, isStarter } = row;
  const { id, name } = archive;
  return (
    <div class={css['item']} aria-busy={model.busy.value.has(id)}>
      <Switch
        on={enabled}
        label={i18n.t('archive.enabled', [name])}
        busy={model.busy.value.has(id)}
        onChange={(on) => void model.setEnabled(id, on)}
      />
      <div class={enabled ? css['words'] : css['off']}>
        <h3 class={css['name']}>
          <bdi>{name}</bdi>
          {isStarter && <span class={css['starter']}>{i18n.t('archive.starter')}</span>}
        </h3>
        {archive.edition !== undefined && (
          <p class={css['edition']}>
            <bdi>{archive.edition}</bdi>
          </p>
        )}
        <p class={css['facts']}>{countsOf(row)}</p>
        <p class={css['facts']}>{originOf(row)}</p>
        {row.news && <ArchiveNewsLine model={model} row={row} news={row.news} />}
        {isStarter && <p class={css['facts']}>{i18n.t('archive.starter_note')}</p>}
        {!isStarter && row.origin !== CLIPPINGS_ORIGIN && (
          <ArchiveUpdates model={updates} row={row} />
        )}
        <ArchiveExport model={exports} row={row} />
      </div>
      <div class={css['actions']}>
        <Button
          look="quiet"
          icon="up"
          label={i18n.t('archive.up', [name])}
          disabled={isFirst}
          onClick={() => void moveWithFocus(model, id, -1)}
        />
        <Button
          look="quiet"
          icon="down"
          label={i18n.t('archive.down', [name])}
          disabled={isLast}
          onClick={() => void moveWithFocus(model, id, 1)}
        />
        <Button
          look="quiet"
          icon="import"
          label={i18n.t('archive.export', [name])}
          onClick={() => void exports.start(row)}
        >
          {i18n.t('archive.export_short')}
        </Button>
        <Button
          look="quiet"
          icon="trash"
          label={i18n.t('archive.delete', [name])}
          onClick={() => void model.trash(id, name)}
        />
      </div>
    </div>
  );
}

/** A row that changes places loses the focus: it is given back, so that one can press again. */
async function moveWithFocus(
  model: ArchivesModelInstance,
  id: ArchiveId,
  by: 1 | -1,
): Promise<void> {
  const pressed = document.activeElement;
  await model.move(id, by);
  requestAnimationFrame(() => {
    if (pressed instanceof HTMLElement) pressed.focus();
  });
}

function countsOf({ documents, entities, bytes }: ArchiveRow): string {
  return [
    i18n.t('archive.documents', documents, [formatCount(documents)]),
    i18n.t('archive.names', entities, [formatCount(entities)]),
    formatBytes(bytes),
  ].join(' · ');
}

function originOf({ archive, origin, importedAt, isStarter }: ArchiveRow): string {
  return [
    ...(archive.publisher === undefined ? [] : [i18n.t('archive.from', [archive.publisher])]),
    i18n.t('archive.imported', [formatDay(importedAt)]),
    ...(archive.licence === undefined ? [] : [i18n.t('archive.licence', [archive.licence])]),
    ...(isStarter || origin === '' || origin === CLIPPINGS_ORIGIN ? [] : [origin]),
  ].join(' · ');
}
