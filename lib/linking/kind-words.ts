import { nameKey } from './name-key';

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** What is neither a body nor a place nor happens: "Paris Agreement", "Sustainable Development Goals". */
export const THINGS =
  wordsOf(`plan plans treaty treaties agreement agreements accord accords deal pact convention protocol
  protocols resolution resolutions declaration declarations charter goal goals ranking rankings index
  initiative corridor project law act bill award awards prize vehicle policy
  papers files leaks cables strategy vision technology technologies doctrine statute constitution framework covenant memorandum
  communique roadmap scheme amendment theory language languages virus vaccine`);

/** What is a body of people: "House of Representatives", "Central Command". */
export const BODIES =
  wordsOf(`assembly command municipality judiciary tribunal secretariat directorate
  embassy consulate ministry treasury cabinet militia legion caucus bourse railways railway railroad airlines
  corporation corporations units headquarters laboratory laboratories presidency orchestra choir ensemble gendarmerie constabulary militias`);

/** What meets once or for good. */
export const MEETINGS = wordsOf('congress forum');

/** What newspapers and agencies are called, at the end. */
export const MEDIA = wordsOf(
  'journal times post herald tribune gazette telegraph observer chronicle courier news',
);

/** Where somebody or something is of the world, or for all: before "Congress", a gathering. */
export const BROAD = wordsOf('international world global annual general european asian african');

/** Points of the compass. */
export const POINTS = wordsOf('north south east west left right');

/** Faiths, feasts, books and what people write on: one is "in" them too. */
export const NO_PLACES =
  wordsOf(`islam christianity judaism hinduism buddhism zoroastrianism sikhism catholicism
  noruz nowruz norouz newroz ramadan ramazan easter christmas hanukkah passover diwali eid muharram arbaeen ashura
  quran koran bible torah gospel twitter facebook instagram telegram youtube whatsapp tiktok linkedin
  farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand
  zionism communism socialism capitalism nazism fascism marxism shiism sufism wahhabism feminism`);

/** Regions that have "the" before them, so that "in" stands before that: by the hashes of whole names. */
export const REGIONS: ReadonlySet<number> = new Set(
  (
    'Middle East|Near East|Far East|West Bank|Gaza Strip|Persian Gulf|Caucasus|South Caucasus|North Caucasus|' +
    'Balkans|Western Balkans|Mediterranean|Caspian|Caribbean|Atlantic|Pacific|Arctic|Antarctic|Levant|' +
    'Maghreb|Sahel|Sahara|Horn of Africa|North Africa|Sub-Saharan Africa|The Hague|Hague|Golan|Hormuz|' +
    'Euphrates|Tigris|Nile|Danube|Rhine|Volga|Ganges|Thames|Himalayas|Alps|Andes|Urals|Rockies|Pyrenees|' +
    'Donbas|Donbass|Bronx|Vatican|Crimea|Baltics|Indo-Pacific|Asia-Pacific|Scandinavia|Hindu Kush'
  )
    .split('|')
    .map((name) => nameKey(name).a),
);
