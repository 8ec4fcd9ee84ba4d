/** Shortest time between two lines of progress, ms: on a terminal, and in a log. */
const INTERVAL_MS = { terminal: 200, log: 5000 } as const;
/** Width of a bar, characters. */
const BAR_CHARS = 24;
const MS_PER_SECOND = 1000;

/** Tells on stderr how far a command is; stdout stays for its answer. */
export type Progress = {
  /** Shown when the last line is old enough. */
  update(line: string): void;
  /** So many documents of `expected` are done with: a bar where the end is known, and the rate. */
  step(what: string, done: number, expected?: number): void;
  /** Shown for good. */
  say(line: string): void;
};

/** @param isQuiet say nothing but what is said for good */
export function createProgress(isQuiet: boolean): Progress {
  const { stderr } = process;
  const interval = stderr.isTTY ? INTERVAL_MS.terminal : INTERVAL_MS.log;
  let last = Date.now();
  let isOpen = false;
  let stage = { what: '', since: Date.now(), done: 0 };
  const close = (): void => {
    if (isOpen) stderr.write('\r\u001B[K');
    isOpen = false;
  };
  const progress: Progress = {
    update(line) {
      if (isQuiet || Date.now() - last < interval) return;
      last = Date.now();
      close();
      stderr.write(stderr.isTTY ? line : `${line}\n`);
      isOpen = stderr.isTTY;
    },
    step(what, done, expected) {
      if (stage.what !== what || done < stage.done) stage = { what, since: Date.now(), done: 0 };
      stage.done = done;
      if (isQuiet || Date.now() - last < interval) return;
      const seconds = Math.max(1, Date.now() - stage.since) / MS_PER_SECOND;
      progress.update(lineOf(what, { done, expected, rate: done / seconds }));
    },
    say(line) {
      close();
      stderr.write(`${line}\n`);
    },
  };
  return progress;
}

function lineOf(
  what: string,
  { done, expected, rate }: { done: number; expected: number | undefined; rate: number },
): string {
  const counted = `${done.toLocaleString('en')} documents, ${Math.round(rate).toLocaleString('en')}/s`;
  if (!expected || expected < done) return `${what}: ${counted}`;
  const filled = Math.round((done / expected) * BAR_CHARS);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_CHARS - filled)}`;
  const left = rate > 0 ? `, ${Math.ceil((expected - done) / rate)} s left` : '';
  return `${what} ${bar} ${Math.floor((done / expected) * 100)} % (${counted}${left})`;
}
