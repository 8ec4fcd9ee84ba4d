import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { DocumentKey } from '@/lib/model/document';
import type { KeptNote, KeptPin } from '@/lib/model/kept';
import type { KeptModelInstance } from '@/lib/state/kept-model';
import { Button } from '@/components/ui/Button';
import { CopyKept } from '@/components/ui/CopyKept';
import { MarkedText } from '@/components/ui/MarkedText';
import { SourceLine } from '@/components/ui/SourceLine';
import { langOf } from '@/components/ui/language';
import { useGrowingRange } from '@/components/ui/use-growing-range';
import { useRowFocus } from '@/components/ui/use-row-focus';
import { KEPT_ROWS } from './KeptViews';
import css from './KeptLists.module.css';
import rows from './rows.module.css';
import { SaveKept } from './SaveKept';

type KeptListProps = {
  readonly kept: KeptModelInstance;
  readonly openReader: (key: DocumentKey, start: number) => void;
};

/** Rows that are drawn at once, and that a frame adds. */
const ROWS = { shown: 40, more: 120 };

/** The excerpts that the reader pinned and the notes on documents, the newest first. */
export function KeptList({ kept, openReader }: KeptListProps): JSX.Element {
  const pins = kept.pins.value;
  const notes = kept.notes.value;
  // Somebody has thousands: some screens at once, more with each frame.
  const shownPins = useGrowingRange({ count: pins.length, ...ROWS });
  const shownNotes = useGrowingRange({ count: notes.length, ...ROWS });
  // Those that stand there are not drawn again when others come.
  const drawnPins = useMemo(
    () => pins.map((pin) => <PinRow key={pin.id} pin={pin} kept={kept} openReader={openReader} />),
    [pins, kept, openReader],
  );
  const drawnNotes = useMemo(
    () =>
      notes.map((note) => (
        <NoteRow key={note.id} note={note} kept={kept} openReader={openReader} />
      )),
    [notes, kept, openReader],
  );
  useRowFocus(KEPT_ROWS, pins);
  useRowFocus(KEPT_ROWS, notes);
  const isEmpty = pins.length === 0 && notes.length === 0;
  return (
    <section aria-label={i18n.t('kept.kept')} data-rows={KEPT_ROWS}>
      {isEmpty && <p class={css['nothing']}>{i18n.t('kept.no_kept')}</p>}
      <ul>{drawnPins.slice(0, shownPins.to)}</ul>
      {notes.length > 0 && <h2 class={css['heading']}>{i18n.t('kept.notes')}</h2>}
      <ul>{drawnNotes.slice(0, shownNotes.to)}</ul>
      {!isEmpty && (
        <div class={css['copy']}>
          <CopyKept kept={{ pins, notes, steps: [] }} />
        </div>
      )}
      {!isEmpty && <SaveKept kept={{ pins, notes, steps: [] }} />}
    </section>
  );
}

function PinRow({ pin, kept, openReader }: KeptListProps & { readonly pin: KeptPin }): JSX.Element {
  return (
    <li data-row={pin.id} class={rows['row']}>
      <button
        type="button"
        class={css['open']}
        onClick={() => openReader(pin.excerpt.document.key, pin.excerpt.start)}
      >
        <PinView pin={pin} />
      </button>
      <Button
        look="quiet"
        icon="close"
        label={i18n.t('kept.unpin', [pin.excerpt.document.title])}
        onClick={() => void kept.remove([pin.id])}
      />
    </li>
  );
}

function NoteRow({
  note,
  kept,
  openReader,
}: KeptListProps & { readonly note: KeptNote }): JSX.Element {
  return (
    <li data-row={note.id} class={rows['row']}>
      <button type="button" class={css['open']} onClick={() => openReader(note.document, 0)}>
        <bdi class={rows['title']}>{note.title}</bdi>
        <span class={css['note']} dir="auto">
          {note.text}
        </span>
        {note.tags.length > 0 && (
          <span class={css['tags']}>
            {note.tags.map((tag) => (
              <bdi key={tag}>{tag}</bdi>
            ))}
          </span>
        )}
      </button>
      <Button
        look="quiet"
        icon="close"
        label={i18n.t('kept.forget', [note.title])}
        onClick={() => void kept.remove([note.id])}
      />
    </li>
  );
}

function PinView({ pin: { excerpt, archiveName, edition } }: { pin: KeptPin }): JSX.Element {
  const { document, text, marks } = excerpt;
  const lang = langOf(document.language);
  return (
    <>
      <bdi class={rows['title']} lang={lang}>
        {document.title}
      </bdi>
      <span class={rows['text']} dir="auto" lang={lang}>
        <MarkedText text={text} marks={marks} />
      </span>
      <SourceLine document={document} archive={archiveName} edition={edition} />
    </>
  );
}
