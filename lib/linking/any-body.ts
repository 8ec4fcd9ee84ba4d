import { KIND } from '@/lib/text/token-list';
import { hashName } from '@/lib/text/word-hash';
import { WordSet } from '@/lib/text/word-set';
import { WORD } from './lexicon';
import { isOrigin } from './run-joints';
import type { SurfaceFacts } from './surface-facts';

/** What any body has: "Standing Committee", "Advisory Board", "Political Council". */
const PARTS = new WordSet(
  'committee committees commission board panel council councils department departments secretariat directorate office offices',
);
const OF_ANY = new WordSet(
  `standing preparatory organizing organising joint technical steering executive advisory working select special
  cultural political general economic scientific legal administrative financial educational agricultural agriculture nuclear budget trade`,
);
/** "Public Relations Department", "Communicable Diseases Department". */
const OFFICES = new WordSet('department departments office offices division bureau directorate');
const DUTIES = new WordSet('affairs relations diseases resources services');
/** "National Oil Company" of one country or another, in so few words. */
const OF_A_STATE = new WordSet('national state');
const COMPANIES = new WordSet('company companies corporation');
const MOST_OF_COMPANY = 3;
/** "World Conference", "Ministerial Meeting" */
const OCCASIONS = new WordSet('conference meeting summit day week plan zone');
const OF_ALL = new WordSet('national international ministerial world annual joint regional global');
const JOINT = hashName('joint').a;
/** Many of a kind: "Central Banks", "Islamic Countries". */
const MANY = new WordSet(
  'banks representatives countries stores websites channels companies firms sites zones cities exports imports products officials citizens scholars lawmakers politicians',
);
/** Before a people, it says which of it: "Top Iranian". */
const WHICH = new WordSet('united deputy top leading prominent fellow most many young');
/** Everyday words that names with a country begin with. */
const OF_COUNTRIES = new WordSet(
  'mainland inner nazi communist imperial metropolitan great air radio bank team press royal',
);
/** With a people or a faith before it, one people: "Saudi Arabian", "Orthodox Jews". */
const ONE_PEOPLE = new WordSet('arabian arabians jew jews christian christians muslim muslims');
/** What any people has. */
const OF_A_PEOPLE = new WordSet(
  'literature culture economy history cinema politics society tv television studies government govt gvt regime',
);
/** These are any body's, greetings, and what somebody calls out or learnt. */
const BODIES = new Set(
  [
    'board of trustees',
    'board of directors',
    'board of regents',
    'chamber of commerce',
    'chambers of commerce',
    'court of appeal',
    'court of appeals',
    'allahu akbar',
    'happy new year',
    'states parties',
    'state parties',
    'army staff',
    'naval staff',
    'air staff',
    'council of ministers',
    'council of foreign ministers',
    'united nations convention',
    'un convention',
    'international community',
    'air pollution',
    'preferential trade agreement',
    'free trade agreement',
    'annual international conference',
    'annual conference',
    'year award',
    'year awards',
    'permanent mission',
    'universal health coverage',
    'initial coin offering',
    'medium density fiberboard',
    'nuclear weapon states',
    'jus cogens',
    'name of god',
    'biosphere reserve',
    'regenerative medicine',
    'chronic obstructive pulmonary disease',
    'asthma and chronic obstructive pulmonary disease',
    'electromagnetic compatibility',
    'astronomy and astrophysics',
    'civil and environmental engineering',
    'ladies and gentlemen',
    'old and new testament',
    'plan of action',
    'information and communication technology',
    'information and communications technology',
    'general debate',
    'general conference',
    'development bank',
    'water and wastewater company',
    'madam chair',
    'code of conduct',
    'rule of law',
    'internet protocol',
    'national coalition',
    'transit and transport corridor',
    'non communicable diseases',
    'epidermolysis bullosa',
    'multiple sclerosis',
    'cystic fibrosis',
    'occupied jerusalem',
    'safeguards agreements',
    'ministerial level',
    'office of the united nations',
    'office of the un',
    'islamic republics',
    'land army',
    'human rights office',
    'city council',
    'city hall',
    'town hall',
    'town council',
    'head office',
    'press office',
    'student union',
    'students union',
  ].map((name) => {
    const { a, b } = hashName(name);
    return `${a} ${b}`;
  }),
);
const STATE = hashName('state').a;
/** Who is at the head of something in any country or city: "Saudi Crown", "Tehran Mayor". */
const HEADS = new WordSet(
  'mayor prosecutor crown governor general amir emir commander judge chief high special',
);
/** "Organization of Iran" is one or another. */
const KINDS_OF_BODY = new WordSet(
  'organization organisation company ministry department association center centre council committee office',
);
/** What somebody is deputy minister for; "Foreign Affairs" is read. */
const AFFAIRS = hashName('affairs').a;
const FOREIGN = hashName('foreign').a;

