import type { Mention, TextBlock } from '@/lib/model/mention';
import type { ArchiveNames } from './open-names';
import { createPageLinker } from './page-linker';

/**
 * The mentions of known names in the blocks of a page, in order and apart. The result depends on
 * the ordered list of blocks and on nothing else.
 */
export function detectNames(
  blocks: readonly TextBlock[],
  tables: readonly ArchiveNames[],
): Mention[] {
  return createPageLinker(tables).linkPage(blocks);
}
