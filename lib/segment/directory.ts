import * as v from 'valibot';
import { ByteReader, ByteWriter } from '@/lib/base/bytes';
import type { RowReader, RowSink } from '@/lib/model/segment';
import { DamagedRowError, frameRow, unframeRow } from './row-frame';

/** Name and version of the row formats that this code writes. */
export const ENGINE_ID = 'rows-14';

/** Whether rows of `engine` are of this version, or of an earlier one whose documents this one reads. */
export function isKnownEngine(engine: string): boolean {
  const numberOf = (id: string): number => Number(/^rows-(\d{1,6})$/.exec(id)?.[1] ?? Infinity);
  return numberOf(engine) <= numberOf(ENGINE_ID);
}

const directory = v.object({
  /** Documents in the segment; 0 for a segment of names. */
  documents: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** `ENGINE_ID` of the code that wrote the rows. */
  engine: v.string(),
  /** `ANALYSER_ID` of the code that made the terms; empty where there are none. */
  analyser: v.string(),
  /** Rows of each part, for checks. */
  rows: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** What a segment holds. Written last: a segment without it does not exist. */
export type Directory = Readonly<v.InferOutput<typeof directory>>;

/** Writes the one row of part `directory`. */
export async function writeDirectory(sink: RowSink, value: Directory): Promise<void> {
  const bytes = new ByteWriter().string(JSON.stringify(value)).finish();
  await sink.put({ part: 'directory', n: 0, bytes: frameRow(bytes) });
}

/** A segment's directory. @throws {DamagedRowError} for bytes that are none */
export async function readDirectory(reader: RowReader, signal?: AbortSignal): Promise<Directory> {
  const row = await reader.get('directory', 0, signal);
  try {
    return v.parse(directory, JSON.parse(new ByteReader(unframeRow(row)).string()));
  } catch (error) {
    if (error instanceof DamagedRowError) throw error;
    throw new DamagedRowError("Backfile: a segment's directory cannot be read", { cause: error });
  }
}
