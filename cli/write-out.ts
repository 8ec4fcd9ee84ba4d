import { once } from 'node:events';

/** Writes a line to stdout, and waits while whoever reads it is behind. */
export async function writeOut(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
