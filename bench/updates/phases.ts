import { wait } from '@/scripts/browsers/driver';
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
async function begun(tortured: TorturedLibrary, { file, at }: Disturbed): Promise<void> {
  await tortured.ask('begin', file);
  await wait(at);
}

/** Every way, in turn. */
export const PHASES: readonly Phase[] = [
  {
    name: 'browser killed',
    async run(tortured, disturbed) {
      await begun(tortured, disturbed);
      await tortured.restart('kill');
      return 'started again';
    },
  },
  {
    name: 'tab closed',
    async run(tortured, disturbed) {
      await begun(tortured, disturbed);
      await tortured.closePage();
      return 'another one opened';
    },
  },
  {
    name: 'quota reached',
    async run(tortured, { file, random }) {
      const left = Math.round(random() * MOST_LEFT);
      const isFirefox = tortured.library.engine === 'firefox';
      if (isFirefox) await tortured.restart('close', { preferences: SMALL_STORAGE });
      else await tortured.limitStorage(left);
      if (isFirefox) await tortured.ask('fill', left);
      await tortured.ask('begin', file);
      const { problem } = await tortured.ask('outcome');
      if (isFirefox) {
        await tortured.ask('fill', -1);
        await tortured.restart('close');
      } else await tortured.limitStorage();
      if (problem && problem !== 'no-space') throw new Error(`a full disk was called ${problem}`);
      return `${Math.round(left / 1000)} kB left, ${problem ?? 'enough'}`;
    },
  },
  {
    name: 'cancelled',
    async run(tortured, disturbed) {
      await begun(tortured, disturbed);
      await tortured.ask('cancel');
      const { problem } = await tortured.ask('outcome');
      if (problem && problem !== 'cancelled') throw new Error(`Cancel was called ${problem}`);
      return problem ?? 'too late';
    },
  },
  {
    name: 'two at once',
    async run(tortured, disturbed) {
      const other = await tortured.openPage();
      await begun(tortured, disturbed);
      await ask(other, 'begin', disturbed.random() < 0.5 ? disturbed.file : 'new.zip');
      const outcomes = [await tortured.ask('outcome'), await ask(other, 'outcome')];
      await other.close();
      const [first, second] = outcomes.map(({ problem }) => problem ?? 'imported');
      if (first !== 'imported') throw new Error(`the first of two was called ${first}`);
      return `the other ${second}`;
    },
  },
  {
    name: 'file changed before it goes on',
    async run(tortured, disturbed) {
      await begun(tortured, disturbed);
      await tortured.restart('kill');
      const how = disturbed.random() < 0.5 ? 'cut' : 'altered';
      const copies = await tortured.ask('spoilCopies', how);
      return `${copies} copies ${how}`;
    },
  },
  {
    name: 'worker stopped',
    async run(tortured, disturbed) {
      await begun(tortured, disturbed);
      await tortured.ask('stopWorker');
      return 'another one started';
    },
  },
  {
    name: 'browser restarted',
    async run(tortured, disturbed) {
      await begun(tortured, disturbed);
      await tortured.restart('close');
      return 'quit and started again';
    },
  },
];
