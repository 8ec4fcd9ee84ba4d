import type { Mention, TextBlock } from '@/lib/model/mention';
import { TokenList } from '@/lib/text/token-list';
import { chooseSalient } from './choose-salient';
import type { NameTable } from './name-table';
import { PageCounts } from './page-counts';
import { findNames } from './page-mentions';
import { scanBlock, type BlockScan } from './page-scan';
import { resolvePage } from './resolve-page';

/** Links the blocks of one page and remembers what it read, so that later blocks fit in. */
export type PageLinker = {
  /** The mentions of the whole page, in order; forgets what was read before. */
  linkPage(blocks: readonly TextBlock[]): Mention[];
  /**
   * The mentions of changed or new blocks. A block with a known id takes that block's place, a new
   * one comes last; what the page said before counts for them.
   */
  linkMore(blocks: readonly TextBlock[]): Mention[];
};

/** A linker for one page. @param tables name tables of the archives, in the reader's order */
export function createPageLinker(tables: readonly NameTable[]): PageLinker {
  let scans: BlockScan[] = [];
  let places = new Map<number, number>();
  let counts = new PageCounts();
  const tokens = new TokenList();
  const isName = (a: number, b: number): boolean => tables.some((names) => names.find(a, b) >= 0);

  function read(block: TextBlock): void {
    const scan = scanBlock(block, tokens, isName);
    const place = places.get(block.id);
    if (place === undefined) {
      places.set(block.id, scans.length);
      scans.push(scan);
    } else {
      const before = scans[place];
      if (before) counts.add(before, -1);
      scans[place] = scan;
    }
    counts.add(scan, 1);
  }

  function link(): Mention[] {
    const names = scans.flatMap((scan, i) => findNames({ tables, counts }, scan, i));
    return chooseSalient(tables, resolvePage(tables, scans, names));
  }

  return {
    linkPage(blocks) {
      scans = [];
      places = new Map();
      counts = new PageCounts();
      for (const block of blocks) read(block);
      return link();
    },
    linkMore(blocks) {
      for (const block of blocks) read(block);
      const wanted = new Set(blocks.map(({ id }) => id));
      return link().filter(({ block }) => wanted.has(block));
    },
  };
}
