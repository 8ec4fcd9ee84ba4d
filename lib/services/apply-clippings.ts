import { readableDocument } from '@/lib/bundle/document-line';
import { createDocumentsDigest } from '@/lib/bundle/documents-digest';
import { writeBundle, type BundleContent } from '@/lib/bundle/write-bundle';
import { ok, type Result } from '@/lib/base/result';
import type { ImportProblem } from '@/lib/model/answers';
import type { ArchiveId, ArchiveInfo } from '@/lib/model/archive';
import {
  documentKey,
  splitDocumentKey,
  type ArchiveDocument,
  type SourceId,
} from '@/lib/model/document';
import { CLIPPINGS_ORIGIN, type ClippingChange, type KeptClipping } from '@/lib/model/kept';
import type { Generation, OpenGeneration } from '@/lib/model/segment';
import { documentToLine } from '@/lib/segment/document-line';
import type { LibraryStore } from '@/lib/store/library-store';
import { archiveDocuments } from './archive-documents';
import { idsOf } from './count-added';
import { importArchive } from './import-archive';
import type { ImportPorts } from './import-ports';
import { readDocument } from './read-document';
import { readTaken } from './read-taken';

/** A clipping whose document is to be changed. */
type Pending = KeptClipping & { readonly change: ClippingChange };

/** What an import says when the archive is not any more what the step was made of. */
const OVERTAKEN: ReadonlySet<ImportProblem['kind']> = new Set(['wrong-base', 'older-sequence']);
const MOST_OVERTAKEN = 5;

/** How clippings are brought into their archive. */
export type ApplyOptions = {
  /** What the archive is called when it is made. */
  readonly name: string;
  readonly signal: AbortSignal;
};

/**
 * Has the archive of clippings follow what was saved, renamed and deleted, by a step like that of any
 * update: until it is shown whole, everything is as before. An import that runs is waited for. Cut
 * short anywhere, the next call begins with what is left.
 *
 * @returns whether anything changed
 */
export async function applyClippings(
  ports: ImportPorts,
  options: ApplyOptions,
): Promise<Result<boolean, ImportProblem>> {
  const { store } = ports;
  let changed = false;
  let overtaken = 0;
  for (;;) {
    options.signal.throwIfAborted();
    const pending = (await store.kept.of('clipping')).filter(isPending);
    const [archive] = pending.flatMap(({ document }) => splitDocumentKey(document)?.archive ?? []);
    if (archive === undefined) return ok(changed);
    const own = pending.filter(({ document }) => document.startsWith(`${archive}/`));
    const applied = await applyTo(archive, own, ports, options);
    if (applied.ok) {
      await settle(own, applied.value, store);
      await dropLost(archive, store);
      changed = true;
    } else if (applied.error.kind === 'busy')
      await store.locks.asImport(async () => undefined, options.signal);
    // Somebody else had the archive follow in this very moment: what is left is looked at again.
    else if (!OVERTAKEN.has(applied.error.kind) || ++overtaken > MOST_OVERTAKEN) {
      await markStuck(own, store);
      return applied;
    }
  }
}

function isPending(clipping: KeptClipping): clipping is Pending {
  return clipping.change !== undefined;
}

/** The documents that changed, by their ids; those that are gone are undefined. */
type Applied = ReadonlyMap<SourceId, ArchiveDocument | undefined>;

async function applyTo(
  archive: ArchiveId,
  pending: readonly Pending[],
  ports: ImportPorts,
  options: ApplyOptions,
): Promise<Result<Applied, ImportProblem>> {
  const { store } = ports;
  const view = await store.openArchive(archive);
  try {
    const [present] = view.generations;
    const step = await stepOf(archive, pending, present);
    if (step.brought.length + step.removed.length === 0) return ok(step.documents);
    if (step.count === 0) {
      await store.remove(archive);
      return ok(step.documents);
    }
    const info = present?.generation.archive ?? { id: archive, name: options.name };
    const source = await bundleOf(contentOf(info, step, present));
    const imported = await importArchive(
      {
        kind: 'bundle',
        source,
        name: CLIPPINGS_ORIGIN,
        isStarter: false,
        // Cut short, it is not offered to be resumed: what is to be done stands in the clippings.
        isPackaged: true,
        isOwn: true,
      },
      ports,
      { signal: options.signal, onProgress: () => undefined },
    );
    return imported.ok ? ok(step.documents) : imported;
  } finally {
    view.release();
  }
}

/** What an archive comes to by changes of its documents. */
type Step = {
  readonly documents: Applied;
  /** Those that it did not have, or otherwise. */
  readonly brought: readonly ArchiveDocument[];
  /** Documents of the archive afterwards, and the digest over them where that of now is known. */
  readonly count: number;
  readonly digest: string | undefined;
  readonly removed: readonly SourceId[];
  readonly added: number;
};

async function stepOf(
  archive: ArchiveId,
  pending: readonly Pending[],
  present: OpenGeneration | undefined,
): Promise<Step> {
  const documents = new Map<SourceId, ArchiveDocument | undefined>();
  const changes: Change[] = [];
  for (const clipping of pending) {
    const id = splitDocumentKey(clipping.document)?.id;
    if (id === undefined) continue;
    const old = present && (await documentIn(archive, present, id));
    const next = nextOf(clipping, id, old);
    documents.set(id, next);
    changes.push({ id, old, next });
  }
  const made = changes.filter(isChange);
  return {
    documents,
    brought: made.flatMap(({ next }) => next ?? []),
    removed: made.filter(({ next }) => !next).map(({ id }) => id),
    added: made.filter(({ old }) => !old).length,
    ...resultOf(made, present?.generation),
  };
}

