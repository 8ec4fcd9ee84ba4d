import type { JSX } from 'preact';
import { i18n } from '#i18n';
import css from './Skeleton.module.css';

/** Where the card's lines will be, before they are known: about as tall as a usual card. */
export function Skeleton(): JSX.Element {
  return (
    <div class={css['skeleton']}>
      <output class="spoken">{i18n.t('card.loading')}</output>
      <div class={css['kind']} />
      <div class={css['name']} />
      <div class={css['line']} />
      <div class={css['line']} />
      <div class={css['last']} />
    </div>
  );
}
