import type { Mention } from '@/lib/model/mention';
import type { NameTable } from './name-table';
import type { PageName } from './resolve-page';

/** Blocks of a section: about a screenful. */
const SECTION_BLOCKS = 12;
/** Most underlines in a section. */
const MAX_UNDERLINES = 40;
/** An entity in more than this share of an archive of this many documents is underlined once a page. */
const EVERYWHERE = 0.3;
const MIN_DOCUMENTS = 50;

/** Marks which mentions earn an underline: the first of each entity in each section, capped. */
export function chooseSalient(tables: readonly NameTable[], names: readonly PageName[]): Mention[] {
  const mentions = names.filter(isKnown);
  const shown = new Set<KnownName>();
  const seen = new Set<string | number>();
  const sections = Map.groupBy(mentions, ({ blockIndex }) =>
    Math.floor(blockIndex / SECTION_BLOCKS),
  );
  for (const [section, list] of sections) {
    const first: { mention: KnownName; rarity: number }[] = [];
    for (const mention of list) {
      const rarity = rarityOf(tables, mention);
      if (rarity === undefined) continue;
      const key = keyOf(mention, rarity.everywhere ? 0 : section + 1);
      if (seen.has(key)) continue;
      seen.add(key);
      first.push({ mention, rarity: rarity.value });
    }
    first.sort((x, y) => y.rarity - x.rarity);
    for (const { mention } of first.slice(0, MAX_UNDERLINES)) shown.add(mention);
  }
  return mentions.map((mention) => {
    const { blockIndex: _, ...rest } = mention;
    return { ...rest, salient: shown.has(mention) };
  });
}

/** A name that is a mention of somebody known. */
type KnownName = PageName & Pick<Mention, 'outcome'>;

function isKnown(name: PageName): name is KnownName {
  return name.outcome !== 'nil';
}

/** The same for mentions of the same entities in one section. */
function keyOf({ candidates }: KnownName, section: number): string | number {
  const [only, more] = candidates;
  if (only && !more && section < 2 ** 16)
    return (only.entity * 16 + only.table) * 2 ** 16 + section;
  return `${section} ${candidates.map(({ table, entity }) => `${table}:${entity}`).join(' ')}`;
}

/** How rare the entity is in its archive; undefined for what is never underlined. */
function rarityOf(
  tables: readonly NameTable[],
  mention: KnownName,
): { value: number; everywhere: boolean } | undefined {
  let best: { value: number; everywhere: boolean } | undefined;
  for (const { table, entity } of mention.candidates) {
    const names = tables[table];
    const kind = names?.kind(entity);
    if (!names || kind === 'demonym' || kind === 'theme') continue;
    const share = names.weight(entity) / Math.max(1, names.documents);
    const value = -Math.log(Math.max(share, 1e-9));
    const everywhere = names.documents >= MIN_DOCUMENTS && share > EVERYWHERE;
    if (!best || value > best.value) best = { value, everywhere };
  }
  return best;
}
