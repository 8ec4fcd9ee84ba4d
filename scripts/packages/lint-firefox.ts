import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as v from 'valibot';

const said = v.array(
  v.object({ code: v.string(), file: v.optional(v.string()), message: v.string() }),
);
const reportSchema = v.object({ errors: said, notices: said, warnings: said });
type Report = v.InferOutput<typeof reportSchema>;

/** A warning that was looked at, and why it stands. At most `times` of them in such a file. */
type Known = {
  readonly code: string;
  readonly file: RegExp;
  readonly times: number;
  readonly because: string;
};

/** Every warning that may be there. Each was read in the built file. */
const KNOWN: readonly Known[] = [
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    file: /^manifest\.json$/,
    times: 1,
    because: 'Offered for the desktop alone, whose long-term release is 140.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(card-page\.js|chunks\/first-.*\.js)$/,
    times: 1,
    because: "Preact's dangerouslySetInnerHTML, which no component uses (a test holds it).",
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^assets\/html-page-.*\.js$/,
    times: 4,
    because: 'Readability and linkedom, in a worker that has no document of its own.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^clippings-worker\.js$/,
    times: 5,
    because: 'The same, in the worker that reads saved pages, and zip.js as below.',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(assets\/(source-worker|open-zip|stream-entry)-.*|chunks\/update-work-.*|import-worker|background)\.js$/,
    times: 1,
    because: 'zip.js can load a codec from an address that is given to it; none is given.',
  },
];

/**
 * What the store of Firefox would say of a package.
 *
 * @param file the package
 * @returns lines to print, and whether it may be handed in: no error, and no warning but those looked at
 */
export function lintFirefox(file: string): { readonly isClean: boolean; readonly lines: string[] } {
  const report = reportOn(file);
  const left = new Map(KNOWN.map((known) => [known, known.times]));
  const found = new Map<string, number>();
  const bad = [...report.errors, ...report.notices];
  for (const warning of report.warnings) {
    const known = KNOWN.find(
      (one) => one.code === warning.code && one.file.test(warning.file ?? ''),
    );
    const place = `${warning.file ?? ''} ${warning.code}`;
    found.set(place, (found.get(place) ?? 0) + 1);
    if (!known || (found.get(place) ?? 0) > (left.get(known) ?? 0)) bad.push(warning);
  }
  return {
    isClean: bad.length === 0,
    lines: [
      `addons-linter: ${report.errors.length} errors, ${report.notices.length} notices, ${report.warnings.length} warnings, of which ${bad.length} are not known`,
      ...bad.map(({ code, file: where = '', message }) => `  ${where}: ${code}: ${message}`),
    ],
  };
}

function reportOn(file: string): Report {
  const folder = path.dirname(createRequire(import.meta.url).resolve('addons-linter/package.json'));
  const args = [path.join(folder, 'bin', 'addons-linter'), file, '--output', 'json', '--no-config'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  try {
    return v.parse(reportSchema, JSON.parse(stdout));
  } catch {
    throw new Error(`addons-linter said nothing that can be read: ${stdout}${stderr}`);
  }
}
