import type { ImportProblem } from '@/lib/model/answers';

/** Carries an `ImportProblem` out of a stream: something is wrong with the bundle, not with us. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem, cause?: unknown) {
    super(problem.message, { cause });
    this.problem = problem;
  }
}

/** The bundle's bytes are not what they should be, at `where`. */
export function damaged(where: string, what: string): BundleError {
  return new BundleError({
    kind: 'damaged',
    where,
    message: `${where}: ${what}. Fetch the file again, or ask its publisher for a good copy; nothing was changed.`,
  });
}

/** The file is no bundle at all. */
export function notABundle(what: string, next: string): BundleError {
  return new BundleError({ kind: 'not-a-bundle', message: `${what}. ${next}` });
}

/** The bundle needs a newer Backfile. */
export function newerFormat(what: string): BundleError {
  return new BundleError({
    kind: 'newer-format',
    where: 'manifest.json',
    message: `This bundle ${what}. Update Backfile, or ask for a bundle of format 1.`,
  });
}

/** The bundle is beyond a bound that protects the machine. */
export function tooLarge(where: string, what: string): BundleError {
  return new BundleError({
    kind: 'too-large',
    where,
    message: `${where}: ${what}. Nothing was unpacked. If you trust its publisher, ask for it in smaller parts.`,
  });
}
