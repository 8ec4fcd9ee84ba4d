import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { CORRECTION_KINDS, SITE_CHOICES } from '@/lib/model/card';
import type { CardModelInstance } from '@/lib/state/card-model';
import type { CardNote, CardPage } from '@/lib/state/card-state';
import { CITATION_FORMATS, type CitationFormat } from '@/lib/state/citation';
import { webAddress } from '@/lib/state/web-address';
import { Button } from '@/components/ui/Button';
import { OriginalLink } from '@/components/ui/OriginalLink';
import css from './CardFooter.module.css';
import { CardNoteBar } from './CardNoteBar';
import { copyClip } from '@/components/ui/copy-clip';

type CardFooterProps = {
  readonly model: CardModelInstance;
  readonly page: CardPage;
  readonly note: CardNote | undefined;
};

type Menu = 'copy' | 'name' | 'site';

/** Where to read on, and what to do with the quote, the name and the site. */
export function CardFooter({ model, page, note }: CardFooterProps): JSX.Element {
  const excerpt = model.excerpt.value;
  const [open, setOpen] = useState<Menu | undefined>(undefined);
  const menuId = useId();
  const title = excerpt?.document.title ?? '';
  const address = webAddress(excerpt?.document.url);
  const { host } = page.view;
  const menu = (
    which: Menu,
    icon: 'copy' | 'name' | 'more',
    label: string,
    words?: string,
  ): JSX.Element => (
    <Button
      look="quiet"
      icon={icon}
      label={label}
      expands={{ open: open === which, id: menuId }}
      onClick={() => setOpen(open === which ? undefined : which)}
    >
      {words}
    </Button>
  );
  return (
    <footer class={css['footer']}>
      <CardNoteBar note={note} onUndo={model.undo} />
      <div class={css['row']}>
        {excerpt && (
          <Button
            look="primary"
            label={i18n.t('card.read_label', [title])}
            onClick={model.openReader}
          >
            {i18n.t('card.read')}
          </Button>
        )}
        {address !== undefined && (
          <OriginalLink address={address} label={i18n.t('card.original_label', [title])}>
            {i18n.t('card.original')}
          </OriginalLink>
        )}
        <div class={css['menus']}>
          {excerpt && menu('copy', 'copy', i18n.t('card.copy_menu'), i18n.t('card.copy_short'))}
          {menu('name', 'name', i18n.t('card.name_menu'), i18n.t('card.name_short'))}
          {host !== '' && (
            <Button
              look="quiet"
              icon="off"
              label={i18n.t('site_choice.offHere', [host])}
              onClick={() => model.chooseSite('offHere')}
            >
              {i18n.t('card.off_short')}
            </Button>
          )}
          {menu('site', 'more', i18n.t('card.site_menu'))}
        </div>
      </div>
      {open && (
        <div id={menuId} class={css['choices']}>
          <Choices menu={open} model={model} page={page} onDone={() => setOpen(undefined)} />
        </div>
      )}
    </footer>
  );
}

type ChoicesProps = Pick<CardFooterProps, 'model' | 'page'> & {
  readonly menu: Menu;
  readonly onDone: () => void;
};

function Choices({ menu, model, page, onDone }: ChoicesProps): JSX.Element {
  const choice = (key: string, words: ComponentChildren, act: () => void): JSX.Element => (
    <Button
      key={key}
      look="quiet"
      onClick={() => {
        act();
        onDone();
      }}
    >
      {words}
    </Button>
  );
  const { host, surface } = page.view;
  switch (menu) {
    case 'copy':
      return (
        <>
          {CITATION_FORMATS.map((format) =>
            choice(format, i18n.t(`citation.${format}`), () => copy(model, format)),
          )}
        </>
      );
    case 'name':
      return (
        <>
          {CORRECTION_KINDS.filter((kind) => kind !== 'alwaysHere' || host !== '').map((kind) =>
            choice(kind, i18n.t(`correction.${kind}`, [surface]), () => void model.correct(kind)),
          )}
        </>
      );
    case 'site':
      return (
        <>
          {SITE_CHOICES.filter((each) => isInMenu(each, host)).map((each) =>
            choice(each, i18n.t(`site_choice.${each}`, [host]), () => model.chooseSite(each)),
          )}
        </>
      );
  }
}

function copy(model: CardModelInstance, format: CitationFormat): void {
  const clip = model.clip(format);
  model.copied(format, clip !== undefined && copyClip(clip, document));
}

/** Off here has a button of its own: it is what people look for when they are disturbed. */
function isInMenu(choice: (typeof SITE_CHOICES)[number], host: string): boolean {
  return choice === 'pause' || (choice === 'onlyHere' && host !== '');
}
