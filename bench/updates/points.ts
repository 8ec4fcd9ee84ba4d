// Points of an update at which it is cut short: each is reached by watching what the import worker writes
// and says, so that it is always the same one, however fast the machine is.

/** What the worker does next, or did. */
export type Step =
  /** It says that a stage begins. */
  | `stage ${string}`
  /** It is about to change a table of the database. */
  | `${'add' | 'put' | 'delete'} ${string}`
  /** It is about to write, or has removed, the copy of the source. */
  | 'copy'
  | 'uncopied';

/** One point: the `nth` time of a step, counted from 1. */
export type Point = {
  readonly name: string;
  readonly step: Step;
  readonly nth?: number;
  /** The version that the library is at there. */
  readonly version: 1 | 2;
};

/** In the order in which an update of a version 1 to 2 passes them. */
export const POINTS: readonly Point[] = [
  { name: 'nothing is noted yet', step: 'add imports', version: 1 },
  { name: 'the source is being copied', step: 'copy', version: 1 },
  { name: 'copied, but not noted', step: 'put imports', version: 1 },
  { name: 'the step is read', step: 'stage documents', version: 1 },
  { name: 'a place for its rows is made', step: 'add generations', version: 1 },
  { name: 'names are decided', step: 'stage names', version: 1 },
  { name: 'the first row is written', step: 'add rows', version: 1 },
  { name: 'many rows are written', step: 'add rows', nth: 100, version: 1 },
  { name: 'all rows are written', step: 'stage finishing', version: 1 },
  { name: 'within the flip', step: 'put archives', version: 1 },
  { name: 'flipped, the copy still there', step: 'uncopied', version: 2 },
  { name: 'old rows are being swept', step: 'delete rows', version: 2 },
];
