import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { KeptClipping } from '@/lib/model/kept';
import type { ClippingsModelInstance } from '@/lib/state/clippings-model';
import { DocumentNote } from '@/components/reader/DocumentNote';
import { Button } from '@/components/ui/Button';
import field from '@/components/ui/field.module.css';
import css from './EditClipping.module.css';

/** Longest title, characters. */
const MAX_TITLE_CHARS = 500;

type EditProps = {
  readonly model: ClippingsModelInstance;
  readonly clipping: KeptClipping;
  readonly onDone: () => void;
};

/** The title of a clipping, and what the reader notes on it. */
export function EditClipping({ model, clipping, onDone }: EditProps): JSX.Element {
  const [title, setTitle] = useState(clipping.title);
  const [note] = useState(() => model.noteOf(clipping));
  const id = useId();
  const done = (): void => {
    void model.rename(clipping, title);
    onDone();
  };
  return (
    <form
      class={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <label for={id} class={css['label']}>
        {i18n.t('clippings.edit_title')}
      </label>
      <input
        id={id}
        type="text"
        dir="auto"
        class={field['field']}
        maxLength={MAX_TITLE_CHARS}
        value={title}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <DocumentNote model={note} />
      <Button onClick={done}>{i18n.t('clippings.done')}</Button>
    </form>
  );
}
