import type { PublisherEntity } from '@/lib/model/entity';
import { foldWords } from '@/lib/text/fold';
import { isCommonWord } from './common-words';
import { bitsOf, WORD } from './lexicon';
import { nameKey } from './name-key';

/** Most aliases that a publisher may give an entity; further ones are left out. */
export const MAX_GIVEN_ALIASES = 64;

/** A publisher's entity as far as it can be used, and what was refused of it, in words. */
export type UsableEntity = {
  /** Undefined when its canonical name is refused. */
  readonly entity: PublisherEntity | undefined;
  readonly refused: readonly string[];
};

/**
 * A publisher's entity without names that would mark half of every page: function words, months and
 * days, and aliases that are one everyday word. An everyday word as the canonical name ("Apple")
 * stays: pages decide where it is a name.
 */
export function usableEntity(given: PublisherEntity): UsableEntity {
  const against = reasonAgainst(given.canonical, false);
  if (against !== undefined)
    return { entity: undefined, refused: [`"${given.canonical}" ${against}`] };
  const refused: string[] = [];
  const aliases: string[] = [];
  for (const alias of given.aliases) {
    const reason = reasonAgainst(alias, true);
    if (reason !== undefined) refused.push(`alias "${alias}" of "${given.canonical}" ${reason}`);
    else aliases.push(alias);
  }
  if (aliases.length > MAX_GIVEN_ALIASES)
    refused.push(
      `"${given.canonical}" has ${aliases.length} aliases: the first ${MAX_GIVEN_ALIASES} are used`,
    );
  return { entity: { ...given, aliases: aliases.slice(0, MAX_GIVEN_ALIASES) }, refused };
}

function reasonAgainst(name: string, isAlias: boolean): string | undefined {
  if (nameKey(name).size === 0) return 'has no letters or digits, or is far too long';
  const [word, more] = foldWords(name);
  if (word === undefined || more !== undefined) return undefined;
  // "US", "WHO": capitals tell an acronym from the word.
  if (name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase())
    return undefined;
  if ((bitsOf(word) & WORD.stop) !== 0) return 'is a function word';
  if ((bitsOf(word) & WORD.calendar) !== 0) return 'is a month or a day';
  return isAlias && isCommonWord(word) ? 'is an everyday word' : undefined;
}
