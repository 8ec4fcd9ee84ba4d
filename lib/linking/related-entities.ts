import { fold } from '@/lib/text/fold';
import { WORD } from './lexicon';
import type { Assembly } from './assemble-entities';
import type { EntityMentions } from './entity-mentions';

/** Documents of an entity that are read for its company, spread evenly. */
const SAMPLE = 64;
/** Related entities whose words become context. */
const MAX_CONTEXT_ENTITIES = 24;
/** Most context terms of an entity. */
const MAX_TERMS = 40;

/** The entities most often named with `root`, by shared documents and rarity, at most 24. */
export function relatedOf(assembly: Assembly, root: number, mentions: EntityMentions): number[] {
  const documents: number[] = [];
  mentions.visitDocuments(root, (document) => documents.push(document));
  const step = Math.max(1, documents.length / SAMPLE);
  const together = new Map<number, number>();
  for (let at = 0; at < documents.length; at += step) {
    mentions.visitEntities(documents[Math.floor(at)] ?? 0, (other) => {
      if (other !== root) together.set(other, (together.get(other) ?? 0) + 1);
    });
  }
  const total = assembly.names.documentCount;
  const scored: { other: number; score: number }[] = [];
  for (const [other, count] of together) {
    if (count < 2 && documents.length > 2) continue;
    if (assembly.merged.shapes.hasWord(other, WORD.demonym)) continue;
    scored.push({ other, score: count * Math.log(1 + total / mentions.count(other)) });
  }
  scored.sort((x, y) => y.score - x.score || x.other - y.other);
  return scored.slice(0, MAX_CONTEXT_ENTITIES).map(({ other }) => other);
}

/** The folded words of the related names, without the entity's own, at most 40. */
export function contextTermsOf(
  { facts, merged }: Assembly,
  members: readonly number[],
  related: readonly number[],
): string[] {
  const own = new Set(members.flatMap((name) => wordsOf(name)));
  const terms = new Set<string>();
  for (const name of related) {
    for (const word of wordsOf(name)) {
      if (word.length > 2 && !own.has(word)) terms.add(word);
      if (terms.size >= MAX_TERMS) return [...terms];
    }
  }
  return [...terms];

  function wordsOf(name: number): string[] {
    return merged.shapes
      .words(name)
      .filter((surface) => facts.isCapital(surface))
      .map((surface) => fold(facts.text(surface)));
  }
}