/** What is looked at of a name's words. */
type WordFacts = Pick<
  SurfaceFacts,
  'common' | 'kind' | 'hashA' | 'has' | 'key' | 'isStrong' | 'text'
>;

/**
 * Whether a name of these words means another thing with every body, people or place that has one:
 * "Standing Committee", "Board of Trustees", "Central Banks", "Top Iranian", "Indian State".
 */
export function isOfAnyBody(facts: WordFacts, words: readonly number[]): boolean {
  const [first = 0] = words;
  const last = words.at(-1) ?? 0;
  const ending = facts.hashA[last] ?? 0;
  if (isOffice(facts, words) || isDuty(facts, words)) return true;
  if (words.length === 2 && isOfAnyPeople(facts, first, last)) return true;
  if (MANY.has(ending) && words.every((word) => isOfMany(facts, word))) return true;
  const [a, b] = facts.key(words, 0, words.length);
  if (BODIES.has(`${a} ${b}`)) return true;
  if (!words.every((word) => isEveryday(facts, word))) return false;
  const [beginning = 0, second = 0] = words.map((word) => facts.hashA[word] ?? 0);
  if (words.length === 2 && isPart(beginning, ending)) return true;
  if (words.length <= MOST_OF_COMPANY && OF_A_STATE.has(beginning) && COMPANIES.has(ending))
    return true;
  return words.length === 3 && isLongPart(beginning, second, ending);
}

/** "President of the United States", "Headquarters for Executing", "Organization of Iran" */
function isOffice(facts: WordFacts, words: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0, more] = words;
  if (facts.kind[second] !== KIND.lower || !facts.has(second, WORD.of | WORD.forOn)) return false;
  if (facts.has(first, WORD.title) && facts.has(second, WORD.of)) return true;
  if (more !== undefined) return false;
  if (facts.has(second, WORD.forOn))
    return facts.common[third] === 1 && facts.text(third).endsWith('ing');
  return KINDS_OF_BODY.has(facts.hashA[first] ?? 0) && facts.has(third, WORD.country);
}

/** "Euro-American Affairs" */
function isDuty(facts: WordFacts, words: readonly number[]): boolean {
  if (facts.hashA[words.at(-1) ?? 0] !== AFFAIRS || facts.hashA[words[0] ?? 0] === FOREIGN)
    return false;
  return !words.some(
    (word) => facts.kind[word] === KIND.lower || facts.has(word, WORD.organisation),
  );
}

/** "Political Council", "World Conference" */
function isPart(first: number, last: number): boolean {
  return (OF_ANY.has(first) && PARTS.has(last)) || (OF_ALL.has(first) && OCCASIONS.has(last));
}

/** "Joint Trade Committee", "Public Relations Department" */
function isLongPart(first: number, second: number, last: number): boolean {
  return (first === JOINT && PARTS.has(last)) || (DUTIES.has(second) && OFFICES.has(last));
}

/** "Persian Literature", "Top Iranian", "Indian State", "U.S. Iran", "Iran Saudi" */
function isOfAnyPeople(facts: WordFacts, first: number, last: number): boolean {
  if (OF_A_PEOPLE.has(facts.hashA[last] ?? 0)) return facts.has(first, WORD.demonym);
  if (HEADS.has(facts.hashA[last] ?? 0))
    return facts.has(first, WORD.demonym | WORD.country) || facts.isStrong(first);
  // "Syrian Kurdish"; "Saudi Arabian" and "African American" are one.
  const ending = facts.hashA[last] ?? 0;
  if (facts.has(last, WORD.demonym) && !isOrigin(ending) && !ONE_PEOPLE.has(ending))
    return WHICH.has(facts.hashA[first] ?? 0) || facts.has(first, WORD.country | WORD.demonym);
  if (facts.has(last, WORD.country) && isSaid(facts, first)) return true;
  if (facts.hashA[last] === STATE)
    return facts.has(first, WORD.demonym | WORD.country) && !facts.has(first, WORD.quality);
  return facts.has(first, WORD.country) && facts.has(last, WORD.country);
}

/** "Democratic" of "Democratic U.S.", "Illegal" of "Illegal U.S." */
function isSaid(facts: WordFacts, word: number): boolean {
  if (facts.common[word] !== 1) return false;
  if (facts.has(word, WORD.direction | WORD.demonym | WORD.place)) return false;
  return !OF_COUNTRIES.has(facts.hashA[word] ?? 0);
}

/** "Central" of "Central Banks", "Islamic" of "Islamic Countries" */
function isOfMany(facts: WordFacts, word: number): boolean {
  if (facts.kind[word] === KIND.lower) return false;
  return facts.common[word] === 1 || facts.has(word, WORD.demonym | WORD.quality);
}

/** An everyday word or a small one. */
function isEveryday({ common, kind }: WordFacts, word: number): boolean {
  return kind[word] === KIND.lower || common[word] === 1;
}
