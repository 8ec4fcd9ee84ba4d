import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import type { CardAnswer, Years } from '@/lib/model/card';
import { formatCount } from '@/lib/state/format';
import { archiveWords, kindWord } from '@/components/ui/words';
import { documentsWords } from './documents-words';
import css from './EntityHeader.module.css';
import { Timeline } from './Timeline';

/** Most offices that are shown; the archive's newest come first. */
const MAX_ROLES = 3;

type EntityHeaderProps = {
  readonly answer: Pick<CardAnswer, 'entity' | 'archive' | 'years'>;
  /** The years that are shown alone; undefined for all. */
  readonly years?: Years | undefined;
  /** Without it the years only show. */
  readonly onYears?: (years: Years | undefined) => void;
  /** What tells its other names; a folded list of them when left out. */
  readonly names?: ComponentChildren;
};

/** Who or what an entity is, which archive says so, and how much it has. */
export function EntityHeader({ answer, names, years, onYears }: EntityHeaderProps): JSX.Element {
  const { entity, archive } = answer;
  return (
    <header class={css['header']}>
      {entity.kind !== 'name' && <p class={css['kind']}>{kindWord(entity.kind)}</p>}
      <h1 class={css['name']}>
        <bdi>{entity.canonical}</bdi>
      </h1>
      {entity.roles.slice(0, MAX_ROLES).map((role) => (
        <p key={role.text} class={css['role']}>
          <bdi>
            {role.asOf === undefined
              ? role.text
              : i18n.t('card.role_as_of', [role.text, role.asOf])}
          </bdi>
        </p>
      ))}
      <div class={css['meta']}>
        <p class={css['provenance']}>
          <span>{documentsWords(answer)}</span>
          <bdi class={css['archive']}>{archiveWords(archive.name, archive.edition)}</bdi>
        </p>
        <Timeline years={answer.years} chosen={years} onChoose={onYears} />
      </div>
      {names ?? <OtherNames entity={entity} />}
    </header>
  );
}

function OtherNames({ entity }: Pick<CardAnswer, 'entity'>): JSX.Element | null {
  const names = entity.aliases.filter((alias) => alias.name !== entity.canonical);
  if (names.length === 0) return null;
  return (
    <details class={css['names']}>
      <summary>{i18n.t('card.more_names', names.length, [formatCount(names.length)])}</summary>
      <ul>
        {names.map((alias) => (
          <li key={alias.name}>
            <bdi>{alias.name}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}
