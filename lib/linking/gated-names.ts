import { foldWords } from '@/lib/text/fold';
import { KIND } from '@/lib/text/token-list';
import type { LinkRoute } from '@/lib/model/entity';
import type { Assembly } from './assemble-entities';
import { isGivenName } from './bind-surnames';
import type { Draft } from './choose-drafts';
import { isCommonWord } from './common-words';
import type { GatedName } from './extracted-entity';
import { WORD } from './lexicon';
import { nameKey } from './name-key';
import { flatKey, skeletonKey } from './variant-key';

/** Share of capitals from which a name in capitals counts only so. */
const CAPS_SHARE = 0.67;
/** An acronym is well known to an archive that uses it in so many documents, or this share of them. */
const MANY_USES = 20;
const USES_SHARE = 0.001;
/** Longest acronym, in letters, that needs to be well known; certainty of a longer one that is not. */
const SHORT_ACRONYM = 3;
const RARE_CERTAINTY = 0.7;
/** Certainty of a publisher's name that no document has. */
const GIVEN_CERTAINTY = 0.9;

/**
 * The names by which pages find an entity.
 *
 * @param shared surnames that it has in common with others
 */
export function gatedNamesOf(
  assembly: Assembly,
  draft: Draft,
  shared: readonly { name: number; prior: number }[],
): GatedName[] {
  const { merged } = assembly;
  // Whoever is called by a surname is a person, whatever the first name.
  const isCalled = draft.members.some((name) => merged.merges.routeOf(name) === 'surname');
  const gated = draft.members.map((name) => {
    const route = merged.merges.routeOf(name);
    return gateOf(assembly, name, { route, prior: 1, isCalled });
  });
  for (const { name, prior } of shared)
    gated.push(gateOf(assembly, name, { route: 'surname', prior, isCalled }));
  const known = new Set(gated.map(({ a, b }) => `${a} ${b}`));
  const given = draft.published ? [draft.published.canonical, ...draft.published.aliases] : [];
  for (const [i, text] of given.entries()) {
    const { a, b, size } = nameKey(text);
    const route: LinkRoute = i === 0 ? 'exact' : 'alias';
    const at = gated.findIndex((name) => name.a === a && name.b === b);
    const found = gated[at];
    if (found) gated[at] = { ...found, route };
    else if (size > 0 && !known.has(`${a} ${b}`)) gated.push(givenName(text, route));
  }
  return gated;
}

function gateOf(
  assembly: Assembly,
  name: number,
  { route, prior, isCalled }: { route: LinkRoute; prior: number; isCalled: boolean },
): GatedName {
  const { facts, names, merged } = assembly;
  const words = merged.shapes.words(name);
  const only = words.length === 1 ? (words[0] ?? 0) : -1;
  const fullName = merged.shapes.couldBePerson(name);
  const text = fullName && (isCalled || merged.shapes.isPerson(name)) ? names.text(name) : '';
  const skeleton = skeletonKey(text);
  return {
    a: names.hashA(name),
    b: names.hashB(name),
    route,
    words: words.length,
    certainty: only >= 0 ? singleCertainty(assembly, name, route) : names.share.get(name) / 1000,
    prior,
    common: only >= 0 && facts.common[only] === 1,
    capsOnly:
      only >= 0 &&
      facts.kind[only] === KIND.caps &&
      (route === 'acronym' || (facts.caps[only] ?? 0) >= CAPS_SHARE),
    byGiven: only >= 0 && route !== 'surname' && isGivenFirst(assembly, name),
    fullName,
    skeleton,
    flat: skeleton === '' ? '' : flatKey(text),
  };
}

/** "Hossein" of "Imam Hossein": a first name that stands behind such titles. */
function isGivenFirst({ facts, names, context, merged }: Assembly, name: number): boolean {
  const only = merged.shapes.words(name)[0] ?? 0;
  return facts.has(only, WORD.given) && isGivenName({ names, context }, name);
}

function singleCertainty(
  { facts, names, merged }: Assembly,
  name: number,
  route: LinkRoute,
): number {
  const surface = merged.shapes.words(name)[0] ?? 0;
  if (route === 'acronym') {
    // Few letters stand for many things; an archive that hardly uses them cannot tell for which.
    const uses = names.documents.get(name);
    const enough = Math.min(MANY_USES, Math.ceil(names.documentCount * USES_SHARE));
    if (uses >= enough) return 1;
    return (facts.size[surface] ?? 0) > SHORT_ACRONYM ? RARE_CERTAINTY : 0;
  }
  // Capitals tell "US" from "us"; how often the small word occurs says nothing then.
  if (facts.kind[surface] === KIND.caps)
    return Math.max(facts.caps[surface] ?? 0, facts.solo[surface] ?? 0);
  return facts.solo[surface] ?? 0;
}

/** A name that somebody gave and no document has, as pages are matched against it. */
export function givenName(text: string, route: LinkRoute): GatedName {
  const { a, b } = nameKey(text);
  const words = foldWords(text);
  const single = words.length === 1;
  return {
    a,
    b,
    route,
    words: words.length,
    certainty: GIVEN_CERTAINTY,
    prior: 1,
    common: single && isCommonWord(words[0] ?? ''),
    capsOnly:
      single && text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase(),
    byGiven: false,
    fullName: false,
    skeleton: '',
    flat: '',
  };
}
