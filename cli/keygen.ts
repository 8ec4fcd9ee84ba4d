import { publicKeyHex, writeNewKeys } from './signing-keys';

/** Makes a key for signing, and says its public part. @throws {CliError} */
export async function keygen(options: { output: string }): Promise<void> {
  const keys = await writeNewKeys(options.output);
  process.stdout.write(`${await publicKeyHex(keys)}\n`);
  process.stderr.write(
    `${options.output}: a private key. Keep it safe and secret: an archive that was signed by it is only updated by it.\n`,
  );
}
