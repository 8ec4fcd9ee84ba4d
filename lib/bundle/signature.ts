import * as v from 'valibot';
import { damaged } from './bundle-problem';
import { PARTS } from './bundle-schema';

const base64 = (bytes: number) =>
  v.pipe(
    v.string(),
    v.base64(),
    v.transform((text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))),
    v.check((raw) => raw.length === bytes, `not ${bytes} bytes`),
  );

/** `manifest.sig`: raw Ed25519 public key and signature over the manifest's exact bytes, base64. */
const signatureSchema = v.object({ key: base64(32), signature: base64(64) });

/**
 * Checks `manifest.sig` against the manifest's bytes.
 *
 * @returns the signer's public key, 64 lower-case hex digits
 * @throws {BundleError} when it does not fit
 */
export async function verifySignature(
  manifest: BufferSource,
  signature: Uint8Array,
): Promise<string> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), signatureSchema), decode(signature));
  if (!parsed.success) throw damaged(PARTS.signature, 'it is not a signature of format 1');
  const { key, signature: raw } = parsed.output;
  const publicKey = await crypto.subtle
    .importKey('raw', key, 'Ed25519', false, ['verify'])
    .catch(() => undefined);
  if (!publicKey || !(await crypto.subtle.verify('Ed25519', publicKey, raw, manifest)))
    throw damaged(PARTS.signature, 'it does not belong to this manifest: one of them was changed');
  return Array.from(key, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of `manifest.sig` for `manifest`. @param keys an Ed25519 pair, the public one extractable */
export async function signManifest(
  manifest: BufferSource,
  keys: CryptoKeyPair,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey));
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, manifest));
  const text = JSON.stringify({ key: toBase64(key), signature: toBase64(signature) });
  return new TextEncoder().encode(`${text}\n`);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
