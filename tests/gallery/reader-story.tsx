import { Reader } from '@/components/reader/Reader';
import { err, ok } from '@/lib/base/result';
import type { DocumentKey } from '@/lib/model/document';
import { NoteModel } from '@/lib/state/note-model';
import { ReaderModel, type ReaderClient, type ReaderProblem } from '@/lib/state/reader-model';
import { aKeptClient } from './kept-client';
import { AROUND, FACTBOOK, KEPT, row, type DOCUMENT } from './samples';
import type { Story } from './story';
import { keptModel } from './story-parts';

/** The reader with a document, with the reason for none, or with what else `read` comes to. */
export function readerStory(
  document: typeof DOCUMENT | ReaderProblem | ReaderClient['read'],
  start?: number,
): Story {
  return {
    async show() {
      await import('@/components/reader/reader-page.css');
      const key = `${FACTBOOK}/fr` as DocumentKey;
      const { archive } = row();
      const found = async (): ReturnType<ReaderClient['read']> =>
        typeof document === 'object'
          ? ok({ key, document, archive })
          : err(document as ReaderProblem);
      const model = new ReaderModel({
        read: typeof document === 'function' ? document : found,
        neighbours: async () => AROUND,
      });
      const client = aKeptClient({}, KEPT);
      const note = new NoteModel(client);
      const loaded = model.load({ key, start });
      if (typeof document !== 'function') await loaded;
      await note.load(key, 'France');
      return <Reader model={model} kept={keptModel()} note={note} />;
    },
  };
}
