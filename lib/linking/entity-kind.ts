import type { EntityKind } from '@/lib/model/entity';
import type { GatheredNames } from './gathered-names';
import { BODIES, BROAD, MEDIA, MEETINGS, NO_PLACES, POINTS, REGIONS, THINGS } from './kind-words';
import { WORD } from './lexicon';
import { nameKey } from './name-key';
import type { NameShapes } from './name-shape';
import { isBodyName } from './uncased-words';

/** Share of documents with "in …" before it from which a name is a place's; with a title, a person's. */
const PLACE_SHARE = 0.25;
const PERSON_SHARE = 0.25;
/** The share that is enough in an archive that knows it from so many documents. */
const OFTEN_SHARE = 0.1;
const MANY_DOCUMENTS = 20;
/** … and the one behind a title, for a name of several words that is shaped like a person's. */
const OFTEN_TITLED = 0.05;

/** The first of two peoples in one word. */
const TWO_PEOPLES =
  /^(?:Sino|Indo|Russo|Anglo|Franco|Austro|Turko|Perso|Irano|Afro|Judeo|Italo|Israelo)-|-Americans?$/;

/** What is known of an entity when its kind is guessed. */
export type KindEvidence = {
  readonly names: GatheredNames;
  readonly shapes: NameShapes;
  readonly countries: ReadonlySet<number>;
  /** The name that stands for it, then its others. */
  readonly members: readonly number[];
  /** Whether surnames were bound to it. */
  readonly hasSurname: boolean;
};

/** The kind that an entity's names and company suggest: a hint, `name` when unsure. */
export function kindOf(evidence: KindEvidence): EntityKind {
  return kindByWords(evidence) ?? kindByCompany(evidence);
}

function kindByWords({ names, shapes, members, countries }: KindEvidence): EntityKind | undefined {
  const root = members[0] ?? 0;
  if (countries.has(root) && !shapes.hasWord(root, WORD.given)) return 'place';
  if (REGIONS.has(names.hashA(root))) return 'place';
  const several = shapes.wordCount(root) > 1;
  if (several ? isPeople(names, shapes, root) : shapes.hasWord(root, WORD.demonym))
    return 'demonym';
  if (isUncasedBody(shapes, root)) return 'organisation';
  if (several) {
    const byHead = kindByHead(shapes, root);
    if (byHead) return byHead;
    const byJoint = kindBeforeJoint(shapes, root, members);
    if (byJoint) return byJoint;
    // "Library of Congress" is none.
    if (shapes.head(root) === shapes.lastWord(root) && isEvent(shapes, root)) return 'event';
  }
  return shapes.isPerson(root) ? 'person' : undefined;
}

/** "جامعة طهران", "北京大学" */
function isUncasedBody(shapes: NameShapes, root: number): boolean {
  return isBodyName(shapes.firstWord(root), shapes.ending(root));
}

/** What the word says that a name is one of: "Plan" in "Joint Comprehensive Plan of Action". */
function kindByHead(shapes: NameShapes, root: number): EntityKind | undefined {
  const head = shapes.head(root);
  const last = shapes.lastWord(root);
  if (THINGS.has(head)) return 'name';
  if (MEDIA.has(last) || BODIES.has(head)) return 'organisation';
  // "House of Representatives"; not "Opera House"
  if (head === 'house' && last !== head) return 'organisation';
  // "South Bank"; not "Central Bank"
  if (head === 'bank' && POINTS.has(shapes.firstWord(root)) && shapes.wordCount(root) === 2)
    return 'place';
  // "U.S. Congress"; not "World Congress of Philosophy"
  const isBody = head === 'congress' && last === head && shapes.wordCount(root) === 2;
  return isBody && !BROAD.has(shapes.firstWord(root)) ? 'organisation' : undefined;
}

/** "Supreme Council of the Cultural Revolution", "World Summit on the Information Society" */
function kindBeforeJoint(
  shapes: NameShapes,
  root: number,
  members: readonly number[],
): EntityKind | undefined {
  const head = shapes.head(root);
  if (head === shapes.lastWord(root)) return undefined;
  if (MEETINGS.has(head))
    return head === 'congress' && BROAD.has(shapes.firstWord(root)) ? 'event' : undefined;
  const body = shapes.headHas(root, WORD.organisation);
  if (body === shapes.headHas(root, WORD.event)) return undefined;
  // "UN Conference on Trade and Development (UNCTAD)"
  if (head === 'conference' && members.some((name) => shapes.isAcronym(name))) return undefined;
  return body ? 'organisation' : 'event';
}

