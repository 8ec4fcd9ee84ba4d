import type { Command } from 'commander';
import { apply, type ApplyOptions } from './apply';
import { build, type BuildOptions } from './build';
import { detect, type DetectOptions } from './detect';
import { diff, type DiffOptions } from './diff';
import { feed, type FeedOptions } from './feed';
import { inspect } from './inspect';
import { keygen } from './keygen';
import { names } from './names';
import { search, type SearchOptions } from './search';
import { verify } from './verify';

const gather = (value: string, before: readonly string[] = []): string[] => [...before, value];

function examples(command: Command, lines: readonly string[]): Command {
  const shown = lines.map((line) => `  $ backfile ${line}`).join('\n');
  return command.addHelpText('after', `\nExamples:\n${shown}`);
}

/** Adds `build` to `program`. */
export function describeBuild(program: Command, signal: AbortSignal): void {
  const command = program
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
    .option('--updates <address>', 'where the list of its versions will be (backfile feed), https')
    .option('--column <role=column>', 'what a column of tables is; may be given again', gather)
    .option('--entities <file>', "the publisher's own entities, JSON Lines")
    .option('--base <bundle>', 'the version before; the step from it is written too, as a delta')
    .option('--sign <key>', 'sign with this private key (backfile keygen)')
    .option('--prebuilt', 'with a prebuilt index, so that it imports fast', true)
    .option('--no-prebuilt', 'without it: a smaller file, a slower import')
    .option('--no-index', 'the same as --no-prebuilt')
    .option('-q, --quiet', 'no progress')
    .action((inputs: string[], options: BuildOptions) => build(inputs, options, signal));
  examples(command, [
    'build letters/ -o letters.zip --name "Harbour letters"',
    'build rows.csv -o rows.zip --column text=Body --column title=Headline',
    'build letters/ -o letters-2.zip --base letters-1.zip --sign key.pem',
  ]);
}

/** Adds what reads, checks and compares bundles to `program`. */
export function describeReading(program: Command, signal: AbortSignal): void {
  program
    .command('inspect')
    .description('say what is in a bundle')
    .argument('<file>')
    .option('--json', 'as JSON')
    .action((file: string, options: { json?: boolean }) => inspect(file, options, signal));
  program
    .command('verify')
    .alias('check')
    .description('read all of a bundle and say whether it is sound')
    .argument('<file>')
    .action((file: string) => verify(file, signal));
  const command = program
    .command('diff')
    .description('say what differs between two versions of an archive, or write it as a delta')
    .argument('<older>')
    .argument('<newer>')
    .option('-o, --output <file>', 'write the step from the older to the newer, as a delta')
    .option('--sign <key>', 'sign the delta with this private key')
    .option('--json', 'as JSON')
    .option('-q, --quiet', 'no progress')
    .action((older: string, newer: string, options: DiffOptions) =>
      diff({ older, newer }, options, signal),
    );
  examples(command, ['diff v1.zip v2.zip', 'diff v1.zip v2.zip -o v1-to-v2.zip --sign key.pem']);
}

/** Adds what publishes versions to `program`. */
export function describePublishing(program: Command, signal: AbortSignal): void {
  const applying = program
    .command('apply')
    .description('write the version that deltas lead to, as a whole bundle')
    .argument('<base>', 'a whole bundle')
    .argument('<delta...>', 'deltas, in order')
    .requiredOption('-o, --output <file>', 'the bundle to write')
    .option('--prebuilt', 'with a prebuilt index', true)
    .option('--no-prebuilt', 'without it')
    .option('-q, --quiet', 'no progress')
    .action((base: string, deltas: string[], options: ApplyOptions) =>
      apply({ base, deltas }, options, signal),
    );
  examples(applying, ['apply v1.zip v1-to-v2.zip v2-to-v3.zip -o v3.zip']);
  const keys = program
    .command('keygen')
    .description('make a key for signing; its public part is the answer')
    .requiredOption('-o, --output <file>', 'where the private key goes; never overwritten')
    .action((options: { output: string }) => keygen(options));
  examples(keys, ['keygen -o key.pem']);
  const list = program
    .command('feed')
    .description("write the list of an archive's versions that libraries ask for updates")
    .argument('<file...>', 'whole bundles and deltas of one archive')
    .requiredOption('-o, --output <file>', 'the list to write, JSON')
    .option('--address <address>', 'where the files will lie (default: beside the list)')
    .action((files: string[], options: FeedOptions) => feed(files, options));
  examples(list, ['feed v2.zip v1-to-v2.zip -o feed.json --address https://example.org/letters/']);
}

/** Adds `search` to `program`. */
export function describeSearch(program: Command, signal: AbortSignal): void {
  program
    .command('search')
    .description('search a bundle as the library is searched')
    .argument('<file>')
    .argument('[query...]', 'words, "phrases in quotes", -not, title:, source:, after:, before:')
    .option('--top <number>', 'most hits, 1 to 1000 (default: 10; for --run: 1000)')
    .option('--limit <number>', 'the same as --top')
    .option('--json', 'as JSON')
    .option('--explain', 'what each score is the sum of')
    .option('--ignore-dates', 'recent documents are not preferred')
    .option('--queries <file>', 'many queries: lines of {"_id": …, "text": …}')
    .option('--run <file>', 'where their hits go, as TREC run lines')
    .option('--syntax', 'read the queries of --queries as typed ones, not as plain words')
    .action((file: string, query: string[], options: SearchOptions) =>
      search(file, query.join(' '), options, signal),
    );
}

/** Adds what says names of a bundle to `program`. */
export function describeNames(program: Command, signal: AbortSignal): void {
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
