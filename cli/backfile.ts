import { EXIT } from './cli-error';
import { runCommand } from './run-command';

// Whoever read the answer has seen enough.
process.stdout.on('error', () => process.exit(EXIT.done));
process.exitCode = await runCommand(process.argv.slice(2));
