import { bundleFailure } from './cli-error';
import { openBundleFile } from './open-bundle-file';
import { summarise, type Summary } from './summarise-bundle';
import { BundleError } from '@/lib/bundle/bundle-problem';

/** Says what is in the bundle `file`, for people or as JSON. @throws {CliError} */
export async function inspect(
  file: string,
  options: { json?: boolean },
  signal: AbortSignal,
): Promise<void> {
  const bundle = await openBundleFile(file);
  try {
    const summary = await summarise(bundle, signal);
    process.stdout.write(
      options.json
        ? `${JSON.stringify(summary, undefined, 2)}\n`
        : `${forPeople(file, summary).join('\n')}\n`,
    );
  } catch (error) {
    if (error instanceof BundleError) throw bundleFailure(file, error.problem);
    throw error;
  }
}

function forPeople(file: string, summary: Summary): string[] {
  const { archive, documents, withField } = summary;
  const list = (counts: Record<string, number>): string =>
    Object.entries(counts)
      .map(([what, count]) => `${what} (${count})`)
      .join(', ');
  return [
    `${file}: bundle of "${archive.name}", sequence ${summary.sequence}`,
    `id         ${archive.id}`,
    ...(['description', 'edition', 'publisher', 'licence', 'homepage'] as const)
      .filter((field) => archive[field])
      .map((field) => `${field.padEnd(11)}${archive[field]}`),
    `signed     ${summary.signer ?? 'no'}`,
    `documents  ${documents}; dated ${withField.date}, with source ${withField.source}, author ${withField.author}, address ${withField.url}, licence ${withField.licence}`,
    ...(summary.dates ? [`dates      ${summary.dates.first} to ${summary.dates.last}`] : []),
    `sources    ${list(summary.sources) || 'none stated'}`,
    `languages  ${list(summary.languages)}`,
    `text       ${summary.characters.text} characters, ${summary.characters.cleaned} without furniture`,
    `entities   ${summary.entities} from the publisher`,
    ...indexLines(summary.index),
    ...summary.sampleDocuments.map((sample) => `\n${JSON.stringify(sample, undefined, 1)}`),
  ];
}

function indexLines(index: Summary['index']): string[] {
  if (!index) return ['index      none; it is made at import'];
  const { rows, names, commonest = [] } = index;
  const made = `${index.analyser}, ${index.engine}`;
  if (names === undefined)
    return [`index      made by another version (${made}); it is made anew at import`];
  const shown = commonest.map(({ canonical, documentCount }) => `${canonical} (${documentCount})`);
  return [
    `index      ${rows.documents} + ${rows.names} rows, ${made}`,
    `names      ${names}: ${shown.join(', ')}`,
  ];
}
