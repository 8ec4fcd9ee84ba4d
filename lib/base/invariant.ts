/**
 * States what must be true here if the program has no bug.
 *
 * @throws {Error} `message`, when it is not.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Backfile: ${message}`);
}

/** Marks a branch that types rule out. @throws {Error} always. */
export function unreachable(value: never): never {
  throw new Error(`Backfile: unexpected value ${JSON.stringify(value)}`);
}
