import { createModel, signal } from '@preact/signals';
import { report } from '@/lib/base/report';

/** What the first run asks of the browser. */
export type FirstRunClient = {
  /** Whether Backfile may read the sites that the reader opens. */
  mayReadSites(): Promise<boolean>;
  /** Has the browser ask for it; straight from a click. @returns the reader's answer */
  askForSites(): Promise<boolean>;
};

/** The steps of the first run, in order: what it is, where it may read, and a try. */
export const FIRST_RUN_STEPS = ['what', 'where', 'try'] as const;
export type FirstRunStep = (typeof FIRST_RUN_STEPS)[number];

/** The first run: three steps, the last of which is done when a card was opened. */
export const FirstRunModel = createModel((client: FirstRunClient) => {
  const step = signal<FirstRunStep>('what');
  const isOver = signal(false);
  /** Whether Backfile may read sites; undefined before that is known. */
  const mayRead = signal<boolean | undefined>(undefined);
  const sawCard = signal(false);

  async function answer(ask: () => Promise<boolean>): Promise<void> {
    try {
      mayRead.value = await ask();
    } catch (error) {
      report(error, 'while asking for access to sites');
    }
  }

  function go(by: 1 | -1): void {
    const at = FIRST_RUN_STEPS.indexOf(step.peek()) + by;
    const next = FIRST_RUN_STEPS[at];
    if (next !== undefined) step.value = next;
    else if (by > 0) isOver.value = true;
  }

  return {
    step,
    isOver,
    mayRead,
    sawCard,
    load: (): Promise<void> => answer(() => client.mayReadSites()),
    allow: (): Promise<void> => answer(() => client.askForSites()),
    next: (): void => go(1),
    back: (): void => go(-1),
    skip(): void {
      isOver.value = true;
    },
    noteCard(): void {
      sawCard.value = true;
    },
  };
});

/** The model of the first run. */
export type FirstRunModelInstance = InstanceType<typeof FirstRunModel>;
