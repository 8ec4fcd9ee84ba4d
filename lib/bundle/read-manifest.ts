import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { damaged, newerFormat } from './bundle-problem';
import {
  BUNDLE_FORMAT,
  firstIssue,
  manifestSchema,
  MAX_MANIFEST_BYTES,
  PARTS,
  type BundleManifest,
} from './bundle-schema';
import { readEntry } from './entry-stream';
import { verifySignature } from './signature';
import type { ZipEntries } from '@/lib/zip/open-zip';

/** Features beyond format 1 that this version understands, as `mustUnderstand` names them. */
const UNDERSTOOD: ReadonlySet<string> = new Set();

/** The two fields that decide whether the rest can be read at all. */
const versionSchema = v.object({
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  mustUnderstand: v.optional(v.array(v.string()), []),
});

/** The manifest of a bundle, checked, and who signed it. @throws {BundleError} */
export async function readManifest(
  entries: ZipEntries,
): Promise<{ manifest: BundleManifest; manifestSha256: string; signer: string | undefined }> {
  const entry = entries.get(PARTS.manifest);
  if (!entry) throw damaged(PARTS.manifest, 'it is missing');
  const bytes = await readEntry(entry, undefined, MAX_MANIFEST_BYTES);
  const manifest = parseManifest(bytes);
  const signature = entries.get(PARTS.signature);
  const signer =
    signature &&
    (await verifySignature(bytes, await readEntry(signature, undefined, MAX_MANIFEST_BYTES)));
  return { manifest, manifestSha256: bytesToHex(sha256(bytes)), signer };
}

function parseManifest(bytes: Uint8Array): BundleManifest {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), decode(bytes));
  if (!json.success) throw damaged(PARTS.manifest, 'it is not JSON');
  const version = v.safeParse(versionSchema, json.output);
  if (!version.success) throw damaged(PARTS.manifest, firstIssue(version.issues));
  const { format, mustUnderstand } = version.output;
  if (format > BUNDLE_FORMAT)
    throw newerFormat(`is of format ${format}; this version reads format ${BUNDLE_FORMAT}`);
  const unknown = mustUnderstand.filter((feature) => !UNDERSTOOD.has(feature));
  if (unknown.length > 0)
    throw newerFormat(`needs what this version does not know: ${unknown.join(', ').slice(0, 200)}`);
  const manifest = v.safeParse(manifestSchema, json.output);
  if (!manifest.success) throw damaged(PARTS.manifest, firstIssue(manifest.issues));
  if (manifest.output.base && !manifest.output.result)
    throw damaged(PARTS.manifest, 'result: a delta says which version it leads to');
  return manifest.output;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
