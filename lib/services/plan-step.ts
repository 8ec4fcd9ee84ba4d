import { readChanges, type DeltaChanges } from '@/lib/bundle/apply-delta';
import { documentToLine } from '@/lib/segment/document-line';
import { createDocumentsDigest } from '@/lib/bundle/documents-digest';
import type { BundleReader } from '@/lib/bundle/read-bundle';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { Generation, OpenGeneration } from '@/lib/model/segment';
import { ENGINE_ID } from '@/lib/segment/directory';
import { readDocuments } from '@/lib/segment/document-blocks';
import { findDocnum } from '@/lib/segment/key-table';
import { ANALYSER_ID } from '@/lib/text/analyse';

/**
 * A step that touches more than one document for every so many of its base is not worth it: segments
 * of that size would be merged at once.
 */
const BASE_PER_CHANGE = 4;
/** A search opens each segment: with so many, merging has not come by for long. */
const MAX_SEGMENTS = 32;

/** What a step comes to over the rows of its base. */
export type StepPlan = {
  /** By segment of the base, docnums that count no more, ascending; without those that did not before. */
  readonly dead: readonly (readonly number[])[];
  /** Documents that are brought and that the base does not have. */
  readonly added: ReadonlySet<SourceId>;
  /** Documents of the base that were taken back since: as they are to be written. */
  readonly retracted: readonly ArchiveDocument[];
};

/**
 * Finds out what `delta` takes from `base`, and whether the rest with what it brings is the version
 * that it promises. Of the base only documents that change are read.
 *
 * @returns undefined when all documents are to be written anew instead
 * @throws {MissingRowError | DamagedRowError} for a base that cannot be read
 */
export async function planStep(
  delta: BundleReader,
  base: OpenGeneration,
  signal: AbortSignal,
): Promise<StepPlan | undefined> {
  const { result, index } = delta.manifest;
  const { generation } = base;
  if (!result || index || !canBeAddedTo(generation)) return undefined;
  const tally = createTally(generation);
  const changes = await readChanges(delta, signal, tally.add);
  const changed = changes.brought.size + changes.removed.size + changes.retracted.size;
  if (changed * BASE_PER_CHANGE > generation.documents) return undefined;
  const plan = await takeAway(base, changes, { tally, signal });
  return result.documents > 0 && tally.comesTo(result) ? plan : undefined;
}

/** Counts documents as they come and go, and knows which there are. */
type Tally = {
  readonly add: (document: ArchiveDocument) => void;
  readonly remove: (document: ArchiveDocument) => void;
  comesTo(version: { readonly documents: number; readonly documentsDigest: string }): boolean;
};

function createTally(base: Generation): Tally {
  const digest = createDocumentsDigest(base.documentsDigest);
  let { documents } = base;
  return {
    add(document) {
      digest.add(documentToLine(document));
      documents++;
    },
    remove(document) {
      digest.remove(documentToLine(document));
      documents--;
    },
    comesTo: (version) =>
      documents === version.documents && digest.value() === version.documentsDigest,
  };
}

/** Finds the documents of `base` that change, and tells `tally` what becomes of them. */
async function takeAway(
  base: OpenGeneration,
  { brought, removed, retracted }: DeltaChanges,
  { tally, signal }: { readonly tally: Tally; readonly signal: AbortSignal },
): Promise<StepPlan> {
  const dead = base.segments.map((): number[] => []);
  const find = createFinder(base, signal);
  const takenBack: ArchiveDocument[] = [];
  const added = new Set<SourceId>();
  for (const id of new Set([...brought, ...removed, ...retracted.keys()])) {
    const found = await find(id);
    if (!found) {
      if (brought.has(id)) added.add(id);
      continue;
    }
    dead[found.segment]?.push(found.docnum);
    tally.remove(found.document);
    const reason = retracted.get(id);
    if (reason === undefined || brought.has(id) || removed.has(id)) continue;
    const document = { ...found.document, retracted: reason };
    takenBack.push(document);
    tally.add(document);
  }
  return { added, dead: dead.map((some) => some.sort((a, b) => a - b)), retracted: takenBack };
}

/** Whether rows of this version can stand beside those of `generation`. */
function canBeAddedTo({ engine, analyser, documentsDigest, segments }: Generation): boolean {
  return (
    engine === ENGINE_ID &&
    analyser === ANALYSER_ID &&
    documentsDigest !== undefined &&
    segments.length < MAX_SEGMENTS
  );
}

type Found = {
  readonly segment: number;
  readonly docnum: number;
  readonly document: ArchiveDocument;
};

/** Finds documents that count, by what their source calls them. */
function createFinder(
  { generation, segments }: OpenGeneration,
  signal: AbortSignal,
): (id: SourceId) => Promise<Found | undefined> {
  const dead = generation.segments.map((entry) => new Set(entry.tombstones));
  return async (id) => {
    // The newest segment first: its older self, under a tombstone, stands in an earlier one.
    for (let segment = segments.length - 1; segment >= 0; segment--) {
      const reader = segments[segment];
      const docnum = reader && (await findDocnum(reader, id, signal));
      if (!reader || docnum === undefined || dead[segment]?.has(docnum)) continue;
      const [document] = await readDocuments(reader, [docnum], signal);
      if (document) return { segment, docnum, document };
    }
    return undefined;
  };
}
