import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wait } from './driver';

/** Longest wait for a browser to quit by itself, ms. */
const QUIT_MS = 5_000;

/** A browser's process and its data folder. */
export type BrowserProcess = {
  readonly child: ChildProcess;
  readonly profile: string;
  readonly ended: Promise<void>;
  /** Kills the process group; resolves when it is gone. */
  kill(): Promise<void>;
  /** Waits for it to quit, kills it if it does not, and removes its data folder if it was its own. */
  finish(): Promise<void>;
};

/** Makes a data folder of its own for a browser. */
export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), 'backfile-browser-'));
}

/**
 * Starts a browser in a process group of its own, so that all of it can be ended.
 *
 * @param options.pipes whether file descriptors 3 and 4 are pipes to it and from it
 * @param options.keepProfile whether the data folder stays when it ends
 */
export function startProcess(
  file: string,
  args: readonly string[],
  options: { readonly profile: string; readonly keepProfile: boolean; readonly pipes: boolean },
): BrowserProcess {
  const child = spawn(file, args, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', ...(options.pipes ? (['pipe', 'pipe'] as const) : [])],
    // Without the second, Firefox keeps to its maker's server for remote settings.
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const killGroup = (): void => {
    try {
      if (child.pid) process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
    } catch {
      // It ended meanwhile.
    }
  };
  process.once('exit', killGroup);
  void ended.then(() => process.off('exit', killGroup));
  const kill = async (): Promise<void> => {
    killGroup();
    await ended;
  };
  const finish = async (): Promise<void> => {
    await Promise.race([ended, wait(QUIT_MS)]);
    await kill();
    if (!options.keepProfile)
      rmSync(options.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { child, profile: options.profile, ended, kill, finish };
}
