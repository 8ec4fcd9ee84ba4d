import { Command, CommanderError } from 'commander';
import { build, type BuildOptions } from './build';
import { check } from './check';
import { CliError, EXIT } from './cli-error';
import { detect, type DetectOptions } from './detect';
import { inspect } from './inspect';
import { names } from './names';
import { search, type SearchOptions } from './search';

function describeBuild(program: Command, signal: AbortSignal): void {
  program
    .command('build')
    .description(
      'make a bundle of documents: text, Markdown, HTML, JSON, CSV, feeds, WordPress exports, EPUB, and zips of them',
    )
    .argument('<input...>', 'files and folders; folders are read with all that is in them')
    .requiredOption(
      '-o, --output <file>',
      'the bundle to write; one that is there is taken as the version before',
    )
    .option('--name <name>', "what people call the archive (default: the first input's name)")
    .option(
      '--id <id>',
      'archive id, 32 hex digits (default: random, or that of the version before)',
    )
    .option(
      '--sequence <number>',
      'order of this version (default: 1, or one more than the version before)',
    )
    .option('--description <text>', 'what is in it')
    .option('--edition <text>', 'how old its statements are, as in "as of 2015"')
    .option('--licence <text>', "a licence's name or SPDX expression")
    .option('--publisher <name>', 'who publishes it')
    .option('--homepage <address>', 'where it comes from')
    .option('--entities <file>', "the publisher's own entities, JSON Lines")
    .option('--no-index', 'leave out the prebuilt index: a smaller file, a slower import')
    .option('-q, --quiet', 'no progress')
    .action((inputs: string[], options: BuildOptions) => build(inputs, options, signal));
}

function describeSearch(program: Command, signal: AbortSignal): void {
  program
    .command('search')
    .description('search a bundle as the library is searched')
    .argument('<file>')
    .argument('[query...]', 'words, "phrases in quotes", -not, title:, source:, after:, before:')
    .option('--top <number>', 'most hits, 1 to 1000 (default: 10; for --run: 1000)')
    .option('--limit <number>', 'the same as --top')
    .option('--json', 'as JSON')
    .option('--explain', 'what each score is the sum of')
    .option('--queries <file>', 'many queries: lines of {"_id": …, "text": …}')
    .option('--run <file>', 'where their hits go, as TREC run lines')
    .option('--syntax', 'read the queries of --queries as typed ones, not as plain words')
    .action((file: string, query: string[], options: SearchOptions) =>
      search(file, query.join(' '), options, signal),
    );
}

function describeNames(program: Command, signal: AbortSignal): void {
  program
    .command('names')
    .description('list the names that a bundle knows, those in most documents first')
    .argument('<bundle>')
    .option('--json', 'as JSON Lines')
    .action((file: string, options: { json?: boolean }) => names(file, options, signal));
  program
    .command('detect')
    .description('read texts as pages and say which names on them a bundle knows')
    .argument('<bundle>')
    .argument('[file...]', 'text, HTML, or JSON Lines of {"id", "text"}: a page each; else stdin')
    .option('--json', 'as JSON Lines')
    .option('--mentions', 'also names that the bundle does not know, and peoples')
    .option('--explain', 'say which statistic decided')
    .action((bundle: string, files: string[], options: DetectOptions) =>
      detect(bundle, files, options, signal),
    );
}

function describeProgram(signal: AbortSignal): Command {
  const program = new Command('backfile')
    .description('Makes and reads bundles: files that carry an archive of documents for Backfile.')
    .exitOverride()
    .showHelpAfterError('(backfile --help tells more)');
  describeBuild(program, signal);
  describeNames(program, signal);
  program
    .command('inspect')
    .description('say what is in a bundle')
    .argument('<file>')
    .option('--json', 'as JSON')
    .action((file: string, options: { json?: boolean }) => inspect(file, options, signal));
  program
    .command('check')
    .description('read all of a bundle and say whether it is sound')
    .argument('<file>')
    .action((file: string) => check(file, signal));
  describeSearch(program, signal);
  return program;
}

/** Runs the command in `args`; the answer is its exit code. Messages go to stderr. */
async function main(args: readonly string[]): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  // Whoever read the answer has seen enough.
  process.stdout.on('error', () => process.exit(EXIT.done));
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

process.exitCode = await main(process.argv.slice(2));
