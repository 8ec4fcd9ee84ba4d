import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beginIndex } from '@/cli/prebuilt-index';
import type { BundleContent } from '@/lib/bundle/write-bundle';
import { bundleOf, UPDATED } from './updates';

/** A bundle of `content` with rows of every part, as the command line makes it. */
export async function prebuiltBundle(
  content: Partial<BundleContent> & Pick<BundleContent, 'documents'>,
): Promise<Blob> {
  const folder = await mkdtemp(path.join(tmpdir(), 'backfile-prebuilt-'));
  const index = await beginIndex({
    archive: (content.archive ?? UPDATED).id,
    entities: [],
    aside: path.join(folder, 'bundle'),
    onNames: () => undefined,
    signal: new AbortController().signal,
  });
  try {
    return await bundleOf({
      ...content,
      documents: index.through(content.documents),
      index: () => index.finish(),
      hasTexts: true,
    });
  } finally {
    await index.remove();
    await rm(folder, { recursive: true });
  }
}
