import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  COLUMN_ROLES,
  type ColumnChoice,
  type ColumnRole,
  type TableGuess,
} from '@/lib/model/sources';
import { Button } from '@/components/ui/Button';
import field from '@/components/ui/field.module.css';
import css from './ColumnChoiceView.module.css';

/** Longest part of a cell that is shown, characters. */
const SHOWN_CHARS = 60;

type ColumnChoiceViewProps = {
  readonly table: TableGuess;
  readonly onChoose: (columns: ColumnChoice) => void;
};

/** What was guessed of a table's columns, and the way to put it right. */
export function ColumnChoiceView({ table, onChoose }: ColumnChoiceViewProps): JSX.Element {
  const [chosen, setChosen] = useState<ColumnChoice>({});
  const valueOf = (role: ColumnRole): string =>
    chosen[role]?.[0] ?? table.columns[table.roles[role]?.[0] ?? -1] ?? '';
  return (
    <details class={css['columns']}>
      <summary>{i18n.t('columns.title')}</summary>
      <p class={css['hint']}>{i18n.t('columns.hint', [table.path])}</p>
      <div class={css['fields']}>
        {COLUMN_ROLES.map((role) => (
          <label key={role} class={css['field']}>
            <span>{i18n.t(`column.${role}`)}</span>
            <select
              class={field['field']}
              value={valueOf(role)}
              onChange={({ currentTarget: { value } }) =>
                setChosen({ ...chosen, [role]: value === '' ? [] : [value] })
              }
            >
              <option value="">{i18n.t('columns.none')}</option>
              {table.columns.map((name, n) => (
                <option key={name} value={name}>
                  {`${name}: ${(table.sample[0]?.[n] ?? '').slice(0, SHOWN_CHARS)}`}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <Button onClick={() => onChoose(chosen)}>{i18n.t('columns.read_again')}</Button>
    </details>
  );
}
