import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import type { PopupModelInstance } from '@/lib/state/popup-model';
import { Button } from '@/components/ui/Button';
import { Icon } from '@/components/ui/Icon';
import css from './SearchBox.module.css';
import { ROWS_ID, rowId } from './row-id';

type SearchBoxProps = {
  readonly model: PopupModelInstance;
  /** Whether the list stands below that the arrows move along. */
  readonly hasRows?: boolean;
};

/** The search box. It keeps the focus: the arrows move along the rows below, Enter opens one. */
export function SearchBox({ model, hasRows = true }: SearchBoxProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const active = model.active.value;
  const query = model.search.query.value;
  return (
    <search class={css['box']}>
      <Icon name="search" />
      <input
        ref={input}
        class={css['input']}
        type="text"
        role="combobox"
        // An empty box would stand on the left of a page that reads from the right.
        dir={query === '' ? undefined : 'auto'}
        value={query}
        placeholder={i18n.t('popup.search')}
        aria-label={i18n.t('popup.search')}
        aria-expanded={hasRows}
        aria-controls={hasRows ? ROWS_ID : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? rowId(active) : undefined}
        autoComplete="off"
        spellcheck={false}
        maxLength={500}
        onInput={(event) => model.type(event.currentTarget.value)}
        onKeyDown={(event) => handleKey(model, event)}
      />
      {query.trim() !== '' && <SaveSearch kept={model.kept} query={query} />}
      {query !== '' && (
        <Button
          look="quiet"
          icon="close"
          label={i18n.t('popup.clear')}
          onClick={() => {
            model.type('');
            input.current?.focus();
          }}
        />
      )}
    </search>
  );
}

type SaveSearchProps = { readonly kept: KeptModelInstance; readonly query: string };

/** Keeps the words in the box among the searches that are offered, or forgets them. */
function SaveSearch({ kept, query }: SaveSearchProps): JSX.Element {
  const isSaved = kept.searches.value.some((search) => search.query === query.trim());
  return (
    <Button
      look="quiet"
      icon="save"
      label={i18n.t('kept.save_search')}
      pressed={isSaved}
      onClick={() => void kept.toggleSearch(query)}
    />
  );
}

/** Pins or unpins the hit of the active row, or the first one. */
function pinActive({ kept, search, active }: PopupModelInstance): void {
  const hit = search.answer.peek()?.hits[Math.max(0, active.peek())];
  if (hit && search.query.peek() !== '') void kept.togglePin(hit);
}

function handleKey(model: PopupModelInstance, event: KeyboardEvent): void {
  if (event.isComposing) return;
  // By its place: on some keyboards the key with Alt types another sign.
  if (event.altKey && event.code === 'KeyP') {
    event.preventDefault();
    return pinActive(model);
  }
  switch (event.key) {
    case 'ArrowDown':
      model.move(1);
      break;
    case 'ArrowUp':
      model.move(-1);
      break;
    case 'Enter':
      model.open(Math.max(0, model.active.peek()));
      break;
    case 'Escape':
      // With nothing typed the browser's own Escape closes the popup.
      if (model.search.query.peek() === '') return;
      model.type('');
      break;
    default:
      return;
  }
  event.preventDefault();
}
