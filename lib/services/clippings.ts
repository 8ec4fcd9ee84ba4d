import { archiveIdFrom, type ArchiveId } from '@/lib/model/archive';
import {
  documentKey,
  FIELD_LIMITS,
  splitDocumentKey,
  type DocumentKey,
  type SourceId,
} from '@/lib/model/document';
import {
  CLIPPINGS_ORIGIN,
  keptId,
  MAX_SELECTION_CHARS,
  MAX_TAKEN_CHARS,
  type ClippingChange,
  type KeptClipping,
  type TakenPage,
} from '@/lib/model/kept';
import type { LibraryStore } from '@/lib/store/library-store';
import { readDocument } from './read-document';

type Store = Pick<LibraryStore, 'archives' | 'kept' | 'openArchive'>;

/** What the clippings of a library are changed with. */
export type Clippings = {
  /** Those that are not deleted, the newest first. */
  all(): Promise<readonly KeptClipping[]>;
  /** Those of the page at `address`, the newest first. */
  of(address: string): Promise<readonly KeptClipping[]>;
  /** Keeps a page, or what is selected of it. The same once more replaces its text. */
  take(page: TakenPage): Promise<KeptClipping>;
  rename(clipping: KeptClipping, title: string): Promise<void>;
  /** Deletes one; what is returned brings it back. */
  remove(clipping: KeptClipping): Promise<KeptClipping>;
  /** Brings one back. */
  restore(clipping: KeptClipping): Promise<void>;
};

/**
 * The clippings of `store`. What is changed is kept at once, and noted for the archive to follow:
 * see `applyClippings`.
 */
export function createClippings(store: Store, now: () => number): Clippings {
  const { kept } = store;
  const all = async (): Promise<readonly KeptClipping[]> => {
    const [clippings, rows] = await Promise.all([kept.of('clipping'), store.archives()]);
    const inTrash = rows.flatMap(({ archive, trashedAt }) =>
      trashedAt === undefined ? [] : `${archive.id}/`,
    );
    return clippings.filter(
      ({ change, document }) =>
        change?.do !== 'remove' && !inTrash.some((archive) => document.startsWith(archive)),
    );
  };
  return {
    all,
    of: async (address) => {
      const wanted = withoutHash(address);
      return (await all()).filter((one) => one.address === wanted);
    },
    async take(taken) {
      const page = bounded(taken);
      const document = documentKey(await archiveOf(store), await idOf(page));
      const id = keptId('clipping', document);
      const before = await kept.get(id);
      const named = before?.kind === 'clipping' && before.isNamed === true ? before : undefined;
      const clipping: KeptClipping = {
        kind: 'clipping',
        id,
        at: now(),
        document,
        title: named?.title ?? titleOf(page),
        ...(named && { isNamed: true }),
        address: page.address,
        change: { do: 'take', token: token(), page },
      };
      await kept.put([clipping]);
      return clipping;
    },
    rename: ({ id }, words) =>
      kept.change(id, (one) => (one.kind === 'clipping' ? renamed(one, words) : one)),
    async remove(clipping) {
      const back = await whole(clipping, store);
      await kept.put([{ ...clipping, change: { do: 'remove', token: token() } }]);
      return back;
    },
    restore: (clipping) => kept.put([clipping]),
  };
}

/** Whether the archive of clippings has anything to follow. */
export async function hasClippingsToApply(store: Pick<LibraryStore, 'kept'>): Promise<boolean> {
  return (await store.kept.of('clipping')).some(({ change }) => change !== undefined);
}

/** Forgets the clippings of an archive that is removed for good. */
export async function forgetClippings(
  archive: ArchiveId,
  { kept }: Pick<LibraryStore, 'kept'>,
): Promise<void> {
  const gone = (await kept.of('clipping')).filter(({ document }) =>
    document.startsWith(`${archive}/`),
  );
  await kept.remove(gone.map(({ id }) => id));
}

/** An address without what leads into its page. */
function withoutHash(address: string): string {
  if (!URL.canParse(address)) return address.slice(0, FIELD_LIMITS.url);
  const url = new URL(address);
  url.hash = '';
  return url.href.slice(0, FIELD_LIMITS.url);
}

function bounded({ address, title, html, selection }: TakenPage): TakenPage {
  const words = selection?.trim().slice(0, MAX_SELECTION_CHARS) ?? '';
  return {
    address: withoutHash(address),
    title: title.replace(/\s+/g, ' ').trim().slice(0, FIELD_LIMITS.title),
    html: html.slice(0, MAX_TAKEN_CHARS),
    ...(words !== '' && { selection: words }),
  };
}

function titleOf({ title, address, selection }: TakenPage): string {
  return title || (selection ?? '').slice(0, 100).trim() || address || '–';
}

/** The title that a reader gives; an empty one is none. */
function renamed(clipping: KeptClipping, words: string): KeptClipping {
  const title = words.replace(/\s+/g, ' ').trim().slice(0, FIELD_LIMITS.title);
  if (title === '' || title === clipping.title) return clipping;
  const { change } = clipping;
  const next: ClippingChange =
    change?.do === 'take' || change?.do === 'put'
      ? { ...change, token: token() }
      : { do: 'rename', token: token() };
  return { ...clipping, title, isNamed: true, change: next };
}

/** `clipping` with all that it takes to bring it back. */
async function whole(clipping: KeptClipping, store: Store): Promise<KeptClipping> {
  const { change, document } = clipping;
  if (change?.do === 'take' || change?.do === 'put') return clipping;
  const found = await documentOf(document, store);
  return found ? { ...clipping, change: { do: 'put', token: token(), document: found } } : clipping;
}

async function documentOf(key: DocumentKey, store: Store) {
  const archive = splitDocumentKey(key)?.archive;
  if (!archive) return undefined;
  const view = await store.openArchive(archive);
  try {
    return (await readDocument(view, key))?.document;
  } finally {
    view.release();
  }
}

/** The archive of clippings; a new id as long as there is none. */
async function archiveOf({ kept, archives }: Store): Promise<ArchiveId> {
  const [one] = await kept.of('clipping', 1);
  const known = one && splitDocumentKey(one.document);
  if (known) return known.archive;
  const row = (await archives()).find(({ origin }) => origin === CLIPPINGS_ORIGIN);
  return row?.archive.id ?? archiveIdFrom(crypto.getRandomValues(new Uint8Array(16)));
}

/** The same page, and the same words of it, have the same id. */
async function idOf({ address, title, selection }: TakenPage): Promise<SourceId> {
  const what = new TextEncoder().encode(`${address || title}\n${selection ?? ''}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', what));
  const hex = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- source ids are made where a document comes in, as here
  return `clip-${hex.join('')}` as SourceId;
}

function token(): string {
  return crypto.randomUUID();
}
