// `npm run zip`: installs what making the packages for the stores needs, then makes them.
import { spawnSync } from 'node:child_process';
import { ensureDependencies } from './lib/install.mjs';
import { toolEnvironment, typeScript } from './lib/node24.mjs';
import { ROOT, runMain } from './lib/run.mjs';

await runMain(async () => {
  await ensureDependencies({ needs: ['addons-linter'] });
  const [command, args] = typeScript('scripts/packages/make-packages.ts', process.argv.slice(2));
  const options = { cwd: ROOT, stdio: 'inherit', env: toolEnvironment() };
  return spawnSync(command, args, options).status ?? 1;
});
