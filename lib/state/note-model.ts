import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';
import type { DocumentKey } from '@/lib/model/document';
import { keptId, MAX_NOTE_CHARS, MAX_TAG_CHARS, MAX_TAGS, type KeptNote } from '@/lib/model/kept';
import type { KeptClient } from './kept-client';

/** The reader's note and tags on one document: every change is kept at once. */
export const NoteModel = createModel((client: Pick<KeptClient, 'get' | 'put' | 'remove'>) => {
  const text = signal('');
  /** As they are typed: "harbour, ice". */
  const tags = signal('');
  const isLoaded = signal(false);
  const hasFailed = signal(false);
  let of: Pick<KeptNote, 'document' | 'title'> | undefined;

  function keep(): void {
    if (!of) return;
    const id = keptId('note', of.document);
    const list = tagsIn(tags.peek());
    const note: KeptNote = {
      kind: 'note',
      id,
      at: Date.now(),
      ...of,
      text: text.peek(),
      tags: list,
    };
    const isEmpty = note.text.trim() === '' && list.length === 0;
    // Asked at once, whatever is still being written: a tab may be closed after the last letter, and
    // what is kept first is written first.
    void settle(isEmpty ? client.remove([id]) : client.put([note]));
  }

  async function settle(work: Promise<unknown>): Promise<void> {
    try {
      await work;
      hasFailed.value = false;
    } catch (error) {
      report(error, 'while keeping a note');
      hasFailed.value = true;
    }
  }

  return {
    text,
    tags,
    isLoaded,
    hasFailed,
    /** Reads what was noted on a document. */
    async load(document: DocumentKey, title: string): Promise<void> {
      of = { document, title };
      try {
        const note = await client.get(keptId('note', document));
        if (note?.kind === 'note') {
          text.value = note.text;
          tags.value = note.tags.join(', ');
        }
        isLoaded.value = true;
      } catch (error) {
        report(error, 'while reading a note');
        hasFailed.value = true;
      }
    },
    write(words: string): void {
      text.value = words.slice(0, MAX_NOTE_CHARS);
      keep();
    },
    tag(words: string): void {
      tags.value = words;
      keep();
    },
  };
});

/** The model of a note. */
export type NoteModelInstance = InstanceType<typeof NoteModel>;

/** Tags in what was typed, apart by commas of any script, each once. */
export function tagsIn(words: string): string[] {
  const tags = words
    .split(/[,;،؛、，]/)
    .map((tag) => Array.from(tag.trim()).slice(0, MAX_TAG_CHARS).join('').trim())
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, MAX_TAGS);
}
