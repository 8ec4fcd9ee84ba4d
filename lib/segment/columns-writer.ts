import { ByteWriter } from '@/lib/base/bytes';
import { deflate } from '@/lib/base/deflate';
import { NumberList } from '@/lib/base/number-list';
import { type ArchiveDocument, type DatePrecision, type SourceId } from '@/lib/model/document';
import type { RowSink } from '@/lib/model/segment';
import { COLUMN_ROWS, EPOCH_MINUTES, PRECISIONS, RETRACTED } from './columns-format';
import type { Fingerprint } from './fingerprint';
import { packNumbers } from './packed-numbers';
import { frameRow } from './row-frame';

const MS_PER_MINUTE = 60_000;

/** What the columns say of one document. */
export type ColumnValues = {
  readonly id: SourceId;
  /** Minutes since 1970 of the start of its date. */
  readonly minutes?: number | undefined;
  readonly precision?: DatePrecision | undefined;
  readonly source?: string | undefined;
  readonly kind?: string | undefined;
  readonly language: string;
  readonly isRetracted: boolean;
  readonly fingerprint: Fingerprint;
};

/** Collects the columns of a segment, document by document. */
export type ColumnsWriter = {
  /** @param print the document's fingerprint */
  add(document: ArchiveDocument, print: Fingerprint): void;
  addValues(values: ColumnValues): void;
  /** Takes a document that no longer counts: nothing is known of it but its id. */
  skip(id: SourceId): void;
  /** Writes the rows of part `columns`. */
  finish(sink: RowSink): Promise<void>;
};

/** A writer for the columns of one segment. */
export function createColumnsWriter(): ColumnsWriter {
  const ids: SourceId[] = [];
  const minutes = new NumberList();
  const precisions = new NumberList();
  const sources = createDictionary();
  const kinds = createDictionary();
  const languages = createDictionary();
  const flags = new NumberList();
  const highs = new NumberList();
  const lows = new NumberList();
  const addValues = (values: ColumnValues): void => {
    const { id, minutes: at, precision } = values;
    ids.push(id);
    minutes.push(at === undefined ? 0 : at - EPOCH_MINUTES);
    precisions.push(
      at === undefined || precision === undefined ? 0 : 1 + PRECISIONS.indexOf(precision),
    );
    sources.add(values.source);
    kinds.add(values.kind);
    languages.add(values.language);
    flags.push(values.isRetracted ? RETRACTED : 0);
    highs.push(values.fingerprint.high);
    lows.push(values.fingerprint.low);
  };
  return {
    add: (document, print) => addValues(valuesOf(document, print)),
    addValues,
    skip: (id) =>
      addValues({ id, language: 'und', isRetracted: false, fingerprint: { high: 0, low: 0 } }),
    async finish(sink) {
      const put = (column: keyof typeof COLUMN_ROWS, writer: ByteWriter): Promise<void> =>
        sink.put({ part: 'columns', n: COLUMN_ROWS[column], bytes: frameRow(writer.finish()) });
      const of = (...lists: NumberList[]): ByteWriter => {
        const writer = new ByteWriter().varint(ids.length);
        for (const list of lists) writer.bytes(packNumbers(list.values()));
        return writer;
      };
      await put('dates', of(precisions, minutes));
      await put('sources', sources.write(of(sources.ordinals)));
      await put('kinds', kinds.write(of(kinds.ordinals)));
      await put('languages', languages.write(of(languages.ordinals)));
      await put('flags', of(flags));
      await put('fingerprints', of(highs, lows));
      await writeRanks(sink, ids);
      const names = new ByteWriter(ids.length * 16).varint(ids.length);
      for (const id of ids) names.string(id);
      const bytes = frameRow(await deflate(names.finish()));
      await sink.put({ part: 'columns', n: COLUMN_ROWS.ids, bytes });
    },
  };
}

/** Writes the column that orders documents by id, which the ids tell. */
export async function writeRanks(sink: RowSink, ids: readonly SourceId[]): Promise<void> {
  const ranks = new ByteWriter().varint(ids.length).bytes(packNumbers(ranksOf(ids)));
  await sink.put({ part: 'columns', n: COLUMN_ROWS.ranks, bytes: frameRow(ranks.finish()) });
}

function valuesOf(document: ArchiveDocument, print: Fingerprint): ColumnValues {
  const { id, date, source, kind, language, retracted } = document;
  return {
    id,
    minutes: minutesOf(date?.iso),
    precision: date?.precision,
    source,
    kind,
    language,
    isRetracted: retracted !== undefined,
    fingerprint: print,
  };
}

/** Ordinals from 1 for each word, in the order met; 0 for none. */
function createDictionary(): {
  ordinals: NumberList;
  add(word: string | undefined): void;
  write(writer: ByteWriter): ByteWriter;
} {
  const known = new Map<string, number>();
  const ordinals = new NumberList();
  return {
    ordinals,
    add(word) {
      if (word !== undefined && !known.has(word)) known.set(word, known.size + 1);
      ordinals.push(word === undefined ? 0 : (known.get(word) ?? 0));
    },
    write(writer) {
      writer.varint(known.size);
      for (const word of known.keys()) writer.string(word);
      return writer;
    },
  };
}

/** Minutes since 1970 at which an ISO date of any precision starts, or undefined. */
function minutesOf(iso: string | undefined): number | undefined {
  if (iso === undefined) return undefined;
  const ms = Date.parse(iso.length === 4 ? `${iso}-01` : iso);
  const minutes = Math.floor(ms / MS_PER_MINUTE);
  return minutes >= EPOCH_MINUTES ? minutes : undefined;
}

/** Each docnum's place when `ids` are sorted; equal ids keep their order. */
function ranksOf(ids: readonly string[]): Uint32Array {
  const order = Array.from(ids.keys()).sort((a, b) => {
    const x = ids[a] ?? '';
    const y = ids[b] ?? '';
    return x < y ? -1 : x > y ? 1 : a - b;
  });
  const ranks = new Uint32Array(ids.length);
  for (const [rank, docnum] of order.entries()) ranks[docnum] = rank;
  return ranks;
}
