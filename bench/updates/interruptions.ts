import { cpSync, rmSync } from 'node:fs';
import { bundled } from '@/bench/search/extension';
import type { Tab } from '@/scripts/browsers/driver';
import type { AskedWords } from '@/tests/stage-one';
import { ask, openPage, type BenchLibrary } from './bench-library';
import type { Outcome } from './library-page';
import type { Point } from './points';

/** An update that is cut short. */
export type Interrupted = {
  /** Has `step.zip`, which leads from version 1 to version 2. */
  readonly library: BenchLibrary;
  readonly queries: readonly AskedWords[];
  /** What the two versions answer to them, a digest each. */
  readonly answers: Readonly<Record<1 | 2, readonly string[]>>;
  /** A profile whose library is at version 1, and where copies of it may be. */
  readonly places: { readonly base: string; readonly run: string };
  readonly points: readonly Point[];
};

/**
 * Cuts the update short at each point by killing the browser (SIGKILL), looks at what is left, takes it up
 * again and looks once more. Prints a row each.
 *
 * @returns at how many points something was wrong
 */
export async function interrupt(interrupted: Interrupted): Promise<number> {
  const { library, places, points } = interrupted;
  library.replace('stopping-worker.js', await bundled('bench/updates/stopping-worker.ts'));
  console.log('| killed when | version | it answers | then | version 2 answers | left over |');
  console.log('|---|---|---|---|---|---|');
  let wrong = 0;
  for (const point of points) {
    rmSync(places.run, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    cpSync(places.base, places.run, { recursive: true });
    if (!(await isRightAfter(point, interrupted))) wrong++;
  }
  console.log(`${points.length} interruptions, ${wrong} wrong`);
  return wrong;
}

async function isRightAfter(
  point: Point,
  { library, queries, answers, places }: Interrupted,
): Promise<boolean> {
  let browser = await library.start(places.run);
  await ask(await openPage(browser), 'beginUntil', { file: 'step.zip', point: point.name });
  await browser.kill();
  browser = await library.start(places.run);
  const tab = await openPage(browser);
  const { sequence } = await ask(tab, 'state');
  const left = differing(await ask(tab, 'search', queries), answers[point.version], queries);
  const then = sequence === 1 ? await goOn(tab) : 'it is complete';
  const whole = differing(await ask(tab, 'search', queries), answers[2], queries);
  const ms = await ask(tab, 'tidyWholly');
  const { orphans, unfinished, copies } = await ask(tab, 'state');
  await browser.close();
  const rest = `${orphans} orphans, ${unfinished} unfinished, ${copies} copies after ${(ms / 1000).toFixed(1)} s`;
  console.log(`| ${point.name} | ${sequence} | ${left} | ${then} | ${whole} | ${rest} |`);
  const isClear = orphans + unfinished + copies === 0;
  return sequence === point.version && left === EQUAL && whole === EQUAL && isClear;
}

async function goOn(tab: Tab): Promise<string> {
  const outcome = await ask(tab, 'resume');
  if (outcome?.problem) throw new Error(`taken up again: ${outcome.message}`);
  if (outcome) return 'taken up again';
  await imported(tab, 'step.zip');
  return 'begun again';
}

/** Imports `file`. @throws {Error} when something stands in the way */
export async function imported(tab: Tab, file: string): Promise<Outcome> {
  await ask(tab, 'begin', file);
  const outcome = await ask(tab, 'outcome');
  if (outcome.problem) throw new Error(`${file}: ${outcome.message}`);
  return outcome;
}

const EQUAL = 'equal';

/** Whether answers are equal, and else to which queries they are not. */
export function differing(
  some: readonly string[],
  others: readonly string[],
  queries: readonly AskedWords[],
): string {
  const wrong = queries.filter((_, n) => some[n] === undefined || some[n] !== others[n]);
  const [first] = wrong;
  return first ? `DIFFERENT in ${wrong.length}, as in "${first.text}"` : EQUAL;
}