/** A document before and after. */
type Change = {
  readonly id: SourceId;
  readonly old: ArchiveDocument | undefined;
  readonly next: ArchiveDocument | undefined;
};

function isChange({ old, next }: Change): boolean {
  return (old && documentToLine(old)) !== (next && documentToLine(next));
}

/** What a generation comes to by changes: as many documents, and the digest over them. */
function resultOf(
  changes: readonly Change[],
  before: Generation | undefined,
): Pick<Step, 'count' | 'digest'> {
  const digest = createDocumentsDigest(before?.documentsDigest);
  let count = before?.documents ?? 0;
  for (const { old, next } of changes) {
    if (old) digest.remove(documentToLine(old));
    if (next) digest.add(documentToLine(next));
    count += Number(next !== undefined) - Number(old !== undefined);
  }
  const isKnown = before === undefined || before.documentsDigest !== undefined;
  return { count, digest: isKnown ? digest.value() : undefined };
}

async function documentIn(
  archive: ArchiveId,
  present: OpenGeneration,
  id: SourceId,
): Promise<ArchiveDocument | undefined> {
  const view = { generations: [present], release: () => undefined };
  return (await readDocument(view, documentKey(archive, id)))?.document;
}

/** What becomes of a document; undefined when it goes, or was never there. */
function nextOf(
  { change, isNamed, title }: Pending,
  id: SourceId,
  old: ArchiveDocument | undefined,
): ArchiveDocument | undefined {
  const named = (document: ArchiveDocument): ArchiveDocument =>
    readableDocument(isNamed === true ? { ...document, title } : document, 1);
  switch (change.do) {
    case 'take':
      return named(readTaken(change.page, id));
    case 'put':
      return named(change.document);
    case 'rename':
      return old && named(old);
    case 'remove':
      return undefined;
  }
}

/** A step on what is there; where nobody knows which documents that are, all of them. */
function contentOf(archive: ArchiveInfo, step: Step, present: OpenGeneration | undefined) {
  const { generation } = present ?? {};
  const sequence = (generation?.sequence ?? 0) + 1;
  const { brought, added, removed } = step;
  const manifestSha256 = generation?.manifestSha256;
  if (!present || manifestSha256 === undefined || step.digest === undefined)
    return { archive, sequence, documents: present ? all(present, step.documents) : brought };
  return {
    archive,
    sequence,
    documents: brought,
    delta: {
      base: { sequence: present.generation.sequence, manifestSha256 },
      // There is no whole bundle of that version: its documents stand for it.
      result: { documents: step.count, documentsDigest: step.digest, manifestSha256: step.digest },
      removed,
      counts: () => ({ added, changed: brought.length - added, retracted: 0 }),
    },
  };
}

async function* all(present: OpenGeneration, changed: Applied): AsyncGenerator<ArchiveDocument> {
  for await (const document of archiveDocuments(present))
    if (!changed.has(document.id)) yield document;
  for (const document of changed.values()) if (document) yield document;
}

async function bundleOf(content: BundleContent): Promise<Blob> {
  const chunks: BlobPart[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => void chunks.push(new Uint8Array(chunk)),
  });
  await writeBundle(content, sink);
  return new Blob(chunks);
}

/** Notes that changes could not be made, for whoever sees the list. */
async function markStuck(
  pending: readonly Pending[],
  { kept }: Pick<LibraryStore, 'kept'>,
): Promise<void> {
  for (const { id, change } of pending)
    await kept.change(id, (now) =>
      now.kind === 'clipping' && now.change?.token === change.token
        ? { ...now, change: { ...now.change, isStuck: true } }
        : now,
    );
}

/** Notes what the archive has by now; what was changed again meanwhile waits for the next time. */
async function settle(
  pending: readonly Pending[],
  applied: Applied,
  { kept }: Pick<LibraryStore, 'kept'>,
): Promise<void> {
  for (const { id, document: key, change } of pending) {
    const source = splitDocumentKey(key)?.id;
    const document = source && applied.get(source);
    await kept.change(id, (now) =>
      now.kind === 'clipping' && now.change?.token === change.token
        ? document && asListed(now, document)
        : now,
    );
  }
}

/** Forgets what is listed of documents that are gone: an earlier state of the archive was restored. */
async function dropLost(archive: ArchiveId, store: LibraryStore): Promise<void> {
  const view = await store.openArchive(archive);
  try {
    const [present] = view.generations;
    const there = present ? await idsOf(present) : new Set<SourceId>();
    const isLost = ({ document, change }: KeptClipping): boolean => {
      const key = splitDocumentKey(document);
      return change === undefined && key?.archive === archive && there?.has(key.id) === false;
    };
    const lost = (await store.kept.of('clipping')).filter(isLost);
    await store.kept.remove(lost.map(({ id }) => id));
  } finally {
    view.release();
  }
}

/** A clipping as the archive has it. */
function asListed(clipping: KeptClipping, document: ArchiveDocument): KeptClipping {
  const { change: _done, source: _source, date: _date, ...rest } = clipping;
  const { title, source, date } = document;
  return { ...rest, title, ...(source && { source }), ...(date && { date }) };
}
