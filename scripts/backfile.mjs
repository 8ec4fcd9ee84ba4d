// The `backfile` command from a fresh clone: installs what it needs, then hands over to the CLI.
import { spawn } from 'node:child_process';
import { ensureDependencies } from './lib/install.mjs';
import { typeScript } from './lib/node24.mjs';
import { runMain } from './lib/run.mjs';

await runMain(async () => {
  await ensureDependencies({ toStderr: true });
  const [command, args] = typeScript('cli/backfile.ts', process.argv.slice(2));
  // npm runs scripts in the project's folder; paths mean the folder where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('close', (code) => resolve(code ?? 1));
  });
});
