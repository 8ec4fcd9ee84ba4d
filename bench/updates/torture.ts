// `npm run bench -- torture [ROUNDS] [--firefox] [--seed N] [--phase N] [--delete-first]`: imports that are cut short in
// every way, in the real extension. After each round the library must answer as before or be the new
// version wholly; taken up again it must equal an import that nobody disturbed; nothing may be left over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundled } from '@/bench/search/extension';
import type { ArchiveDocument } from '@/lib/model/document';
import { newsDocument, randomFrom } from '@/tests/generated-news';
import { bundleOf, deltaOf } from '@/tests/updates';
import { benchLibrary, type BenchLibrary } from './bench-library';
import { deleteFirst } from './delete-first';
import { PHASES, type Phase } from './phases';
import { TorturedLibrary, type Expected } from './tortured-library';

const ROUNDS = 40;
const [DOCUMENTS, WORDS, ADDED] = [500, 60, 60];

/** What is imported in a round, over which library. */
type Job = { readonly file: string; readonly over: 'old' | 'nothing' };
const JOBS: readonly Job[] = [
  { file: 'step.zip', over: 'old' },
  { file: 'new.zip', over: 'old' },
  { file: 'step.zip', over: 'old' },
  { file: 'new.zip', over: 'nothing' },
];

/** Runs the rounds and prints what was seen. */
export async function benchTorture(args: readonly string[]): Promise<void> {
  const numberAfter = (flag: string, otherwise: number): number =>
    args.includes(flag) ? Number(args[args.indexOf(flag) + 1]) : otherwise;
  const rounds = Number(args[0]?.startsWith('--') ? ROUNDS : (args[0] ?? ROUNDS));
  const seed = numberAfter('--seed', Date.now() % 1_000_000);
  const engine = args.includes('--firefox') ? 'firefox' : 'chromium';
  const isSpoilt = args.includes('--delete-first');
  const library = await benchLibrary(engine);
  const profile = mkdtempSync(path.join(tmpdir(), 'backfile-torture-'));
  try {
    await putVersions(library);
    const tortured = await TorturedLibrary.start(library, profile);
    console.log(`seed ${seed}, ${engine} ${tortured.version}${isSpoilt ? ', deletes first' : ''}`);
    const expected = await expectations(tortured);
    if (isSpoilt)
      library.replace(
        'import-worker.js',
        await bundled('bench/updates/import-worker.ts', [deleteFirst()]),
      );
    // Short goes begin with another way each, so that together they have all of them.
    const first = numberAfter('--phase', 0);
    const random = randomFrom(seed);
    const wrong = await runRounds(tortured, { rounds, first, random, expected });
    await tortured.end();
    if (wrong > 0) process.exitCode = 1;
  } finally {
    library.remove();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function putVersions(library: BenchLibrary): Promise<void> {
  const news = (from: number, to: number): ArchiveDocument[] =>
    Array.from({ length: to - from }, (_, n) => newsDocument(from + n, WORDS));
  const older = news(0, DOCUMENTS);
  const changed = older.map((document, n) =>
    n % 50 === 7 ? { ...newsDocument(9_000 + n, WORDS), id: document.id } : document,
  );
  const newer = [...changed.filter((_, n) => n % 40 !== 3), ...news(DOCUMENTS, DOCUMENTS + ADDED)];
  const old = await bundleOf({ documents: older });
  const whole = await bundleOf({ sequence: 2, documents: newer });
  await library.put('old.zip', old);
  await library.put('new.zip', whole);
  await library.put('step.zip', await deltaOf(old, whole));
}

/** What was seen of one way. */
type Counts = { rounds: number; old: number; takenUp: number; wrong: number };

/** What each job comes to when nobody disturbs it. */
type Expectations = ReadonlyMap<Job, Expected>;

async function expectations(tortured: TorturedLibrary): Promise<Expectations> {
  const found = new Map<Job, Expected>();
  for (const job of JOBS) {
    await tortured.prepare(job.over);
    const before = await tortured.seen();
    const first = await tortured.import(job.file);
    const after = await tortured.seen();
    await tortured.prepare(job.over);
    // The first of a browser takes longer: what is cut short by its time would be complete.
    const second = await tortured.import(job.file);
    found.set(job, { before, after, ms: Math.min(first.ms, second.ms) });
  }
  return found;
}

async function runRounds(
  tortured: TorturedLibrary,
  run: {
    readonly rounds: number;
    readonly first: number;
    readonly random: () => number;
    readonly expected: Expectations;
  },
): Promise<number> {
  const { rounds, first, random, expected } = run;
  const told = new Map<Phase['name'], Counts>();
  for (let round = 0; round < rounds; round++) {
    const phase = PHASES[(first + round) % PHASES.length];
    const job = JOBS[Math.floor(random() * JOBS.length)];
    const right = job && expected.get(job);
    if (!phase || !right) throw new Error('no phase or job');
    await tortured.prepare(job.over);
    // A little longer than it takes: some come too late.
    const at = Math.round(random() * right.ms * 1.1);
    const isResumed = random() < 0.7;
    const said = await phase.run(tortured, { file: job.file, at, random });
    const { problems, isOld, isNew, isTakenUp, clearedMs } = await tortured.judge(right, isResumed);
    const counts = told.get(phase.name) ?? { rounds: 0, old: 0, takenUp: 0, wrong: 0 };
    told.set(phase.name, {
      rounds: counts.rounds + 1,
      old: counts.old + (isOld ? 1 : 0),
      takenUp: counts.takenUp + (isTakenUp ? 1 : 0),
      wrong: counts.wrong + (problems.length > 0 ? 1 : 0),
    });
    console.log(
      `${round + 1}. ${phase.name}, ${job.file} over ${job.over}, after ${at} ms (${said}): ${isOld ? 'as before' : isNew ? 'the new version' : 'neither'}${isTakenUp ? ', taken up again' : ''}, clear after ${(clearedMs / 1000).toFixed(1)} s${problems.length > 0 ? `: WRONG ${problems.join('; ')}` : ''}`,
    );
  }
  for (const [name, { rounds: count, old, takenUp, wrong }] of told)
    console.log(
      `${name}: ${count} rounds, ${old} left the old version, ${takenUp} of them taken up again, ${wrong} wrong`,
    );
  const wrong = [...told.values()].reduce((sum, counts) => sum + counts.wrong, 0);
  console.log(`${rounds} rounds, ${wrong} wrong`);
  return wrong;
}
