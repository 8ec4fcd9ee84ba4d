import { Command, CommanderError } from 'commander';
import { CliError, EXIT } from './cli-error';
import {
  describeBuild,
  describeNames,
  describePublishing,
  describeReading,
  describeSearch,
} from './commands';

function describeProgram(signal: AbortSignal): Command {
  const program = new Command('backfile')
    .description('Makes and reads bundles: files that carry an archive of documents for Backfile.')
    .exitOverride()
    .showHelpAfterError('(backfile --help tells more)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 used wrongly. Help on one: backfile help build',
    );
  describeBuild(program, signal);
  describeNames(program, signal);
  describeReading(program, signal);
  describePublishing(program, signal);
  describeSearch(program, signal);
  return program;
}

/** Runs the command in `args`; the answer is its exit code. Messages go to stderr. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  try {
    await describeProgram(stop.signal).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (stop.signal.aborted) {
      process.stderr.write('Stopped; nothing was written.\n');
      return EXIT.failed;
    }
    if (error instanceof CliError) {
      process.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    throw error;
  }
}
