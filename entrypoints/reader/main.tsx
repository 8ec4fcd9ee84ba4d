import '@/assets/base.css';
import '@/components/reader/reader-page.css';
import { Reader } from '@/components/reader/Reader';
import { afterPaint } from '@/components/ui/after-paint';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { createKeptClient } from '@/lib/host/kept-client';
import { createPageServices } from '@/lib/host/page-services';
import { tendSoon } from '@/lib/host/tend-soon';
import { err, ok } from '@/lib/base/result';
import { splitDocumentKey } from '@/lib/model/document';
import { KeptModel } from '@/lib/state/kept-model';
import { NoteModel } from '@/lib/state/note-model';
import { followRead } from '@/lib/state/follow-opened';
import { ReaderModel } from '@/lib/state/reader-model';
import { readerRequest } from '@/lib/state/reader-request';

/** The trail is added to here, and the note on the document is read by itself. */
const SHOWN = { steps: 0, notes: 0 };

const services = createPageServices();
followTheme(services.settings);
const model = new ReaderModel({
  async read(key) {
    const document = await services.document(key);
    if (document) return ok(document);
    const archive = splitDocumentKey(key)?.archive;
    const rows = await services.store.archives();
    const isThere = rows.some(
      (row) => row.archive.id === archive && row.enabled && row.trashedAt === undefined,
    );
    return err(isThere ? 'document-gone' : 'archive-gone');
  },
  async neighbours(key) {
    // What finds them is much code, and stands below the text.
    await afterPaint();
    return services.neighbours(key);
  },
});
const client = createKeptClient(services);
const [kept, note] = [new KeptModel(client, SHOWN), new NoteModel(client)];
// Asked before anything is drawn: the browser finds it out meanwhile.
const known = model.load(readerRequest(location.search));
mountPage(<Reader model={model} kept={kept} note={note} />);
followRead(model, kept, note);
void known.then(afterPaint).then(() => kept.load(new AbortController().signal));
tendSoon(services.store);
