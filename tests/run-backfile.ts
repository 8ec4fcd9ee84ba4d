import { vi } from 'vitest';
import { runCommand } from '@/cli/run-command';

/** What a command did: its exit code, and what it wrote. */
export type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs the `backfile` command in this process: starting one for each call takes a second. */
export async function backfile(...args: string[]): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    return { code: await runCommand(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
