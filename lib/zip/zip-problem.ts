/** What is wrong with a zip: it is none, it is broken, or it is beyond a bound. */
export type ZipProblemKind = 'not-a-zip' | 'damaged' | 'too-large';

/** Something is wrong with a zip, not with us. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly kind: ZipProblemKind;
  /** A file in the zip, or the zip as a whole when undefined. */
  readonly where: string | undefined;
  constructor(kind: ZipProblemKind, where: string | undefined, message: string) {
    super(message);
    this.kind = kind;
    this.where = where;
  }
}

/** What an error says, in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : 'unknown';
}
