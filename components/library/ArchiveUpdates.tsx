import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ArchiveRow } from '@/lib/model/answers';
import { UPDATE_SCHEDULES, type UpdateSchedule } from '@/lib/model/updates';
import { formatDay, formatNumeral } from '@/lib/state/format';
import type { UpdatesModelInstance } from '@/lib/state/updates-model';
import { Button } from '@/components/ui/Button';
import field from '@/components/ui/field.module.css';
import css from './ArchiveUpdates.module.css';

type ArchiveUpdatesProps = { readonly model: UpdatesModelInstance; readonly row: ArchiveRow };

/** Where an archive's newer versions come from, and how often that is asked. */
export function ArchiveUpdates({ model, row }: ArchiveUpdatesProps): JSX.Element {
  const { archive, updates } = row;
  const [address, setAddress] = useState(updates?.address ?? archive.updates ?? '');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const id = useId();
  const want = (schedule: UpdateSchedule): void => {
    const refusal = model.refusal(row, address);
    setProblem(refusal);
    if (refusal === undefined) model.want({ row, address: address.trim(), schedule });
  };
  const isAgreed = updates !== undefined && updates.address === address.trim();
  return (
    <details class={css['updates']}>
      <summary>{summaryOf(row)}</summary>
      <div class={css['fields']}>
        <label class={css['field']} for={`${id}-address`}>
          {i18n.t('updates.address')}
        </label>
        <input
          id={`${id}-address`}
          class={`${field['field'] ?? ''} ${css['address'] ?? ''}`}
          type="url"
          dir="ltr"
          value={address}
          placeholder="https://"
          spellcheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-said`}
          onInput={({ currentTarget: { value } }) => setAddress(value)}
        />
        <Button
          label={i18n.t('updates.check_label', [archive.name])}
          onClick={() => want(updates?.schedule ?? 'off')}
        >
          {i18n.t('updates.check')}
        </Button>
      </div>
      <output id={`${id}-said`} class={problem === undefined ? css['hint'] : css['problem']}>
        {problem ?? updates?.problem ?? i18n.t('updates.hint')}
      </output>
      <Schedule
        model={model}
        row={row}
        isAgreed={isAgreed}
        onChoose={(schedule) => (isAgreed ? void model.schedule(row, schedule) : want(schedule))}
      />
      {updates && (
        <Button look="quiet" onClick={() => void model.forget(row)}>
          {i18n.t('updates.forget')}
        </Button>
      )}
    </details>
  );
}

function summaryOf({ updates, archive }: ArchiveRow): string {
  if (!updates)
    return archive.updates === undefined
      ? i18n.t('updates.none')
      : i18n.t('updates.offered_address');
  if (updates.found !== undefined) return i18n.t('updates.found', [formatNumeral(updates.found)]);
  return updates.askedAt === undefined
    ? i18n.t('updates.never')
    : i18n.t('updates.asked', [formatDay(updates.askedAt)]);
}

type ScheduleProps = ArchiveUpdatesProps & {
  /** Whether the address in the field is the one that may be asked. */
  readonly isAgreed: boolean;
  readonly onChoose: (schedule: UpdateSchedule) => void;
};

/** How often the address is asked by itself, and whether what it names is imported by itself too. */
function Schedule({ model, row, isAgreed, onChoose }: ScheduleProps): JSX.Element {
  const { schedule = 'off', byItself = false } = row.updates ?? {};
  return (
    <>
      <label class={css['field']}>
        {i18n.t('updates.schedule')}{' '}
        <select
          class={field['field']}
          value={schedule}
          onChange={({ currentTarget }) =>
            onChoose(UPDATE_SCHEDULES.find((each) => each === currentTarget.value) ?? 'off')
          }
        >
          {UPDATE_SCHEDULES.map((each) => (
            <option key={each} value={each}>
              {i18n.t(`schedule.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {isAgreed && schedule !== 'off' && (
        <label class={css['field']}>
          <input
            type="checkbox"
            checked={byItself}
            onChange={({ currentTarget }) => void model.byItself(row, currentTarget.checked)}
          />{' '}
          {i18n.t('updates.by_itself')}
        </label>
      )}
      <p class={css['hint']}>
        {byItself ? i18n.t('updates.by_itself_hint') : i18n.t('updates.schedule_hint')}
      </p>
    </>
  );
}
