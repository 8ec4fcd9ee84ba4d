import type { Mention, TextBlock } from '@/lib/model/mention';
import { TokenList } from '@/lib/text/token-list';
import { chooseSalient } from './choose-salient';
import type { ArchiveNames } from './open-names';
import { countPage, isForeignPage } from './page-counts';
import { PageFacts } from './page-facts';
import { evidenceOf, type NameEvidence } from './name-evidence';
import type { Gate } from './page-gate';
import { findNames, type FoundName } from './page-mentions';
import { PagePieces } from './page-pieces';
import { scanBlock, type BlockScan } from './page-scan';
import { resolvePage, type PageName } from './resolve-page';

/** Links the blocks of one page and remembers what it read, so that later blocks fit in. */
export type PageLinker = {
  /** The mentions of the whole page, in order; forgets what was read before. */
  linkPage(blocks: readonly TextBlock[]): Mention[];
  /**
   * The mentions of changed or new blocks. A block with a known id takes that block's place, a new
   * one comes last; what the page said before counts for them.
   */
  linkMore(blocks: readonly TextBlock[]): Mention[];
  /** All names of the whole page, in order: those of the tables, and those that nobody knows. */
  namePage(blocks: readonly TextBlock[]): ExplainedName[];
};

/** A name of a page with what decided that it is one. */
export type ExplainedName = PageName & { readonly evidence: NameEvidence };

function noEvidence(): object {
  return {};
}

/** Words that the page itself says to be short for small words: first hashes. */
function plainAcronyms(scans: readonly BlockScan[]): ReadonlySet<number> {
  const plain = new Set<number>();
  for (const { runs } of scans)
    for (const { plainAcronym, tokens } of runs) if (plainAcronym) plain.add(tokens[0]?.a ?? 0);
  return plain;
}

/** A linker for one page. @param tables names of the archives, in the reader's order */
export function createPageLinker(tables: readonly ArchiveNames[]): PageLinker {
  const tokens = new TokenList();
  let facts = new PageFacts(tables);
  let scans: BlockScan[] = [];
  let places = new Map<number, number>();

  function readWhole(blocks: readonly TextBlock[]): void {
    facts = new PageFacts(tables);
    scans = [];
    places = new Map();
    for (const block of blocks) read(block);
  }

  function read(block: TextBlock): void {
    const place = places.get(block.id) ?? scans.length;
    places.set(block.id, place);
    scans[place] = scanBlock(block, tokens, facts);
  }

  function names<T>(explain: (gate: Gate, found: FoundName, text: string) => T): (PageName & T)[] {
    countPage(facts, scans);
    const known = new PagePieces(tables);
    for (const { runs } of scans)
      for (const run of runs) if (!run.shouted && !run.uncased) known.add(facts, run);
    const gate = { tables, facts, known, isForeign: isForeignPage(scans) };
    const plain = plainAcronyms(scans);
    const found = scans
      .flatMap((scan, i) => findNames(gate, scan, i))
      .filter(({ run, from, to }) => to - from > 1 || !plain.has(run.tokens[from]?.a ?? 0));
    return resolvePage(tables, scans, found).map(({ found: from, ...name }) => ({
      ...name,
      ...explain(gate, from, name.surface),
    }));
  }

  return {
    linkPage(blocks) {
      readWhole(blocks);
      return chooseSalient(tables, names(noEvidence));
    },
    linkMore(blocks) {
      for (const block of blocks) read(block);
      const wanted = new Set(blocks.map(({ id }) => id));
      return chooseSalient(tables, names(noEvidence)).filter(({ block }) => wanted.has(block));
    },
    namePage(blocks) {
      readWhole(blocks);
      return names((gate, found, text) => ({ evidence: evidenceOf(gate, found, text) }));
    },
  };
}
