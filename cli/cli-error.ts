import type { ImportProblem } from '@/lib/model/answers';

/** Exit codes: done, failed, used wrongly. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Ends a command with a message for the person who typed it: where, what, what next. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** `problem` of the bundle in `file` as a message. */
export function bundleFailure(file: string, problem: ImportProblem): CliError {
  return new CliError(`${file}: ${problem.message}`);
}
