// `npm run bench -- update [DOCUMENTS|all] [--firefox] [--from=POINT] [--to=POINT] [--background]`: a newspaper and a
// working day more of it (300 documents added, 20 changed, 5 removed), as a step and as a whole, in the real
// extension; the step is cut short at each of twelve points by killing the browser, and taken up again.
import { cpSync, createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { ArchiveDocument } from '@/lib/model/document';
import { newProfile } from '@/scripts/browsers/browser-process';
import type { Tab } from '@/scripts/browsers/driver';
import { newsDocument, randomFrom } from '@/tests/generated-news';
import { aDocument } from '@/tests/library';
import { someQueries, type AskedWords } from '@/tests/stage-one';
import { bundleOf, deltaOf } from '@/tests/updates';
import { ask, benchLibrary, openPage, type BenchLibrary } from './bench-library';
import { differing, imported, interrupt } from './interruptions';
import type { Outcome } from './library-page';
import { POINTS } from './points';

const FILE = path.resolve('../shared/data/archives/tehran-times.jsonl.gz');
const DOCUMENTS = 8_000;
const [ADDED, CHANGED, REMOVED, QUERIES] = [300, 20, 5, 80];
const MB = 1_000_000;

/** What the library answers: by search, and of entities. */
type Answers = { readonly search: readonly string[]; readonly entities: string };

/** Runs it and prints what was measured. */
export async function benchUpdate(args: readonly string[]): Promise<void> {
  const engine = args.includes('--firefox') ? 'firefox' : 'chromium';
  const [given = DOCUMENTS] = args.filter((each) => !each.startsWith('--'));
  const numberOf = (flag: string): number | undefined => {
    const word = args.find((each) => each.startsWith(flag));
    return word === undefined ? undefined : Number(word.slice(flag.length));
  };
  const points = POINTS.slice((numberOf('--from=') ?? 1) - 1, numberOf('--to='));
  const count = given === 'all' ? Infinity : Number(given);
  const all = await newspaper(count + ADDED);
  const older = all.slice(0, -ADDED);
  const queries = someQueries(all, QUERIES, randomFrom(11));
  // A view of the background keeps the rows of the version before for 20 s: the worker that is to be stopped
  // while it sweeps them would leave them to a later sweep.
  const library = await benchLibrary(engine, args.includes('--background'));
  const profiles = mkdtempSync(path.join(tmpdir(), 'backfile-update-'));
  try {
    const newer = newerVersion(older, all.slice(-ADDED));
    const [old, whole] = [
      await bundleOf({ documents: older }),
      await bundleOf({ sequence: 2, documents: newer }),
    ];
    const step = await deltaOf(old, whole);
    await Promise.all([
      library.put('old.zip', old),
      library.put('new.zip', whole),
      library.put('step.zip', step),
    ]);
    console.log(
      `${older.length} documents; +${ADDED} ~${CHANGED} −${REMOVED}: a step of ${step.size.toLocaleString('en')} bytes, the whole of ${whole.size.toLocaleString('en')}`,
    );
    const bench = { library, queries, base: path.join(profiles, 'base') };
    const before = await importOld(bench);
    const run = path.join(profiles, 'run');
    cpSync(bench.base, run, { recursive: true });
    const stepped = await importStep(bench, run);
    const fresh = await importWhole(bench);
    console.log(
      `stage one, ${QUERIES} queries: ${differing(stepped.answers.search, fresh.search, queries)} to a fresh import; entities but for ids: ${stepped.answers.entities === fresh.entities ? 'equal' : 'DIFFERENT'}`,
    );
    const answers = { 1: before, 2: fresh.search };
    const places = { base: bench.base, run };
    const wrong = await interrupt({ library, queries, answers, places, points });
    if (wrong > 0) process.exitCode = 1;
  } finally {
    library.remove();
    rmSync(profiles, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

type Bench = {
  readonly library: BenchLibrary;
  readonly queries: readonly AskedWords[];
  /** The profile whose library has the older version. */
  readonly base: string;
};

async function importOld({ library, queries, base }: Bench): Promise<readonly string[]> {
  cpSync(newProfile(), base, { recursive: true });
  const browser = await library.start(base);
  const [cpu] = os.cpus();
  console.log(
    `${library.engine} ${browser.version}; ${os.cpus().length} × ${cpu?.model ?? 'unknown'}, load ${os
      .loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}`,
  );
  const tab = await openPage(browser);
  tell('the older version', await imported(tab, 'old.zip'));
  const { bytes, nameBytes } = await ask(tab, 'state');
  console.log(
    `  ${(bytes / MB).toFixed(1)} MB of rows, ${(nameBytes / MB).toFixed(1)} MB of them names`,
  );
  const search = await ask(tab, 'search', queries);
  await browser.close();
  return search;
}

async function importStep(
  { library, queries }: Bench,
  profile: string,
): Promise<{ answers: Answers; ms: number }> {
  const browser = await library.start(profile);
  const tab = await openPage(browser);
  const { preview, ms } = await ask(tab, 'preview', 'step.zip');
  if (!preview.ok) throw new Error(preview.error.message);
  const { added, changed, removed } = preview.value.changes ?? {};
  console.log(`the step previewed in ${ms} ms: +${added} ~${changed} −${removed}`);
  const outcome = await imported(tab, 'step.zip');
  tell('the step', outcome);
  const { segments } = await ask(tab, 'state');
  console.log(
    `  segments: ${segments.map(({ documents, dead }) => `${documents} (${dead} gone)`).join(', ')}`,
  );
  const answers = await answersOf(tab, queries);
  await browser.close();
  return { answers, ms: outcome.ms };
}

async function importWhole({ library, queries }: Bench): Promise<Answers> {
  const profile = newProfile();
  const browser = await library.start(profile);
  const tab = await openPage(browser);
  tell('a fresh import of the newer version', await imported(tab, 'new.zip'));
  const answers = await answersOf(tab, queries);
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return answers;
}

async function answersOf(tab: Tab, queries: readonly AskedWords[]): Promise<Answers> {
  return { search: await ask(tab, 'search', queries), entities: await ask(tab, 'entities') };
}

function tell(what: string, { ms, stages }: Outcome): void {
  const begun = Object.entries(stages).map(
    ([stage, at]) => `${stage} from ${(at / 1000).toFixed(1)}`,
  );
  console.log(`${what} imported in ${(ms / 1000).toFixed(1)} s (${begun.join(', ')})`);
}

/** The first documents of the newspaper; generated news where it is absent. */
async function newspaper(count: number): Promise<ArchiveDocument[]> {
  if (!existsSync(FILE)) {
    console.log(`no archive at ${FILE}: generated news in its place`);
    const length = Math.min(count, DOCUMENTS + ADDED);
    return Array.from({ length }, (_, n) => newsDocument(n));
  }
  const documents: ArchiveDocument[] = [];
  const input = createReadStream(FILE).pipe(createGunzip());
  for await (const line of createInterface({ input })) {
    const { id, title, text } = JSON.parse(line) as { id: number; title: string; text: string };
    documents.push(aDocument({ id: String(id), title, text }));
    if (documents.length >= count) break;
  }
  return documents;
}

/** Without some, with others changed: the second half of their text before the first. */
function newerVersion(
  older: readonly ArchiveDocument[],
  added: readonly ArchiveDocument[],
): ArchiveDocument[] {
  const every = Math.floor(older.length / (CHANGED + REMOVED));
  const kept = older.flatMap((document, n): ArchiveDocument[] => {
    const nth = n / every;
    if (!Number.isInteger(nth) || nth >= CHANGED + REMOVED) return [document];
    if (nth % 5 === 4) return [];
    const half = document.text.indexOf('. ', document.text.length / 2) + 2;
    const text = `${document.text.slice(half)} ${document.text.slice(0, half)}`;
    return [aDocument({ ...document, text })];
  });
  return [...kept, ...added];
}
