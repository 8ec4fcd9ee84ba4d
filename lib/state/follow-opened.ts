import { effect } from '@preact/signals';
import type { EntityModelInstance } from './entity-model';
import type { KeptModelInstance } from './kept-model';
import type { NoteModelInstance } from './note-model';
import type { ReaderModelInstance } from './reader-model';

/** Writes each entity down whose page is opened. */
export function followOpened(entity: EntityModelInstance, kept: KeptModelInstance): void {
  let last: unknown;
  effect(() => {
    const state = entity.state.value;
    const page = state.kind === 'shown' ? state.page : undefined;
    if (page === undefined || page === last) return;
    last = page;
    const { ref } = page;
    void kept.record({ kind: 'step', did: 'entity', words: page.entity.canonical, ref });
  });
}

/** Writes the document down that is read, and opens the note on it. */
export function followRead(
  reader: ReaderModelInstance,
  kept: KeptModelInstance,
  note: NoteModelInstance,
): void {
  effect(() => {
    const state = reader.state.value;
    if (state.kind !== 'shown') return;
    const { key, document } = state.document;
    void note.load(key, document.title);
    void kept.record({ kind: 'step', did: 'document', words: document.title, document: key });
  });
}
