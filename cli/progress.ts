/** Shortest time between two lines of progress, ms: on a terminal, and in a log. */
const INTERVAL_MS = { terminal: 200, log: 5000 } as const;

/** Tells on stderr how far a command is; stdout stays for its answer. */
export type Progress = {
  /** Shown when the last line is old enough. */
  update(line: string): void;
  /** Shown for good. */
  say(line: string): void;
};

/** @param isQuiet say nothing but what is said for good */
export function createProgress(isQuiet: boolean): Progress {
  const { stderr } = process;
  const interval = stderr.isTTY ? INTERVAL_MS.terminal : INTERVAL_MS.log;
  let last = Date.now();
  let isOpen = false;
  const close = (): void => {
    if (isOpen) stderr.write('\r\u001B[K');
    isOpen = false;
  };
  return {
    update(line) {
      if (isQuiet || Date.now() - last < interval) return;
      last = Date.now();
      close();
      stderr.write(stderr.isTTY ? line : `${line}\n`);
      isOpen = stderr.isTTY;
    },
    say(line) {
      close();
      stderr.write(`${line}\n`);
    },
  };
}