function kindByCompany(evidence: KindEvidence): EntityKind {
  const { names, shapes, members } = evidence;
  const root = members[0] ?? 0;
  const several = shapes.wordCount(root) > 1;
  const isRegion = shapes.wordCount(root) === 2 && shapes.firstHas(root, WORD.direction);
  const share = sharesOf(names, root);
  if (isRegion && share.placed >= OFTEN_SHARE && share.placed > share.titled) return 'place';
  if (several && shapes.hasWord(root, WORD.organisation)) return 'organisation';
  if ((several && isPlaceByWord(shapes, root)) || (isPlaced(share) && canBePlace(shapes, root)))
    return 'place';
  if (isCalled(evidence, share)) return 'person';
  // "Artificial Intelligence (AI)"; not "Human Rights Watch (HRW)"
  const isThing =
    shapes.isPlain(root) &&
    shapes.lastWord(root) !== 'watch' &&
    !shapes.lastHas(root, WORD.tail | WORD.organisation);
  const isBody = several && !isRegion && !isThing && isShortened(evidence);
  return isBody ? 'organisation' : 'name';
}

/** Whether titles stand before the name, or surnames alone were bound to it. */
function isCalled({ shapes, members, hasSurname }: KindEvidence, share: Shares): boolean {
  const root = members[0] ?? 0;
  if (shapes.hasWord(root, WORD.of | WORD.and | WORD.forOn)) return false;
  if (share.titled >= PERSON_SHARE) return true;
  if (!shapes.couldBePerson(root)) return false;
  return hasSurname || (share.titled >= OFTEN_TITLED && share.placed === 0);
}

/** "Al-Aqsa Mosque", "Strait of Hormuz"; not "Wall Street Journal". */
function isPlaceByWord(shapes: NameShapes, root: number): boolean {
  if (shapes.lastHas(root, WORD.place)) return true;
  return shapes.headHas(root, WORD.place) && !shapes.lastHas(root, WORD.tail);
}

/** Not "Islam", "BRICS", "Foreign Policy", nor what people write on. */
function canBePlace(shapes: NameShapes, root: number): boolean {
  if (shapes.isAcronym(root) || NO_PLACES.has(shapes.lastWord(root))) return false;
  return !shapes.isPlain(root);
}

function isShortened({ shapes, members }: KindEvidence): boolean {
  return members.some((name) => shapes.isAcronym(name));
}

type Shares = { readonly placed: number; readonly titled: number; readonly documents: number };

/** In how many documents a name stands, and the shares with a place's "in" and with a title before it. */
function sharesOf(names: GatheredNames, name: number): Shares {
  const documents = Math.max(1, names.documents.get(name));
  const titled = names.titled.get(name) / documents;
  return { documents, titled, placed: names.placeBefore.get(name) / documents };
}

function isPlaced(share: Shares): boolean {
  const { placed, titled, documents } = share;
  if (placed >= PLACE_SHARE) return placed > titled;
  // What stands in datelines and in lists as well.
  return documents >= MANY_DOCUMENTS && placed >= OFTEN_SHARE && titled < placed / 5;
}

function isEvent(shapes: NameShapes, name: number): boolean {
  if (shapes.lastHas(name, WORD.event)) return true;
  return shapes.firstHas(name, WORD.event) && !shapes.lastHas(name, WORD.tail);
}

/** "South Korean"; "Sri Lankan" of Sri Lanka. */
function isPeople(names: GatheredNames, shapes: NameShapes, name: number): boolean {
  if (shapes.wordCount(name) !== 2) return false;
  if (shapes.firstHas(name, WORD.direction) && shapes.lastHas(name, WORD.demonym)) return true;
  const text = names.text(name);
  // "Sino-Iranian", "Indo-Pakistani"
  if (TWO_PEOPLES.test(text) && shapes.lastHas(name, WORD.demonym | WORD.country)) return true;
  const country = [/n$/, /an$/, /ian$/].filter((end) => end.test(text));
  return country.some((end) => {
    const { a, b } = nameKey(text.replace(end, ''));
    const place = names.find(a, b);
    return place >= 0 && names.documents.get(place) > names.documents.get(name);
  });
}
