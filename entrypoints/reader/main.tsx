import '@/assets/base.css';
import '@/components/reader/reader-page.css';
import { Reader } from '@/components/reader/Reader';
import { followTheme } from '@/components/ui/follow-theme';
import { mountPage } from '@/components/ui/mount-page';
import { createPageServices } from '@/lib/host/extension-services';
import { err, ok } from '@/lib/base/result';
import { splitDocumentKey } from '@/lib/model/document';
import { ReaderModel } from '@/lib/state/reader-model';
import { readerRequest } from '@/lib/state/reader-request';

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
});
mountPage(<Reader model={model} />);
void model.load(readerRequest(location.search));
