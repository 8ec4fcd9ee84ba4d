import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { PageName } from '@/lib/model/answers';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { formatCount } from '@/lib/state/format';
import { useGrowingRange } from '@/components/ui/use-growing-range';
import { kindWord } from '@/components/ui/words';
import css from './PageNames.module.css';
import { OfferedSearches } from './OfferedSearches';
import { PageStateNotice } from './PageStateNotice';
import { Row } from './Row';
import { Rows } from './Rows';

/** Rows that are drawn at once, and that a frame adds. */
const ROWS = { shown: 30, more: 100 };

/** The names on the page in front, by how much the archive knows of them, or why there are none. */
export function PageNames({ model }: { model: PopupModelInstance }): JSX.Element {
  const names = model.names.value;
  // Some pages have thousands: some screens at once, more with each frame.
  const { to } = useGrowingRange({ count: names.length, of: names, ...ROWS });
  return (
    <section aria-label={i18n.t('popup.page_names')}>
      <PageStateNotice model={model} />
      {names.length > 0 && (
        <h2 class={css['heading']}>
          {i18n.t('popup.page_names')}
          <span class={css['count']}>
            {i18n.t('popup.page_names_count', names.length, [formatCount(names.length)])}
          </span>
        </h2>
      )}
      <Rows label={i18n.t('popup.page_names')}>
        {names.slice(0, to).map((name, index) => (
          <Row
            key={`${name.ref.archive} ${name.ref.id}`}
            index={index}
            active={model.active.value === index}
            onOpen={() => model.open(index)}
          >
            <NameLine name={name} />
          </Row>
        ))}
        <OfferedSearches model={model} />
      </Rows>
    </section>
  );
}

function NameLine({ name }: { name: PageName }): JSX.Element {
  return (
    <div class={css['line']}>
      <span class={css['who']}>
        <bdi class={css['name']}>{name.canonical}</bdi>
        {name.kind !== 'name' && <span class={css['kind']}>{kindWord(name.kind)}</span>}
      </span>
      <span class={css['documents']}>
        {i18n.t('card.documents', name.documentCount, [formatCount(name.documentCount)])}
      </span>
    </div>
  );
}
