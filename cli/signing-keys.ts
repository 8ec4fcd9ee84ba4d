import { readFile, writeFile } from 'node:fs/promises';
import { CliError } from './cli-error';

const PEM = /-----BEGIN PRIVATE KEY-----\s*([A-Za-z0-9+/=\s]+?)\s*-----END PRIVATE KEY-----/;
const PEM_LINE_CHARS = 64;
/** Only its owner may read a private key. */
const PRIVATE_MODE = 0o600;

/** The Ed25519 pair in the PKCS#8 PEM file `file`. @throws {CliError} */
export async function readSigningKeys(file: string): Promise<CryptoKeyPair> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`${file}: there is no such key file. Make one: backfile keygen -o ${file}`);
  });
  const base64 = PEM.exec(text)?.[1];
  if (base64 === undefined) throw noKey(file);
  try {
    const bytes = Buffer.from(base64, 'base64');
    const privateKey = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', true, ['sign']);
    const { kty, crv, x } = await crypto.subtle.exportKey('jwk', privateKey);
    const publicJwk = { kty: kty ?? '', crv: crv ?? '', x: x ?? '' };
    const publicKey = await crypto.subtle.importKey('jwk', publicJwk, 'Ed25519', true, ['verify']);
    return { privateKey, publicKey };
  } catch {
    throw noKey(file);
  }
}

/** Makes an Ed25519 pair and writes it to `file`. @throws {CliError} when something is there */
export async function writeNewKeys(file: string): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new Error('Backfile: a signing key is a pair');
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${PEM_LINE_CHARS}}`, 'g')) ?? [];
  const pem = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
  await writeFile(file, pem, { mode: PRIVATE_MODE, flag: 'wx' }).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new CliError(
      reason === 'EEXIST'
        ? `${file} exists. A key that is overwritten is lost, and with it every archive signed by it: choose another file.`
        : `${file}: it cannot be written (${String(reason ?? error)}).`,
    );
  });
  return pair;
}

/** The public key of a pair, 64 hex digits, as readers name a signer. */
export async function publicKeyHex({ publicKey }: CryptoKeyPair): Promise<string> {
  return Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('hex');
}

function noKey(file: string): CliError {
  return new CliError(
    `${file}: it is no Ed25519 private key (PKCS#8 PEM). Make one: backfile keygen -o key.pem`,
  );
}
