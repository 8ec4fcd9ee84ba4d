import { isStated, textAt, type CountryFile } from './country-file';
import { slug, type EntityList } from './entity-list';
import { nameForms, namedPersons } from './person-names';
import { inSentence } from './section-prose';

/** Shorter abbreviations of parties mean too many things. */
const MIN_ABBREVIATION = 3;

/** States the leaders of a country: heads of state and government, and of parties. `fold` writes surnames as people do. */
export function addPeople(
  list: EntityList,
  file: CountryFile,
  fold: (name: string) => string,
): void {
  for (const office of ['chief of state', 'head of government']) {
    const text = fold(textAt(file, 'Government', 'Executive branch', office));
    for (const person of namedPersons(text)) {
      const role = /\p{Lu}/u.test(person.office) ? person.office : capitalised(office);
      addPerson(list, file, { name: person.name, role: `${role} of ${inSentence(file.name)}` });
    }
  }
  const parties = textAt(file, 'Government', 'Political parties and leaders');
  for (const party of parseParties(parties)) addParty(list, file, party, fold);
}

function addPerson(
  list: EntityList,
  file: CountryFile,
  person: { name: string; role: string },
): void {
  const { canonical, aliases } = nameForms(person.name);
  list.add({
    id: `person/${homeOf(file, canonical)}/${slug(canonical)}`,
    canonical,
    kind: 'person',
    aliases,
    role: person.role,
  });
}

/** One person heads several states: the British monarch, the French president. */
function homeOf(file: CountryFile, name: string): string {
  const shared: Readonly<Record<string, string>> = {
    'Elizabeth II': 'uk',
    'Queen Elizabeth II': 'uk',
    'François Hollande': 'fr',
    'Barack Obama': 'us',
    'Joseph Biden': 'us',
    'Xi Jinping': 'ch',
    'Li Keqiang': 'ch',
    'Harald V': 'no',
    'Margrethe II': 'da',
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
  const parts = text.includes('++') ? text.split('++') : text.split(/;(?![^[]*\])/);
  return parts.flatMap((part) => {
    const leaders = [...part.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
    const head = (part.split('[')[0] ?? '').trim();
    const inside = [...head.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] ?? '');
    const [name = '', ...abbreviations] = head
      .replace(/\([^)]*\)/g, ' ')
      .split(/ or (?=\p{Lu}[\p{L}\p{Lu}/&'-]*(?:\s|$))/u)
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
  fold: (name: string) => string,
): void {
  const country = inSentence(file.name);
  list.add({
    id: `party/${file.code}/${slug(party.name)}`,
    canonical: party.name,
    kind: 'organisation',
    aliases: party.aliases,
    role: `Political party in ${country}`,
  });
  for (const leader of party.leaders.flatMap((names) => fold(names).split(/,| and |;/))) {
    const name = leader.trim();
    if (
      /^\p{Lu}[\p{L}'’.-]*(?: (?:"[^"]+"|\p{L}[\p{L}'’.-]*)){1,5}$/u.test(name) &&
      !/\b(leader|chair|secretary|president|vacant|collective)/i.test(name)
    )
      addPerson(list, file, {
        name: name.replace(/ "[^"]+"/g, ''),
        role: `Leader of ${party.name} (${file.name})`,
      });
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
