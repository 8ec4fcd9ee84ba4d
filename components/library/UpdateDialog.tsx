import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { UpdatesModelInstance } from '@/lib/state/updates-model';
import { Button } from '@/components/ui/Button';
import css from './UpdateDialog.module.css';

type UpdateDialogProps = { readonly model: UpdatesModelInstance; readonly address: string };

/** Names the address before anything is asked, and what asking tells those who keep it. */
export function UpdateDialog({ model, address }: UpdateDialogProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class={css['dialog']}
      aria-labelledby="agree-title"
      onCancel={(event) => {
        event.preventDefault();
        model.dismiss();
      }}
    >
      <h2 id="agree-title" class={css['title']}>
        {i18n.t('agree.title', [new URL(address).host])}
      </h2>
      <p class={css['address']} dir="ltr">
        {address}
      </p>
      <p>{i18n.t('agree.sent')}</p>
      <p>{i18n.t('agree.learns')}</p>
      <p>{i18n.t('agree.after')}</p>
      <div class={css['actions']}>
        <Button look="primary" onClick={() => void model.agree()}>
          {i18n.t('agree.ask')}
        </Button>
        <Button onClick={model.dismiss}>{i18n.t('import.cancel')}</Button>
      </div>
    </dialog>
  );
}
