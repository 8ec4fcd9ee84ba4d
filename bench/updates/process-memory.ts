import { readdirSync, readFileSync } from 'node:fs';

const KIB = 1_024;

/**
 * What the largest process of a process group that holds pages has in memory of its own, bytes; 0 where there is no
 * `/proc`.
 */
export function largestPageProcess(group: number): number {
  const sizes = processes().flatMap((pid) => {
    try {
      const [, , groupOf] =
        readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      if (Number(groupOf) !== group || !holdsPages(pid)) return [];
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * KIB;
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
  return Math.max(0, ...sizes);
}

function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function holdsPages(pid: string): boolean {
  return /--type=renderer|-contentproc/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
}
