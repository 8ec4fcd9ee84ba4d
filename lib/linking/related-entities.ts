import { WORD } from './lexicon';
import type { Assembly } from './assemble-entities';
import type { EntityMentions } from './entity-mentions';

/** Documents of an entity that are read for its company, spread evenly. */
const SAMPLE = 48;
/** Entities of one document that count as company: a list of thousands tells nothing of any of them. */
const MAX_COMPANY = 500;
/** Related entities whose words become context: so many, fewer for entities of few documents. */
const MAX_CONTEXT_ENTITIES = 24;
/** Most context terms of an entity, and of one with a single document. */
const MAX_TERMS = 40;
const TERMS_PER_DOCUMENT = 12;
/** Related entities for each document of an entity. */
const RELATED_PER_DOCUMENT = 6;

/** Finds the entities most often named with another, at most 24, by shared documents and rarity. */
export function createRelated(
  assembly: Assembly,
  mentions: EntityMentions,
): (root: number) => number[] {
  // One count for each name, used again for each entity.
  const together = new Uint8Array(assembly.names.size);
  const company = new Uint32Array(MAX_COMPANY);
  const met: number[] = [];
  return (root) => {
    const documents = sampleOf(assembly, root, mentions);
    met.length = 0;
    for (const document of documents) {
      const size = mentions.entitiesOf(document, company);
      for (let i = 0; i < size; i++) {
        const other = company[i] ?? 0;
        const count = together[other] ?? 0;
        if (count === 0) met.push(other);
        together[other] = count + 1;
      }
    }
    const scored: { other: number; score: number }[] = [];
    for (const other of met) {
      const count = together[other] ?? 0;
      together[other] = 0;
      if (other === root || (count < 2 && documents.length > 2)) continue;
      if (assembly.merged.shapes.hasWord(other, WORD.demonym)) continue;
      // Nothing here depends on how many documents there are: others' do not change this entity.
      scored.push({ other, score: count / Math.log2(2 + mentions.count(other)) });
    }
    scored.sort((x, y) => y.score - x.score || x.other - y.other);
    const most = Math.min(MAX_CONTEXT_ENTITIES, documents.length * RELATED_PER_DOCUMENT);
    return scored.slice(0, most).map(({ other }) => other);
  };
}

/** All documents of an entity, or those with the least prints: the same whatever their order. */
function sampleOf({ documents }: Assembly, root: number, mentions: EntityMentions): Uint32Array {
  const all = mentions.documentsOf(root).documents;
  if (all.length <= SAMPLE) return all;
  // Of many documents, only those below a bound that lets about twice the sample pass are sorted.
  const bound = (2 ** 32 * 2 * SAMPLE) / all.length;
  const low = all.filter((document) => documents.print(document) < bound);
  // A copy: `all` is a view of what is read again.
  const chosen = low.length >= SAMPLE ? low : all.slice();
  const order = (x: number, y: number): number => documents.print(x) - documents.print(y);
  return chosen.sort(order).slice(0, SAMPLE);
}

/** Names whose words are kept at hand: the same ones are in the company of many. */
const MAX_KNOWN = 32_768;

/** Finds the folded words of an entity's company, without its own, at most 40. */
export function createContextTerms({
  facts,
  merged,
}: Assembly): (
  entity: { members: readonly number[]; documents: number },
  related: readonly number[],
) => string[] {
  const known = new Map<number, readonly string[]>();
  const wordsOf = (name: number): readonly string[] => {
    const kept = known.get(name);
    if (kept) return kept;
    const words = merged.shapes
      .words(name)
      .filter((surface) => facts.isCapital(surface))
      .map((surface) => facts.folded(surface));
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(name, words);
    return words;
  };
  return ({ members, documents }, related) => {
    const most = Math.min(MAX_TERMS, documents * TERMS_PER_DOCUMENT);
    const own = new Set(members.flatMap(wordsOf));
    const terms = new Set<string>();
    for (const name of related) {
      for (const word of wordsOf(name)) {
        if (word.length > 2 && !own.has(word)) terms.add(word);
        if (terms.size >= most) return [...terms];
      }
    }
    return [...terms];
  };
}
