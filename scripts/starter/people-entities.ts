import { isStated, textAt, type CountryFile } from './country-file';
import { slug, type EntityList } from './entity-list';
import { nameForms, namedPersons, splitOffice } from './person-names';
import { inSentence } from './section-prose';

/** Shorter abbreviations of parties mean too many things. */
const MIN_ABBREVIATION = 3;

/** How names are read. */
export type NameReading = {
  /** Writes surnames as people do. */
  readonly fold: (name: string) => string;
  /** Whether a word is also an ordinary one, or an abbreviation of something else: it names no party. */
  readonly isOrdinaryWord: (word: string) => boolean;
  /** A text without "of France": what is left is office and name. */
  readonly withoutCountries: (text: string) => string;
};

/** States the leaders of a country: heads of state and government, and of parties. */
export function addPeople(list: EntityList, file: CountryFile, reading: NameReading): void {
  for (const office of ['chief of state', 'head of government']) {
    const text = reading.withoutCountries(textAt(file, 'Government', 'Executive branch', office));
    namedPersons(text).forEach((person, n) => {
      const stated = /\p{Lu}/u.test(person.office) ? person.office : undefined;
      // Only the first can be meant by the field's own label.
      const role = stated ?? (n === 0 ? capitalised(office) : undefined);
      const of = `of ${inSentence(file.name)}`;
      addPerson(list, file, { name: person.name, role: role && `${role} ${of}` }, reading);
    });
  }
  const parties = textAt(file, 'Government', 'Political parties and leaders');
  for (const party of parseParties(parties)) addParty(list, file, party, reading);
}

function addPerson(
  list: EntityList,
  file: CountryFile,
  person: { name: string; role: string | undefined },
  reading: NameReading,
): void {
  const { canonical, aliases } = nameForms(person.name, reading.fold);
  const home = homeOf(file, canonical);
  list.add({
    id: `person/${home}/${slug(canonical)}`,
    canonical,
    kind: 'person',
    aliases,
    // The British monarch's fifteen realms would hide the first of them.
    ...(person.role !== undefined && home === file.code && { role: person.role }),
  });
}

/** One person heads several states: the British monarch, the French president. */
function homeOf(file: CountryFile, name: string): string {
  const shared: Readonly<Record<string, string>> = {
    'Queen Elizabeth II': 'uk',
    'François Hollande': 'fr',
    'Barack Obama': 'us',
    'Joe Biden': 'us',
    'Xi Jinping': 'ch',
    'Li Keqiang': 'ch',
    'Harald V': 'no',
    'Margrethe II': 'da',
    'King Willem-Alexander': 'nl',
  };
  return shared[name] ?? file.code;
}

/** A party as a profile lists it. */
export type ListedParty = {
  readonly name: string;
  readonly aliases: readonly string[];
  /** As written, in brackets: one or more names. */
  readonly leaders: readonly string[];
};

/** The parties in text like "Labor Party or PT [Name SURNAME] ++ …". */
export function parseParties(text: string): ListedParty[] {
  const parts = text.includes('++')
    ? text.split(/\+\+|(?<=\])[;\s]+(?=\p{Lu})/u)
    : text.split(/;(?![^[]*\])/);
  return parts.flatMap((part) => {
    const leaders = [...part.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
    const head = (part.split('[')[0] ?? '').trim();
    const inside = [...head.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] ?? '');
    const [name = '', ...abbreviations] = head
      .replace(/\([^)]*\)/g, ' ')
      .split(/ or (?=\p{Lu}[\p{L}\p{N}/&'-]*(?:\s|$))/u)
      .map((form) =>
        form
          .replace(/\s+/g, ' ')
          .replace(/[,;:].*$/, '')
          .trim(),
      );
    const aliases = [
      ...abbreviations,
      ...inside.filter(
        (form) =>
          !/\b(formerly|includes?|merged|part|coalition|party|a|the|led|bloc)\b/i.test(form),
      ),
    ];
    if (!isPartyName(name)) return [];
    return [
      {
        name,
        aliases: aliases.filter(
          (form) => form.length >= MIN_ABBREVIATION && /^\p{Lu}[\p{L}\p{N}' &/.-]*$/u.test(form),
        ),
        leaders,
      },
    ];
  });
}

function isPartyName(name: string): boolean {
  return (
    isStated(name) &&
    /^[\p{Lu}][^.:]{2,79}$/u.test(name) &&
    !/^(other|note|various|small)/i.test(name)
  );
}

function addParty(
  list: EntityList,
  file: CountryFile,
  party: ListedParty,
  reading: NameReading,
): void {
  const { isOrdinaryWord } = reading;
  if (!isOrdinaryWord(party.name))
    list.add({
      id: `party/${file.code}/${slug(party.name)}`,
      canonical: party.name,
      kind: 'organisation',
      aliases: party.aliases.filter((alias) => !isOrdinaryWord(alias)),
      role: `Political party in ${inSentence(file.name)}`,
    });
  for (const leader of party.leaders.flatMap((names) => names.split(/,| and |;/))) {
    const person = splitOffice(leader.trim().replace(/ "[^"]+"/g, ''));
    if (!person || /\b(leader|chair|secretary|president|vacant|collective)/i.test(person.name))
      continue;
    const role = `Leader of ${party.name} (${file.name})`;
    addPerson(list, file, { name: person.name, role }, reading);
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
