import { until, wait, type Tab } from '@/scripts/browsers/driver';
import { ask } from './bench-library';
import type { TorturedLibrary } from './tortured-library';

/** An import in a round: of which file, and when it is disturbed, ms after it began. */
type Disturbed = {
  readonly file: string;
  readonly at: number;
  readonly random: () => number;
};

/** One way to cut an import short. */
export type Phase = {
  readonly name: string;
  /** @returns what was seen, for the log */
  run(tortured: TorturedLibrary, disturbed: Disturbed): Promise<string>;
};

/** Space that is left for an import, bytes: from hardly any to enough. */
const MOST_LEFT = 1_500_000;
/** Firefox gives an origin a fifth of this, kB, and 10 MB at least. */
const SMALL_STORAGE = { 'dom.quotaManager.temporaryStorage.fixedLimit': 50 * 1024 };

/** Begins the import and waits until it is to be disturbed. */
async function begin(tortured: TorturedLibrary, { file, at }: Disturbed): Promise<void> {
  await tortured.ask('begin', file);
  await wait(at);
}

/** Waits until an import runs or is over: which of two that begin at one moment is refused is nobody's matter. */
async function untilRunning(tortured: TorturedLibrary, other: Tab): Promise<void> {
  let isOver = false;
  void tortured.ask('outcome').then(() => (isOver = true));
  await until('an import', async () => isOver || (await ask(other, 'isImporting')));
}

/** A way that lets an import begin, and then does something to it. @param what says what was seen */
function disturbing(name: string, what: Phase['run']): Phase {
  return {
    name,
    async run(tortured, disturbed) {
      await begin(tortured, disturbed);
      return what(tortured, disturbed);
    },
  };
}

/** Imports `file` with so many bytes to store it in. @returns what stood in the way, if anything */
async function importInto(
  left: number,
  tortured: TorturedLibrary,
  file: string,
): Promise<string | undefined> {
  const isFirefox = tortured.library.engine === 'firefox';
  if (isFirefox) await tortured.restart('close', { preferences: SMALL_STORAGE });
  else await tortured.limitStorage(left);
  if (isFirefox) await tortured.ask('fill', left);
  await tortured.ask('begin', file);
  const { problem } = await tortured.ask('outcome');
  if (!isFirefox) await tortured.limitStorage();
  else {
    await tortured.ask('fill', -1);
    await tortured.restart('close');
  }
  return problem;
}

/** Every way, in turn. */
export const PHASES: readonly Phase[] = [
  disturbing('browser killed', async (tortured) => {
    await tortured.restart('kill');
    return 'started again';
  }),
  disturbing('tab closed', async (tortured) => {
    await tortured.closePage();
    return 'another one opened';
  }),
  {
    name: 'quota reached',
    async run(tortured, { file, random }) {
      const left = Math.round(random() * MOST_LEFT);
      const problem = await importInto(left, tortured, file);
      if (problem && problem !== 'no-space') throw new Error(`a full disk was called ${problem}`);
      return `${Math.round(left / 1000)} kB left, ${problem ?? 'enough'}`;
    },
  },
  disturbing('cancelled', async (tortured) => {
    await tortured.ask('cancel');
    const { problem } = await tortured.ask('outcome');
    if (problem && problem !== 'cancelled') throw new Error(`Cancel was called ${problem}`);
    return problem ?? 'too late';
  }),
  {
    name: 'two at once',
    async run(tortured, disturbed) {
      const other = await tortured.openPage();
      await begin(tortured, disturbed);
      await untilRunning(tortured, other);
      await ask(other, 'begin', disturbed.random() < 0.5 ? disturbed.file : 'new.zip');
      const outcomes = [await tortured.ask('outcome'), await ask(other, 'outcome')];
      await other.close();
      const [first, second] = outcomes.map(({ problem }) => problem ?? 'imported');
      if (first !== 'imported') throw new Error(`the first of two was called ${first}`);
      return `the other ${second}`;
    },
  },
  disturbing('file changed before it goes on', async (tortured, { random }) => {
    await tortured.restart('kill');
    const how = random() < 0.5 ? 'cut' : 'altered';
    const copies = await tortured.ask('spoilCopies', how);
    return `${copies} copies ${how}`;
  }),
  disturbing('worker stopped', async (tortured) => {
    await tortured.ask('stopWorker');
    return 'another one started';
  }),
  disturbing('browser restarted', async (tortured) => {
    await tortured.restart('close');
    return 'quit and started again';
  }),
];
