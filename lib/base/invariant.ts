/**
 * States what must be true here if the program has no bug.
 *
 * @throws {Error} `message`, when it is not.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Backfile: ${message}`);
}
