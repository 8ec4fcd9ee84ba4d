import { isStated, textAt, type CountryFile } from './country-file';
import { slug, type EntityList } from './entity-list';
import { inSentence } from './section-prose';

/** Names that people use and the profiles do not state. */
const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  us: ['United States of America', 'USA', 'U.S.', 'U.S.A.', 'US'],
  uk: ['Britain', 'Great Britain', 'U.K.', 'UK'],
  kn: ['North Korea', 'DPRK'],
  ks: ['South Korea', 'ROK'],
  ch: ["People's Republic of China", 'PRC'],
  cg: ['Democratic Republic of Congo', 'DR Congo', 'Congo-Kinshasa'],
  cf: ['Congo-Brazzaville'],
  bm: ['Myanmar'],
  iv: ['Ivory Coast'],
  ez: ['Czechia'],
  wz: ['Eswatini'],
  mk: ['North Macedonia'],
  ae: ['Emirates', 'U.A.E.'],
  ee: ['EU', 'E.U.'],
  gz: ['Gaza'],
  tw: ['Republic of China'],
  cv: ['Cape Verde'],
  tt: ['East Timor'],
  vt: ['Vatican', 'Vatican City'],
};

/** Names of other things or of more than one country; never aliases. */
const NO_ALIAS = /^(none|na|n\/a|the former|soviet union|america|.{0,2})$/i;

/** States a country's entity, its people's and its capital's. */
export function addPlaces(list: EntityList, file: CountryFile): void {
  const { code, name } = file;
  const isPlace = !['ee', 'xx'].includes(code);
  if (code === 'xx' || code === 'um') return;
  list.add({
    id: `country/${code}`,
    canonical: name.replace(/^The /, ''),
    kind: isPlace ? 'place' : 'organisation',
    aliases: [name, ...countryNames(file), ...(USUAL_NAMES[code] ?? [])],
  });
  addDemonym(list, file);
  for (const { capital, aliases, note } of capitals(file)) {
    // A city state is its own capital.
    const id = capital === name ? `country/${code}` : `capital/${code}/${slug(capital)}`;
    const role = `${note ? capitalised(note) : 'Capital'} of ${inSentence(name)}`;
    list.add({ id, canonical: capital, kind: 'place', aliases, role });
  }
}

function countryNames(file: CountryFile): string[] {
  const forms = [
    'conventional long form',
    'conventional short form',
    'local long form',
    'local short form',
    'former',
    'abbreviation',
  ];
  return forms.flatMap((form) => {
    const text = textAt(file, 'Government', 'Country name', form);
    const parts = text
      .replace(/[;,]? ?note\b.*$/s, '')
      .replace(/\[[^\]]*\]|\([^)]*\)/g, '')
      .split(/;|,(?= \p{Lu})|\/| or | and (?=\p{Lu}[^,]* (?:Republic|of))/u)
      .map((part) => part.trim());
    return parts.filter((part) => isStated(part) && !NO_ALIAS.test(part) && /^\p{Lu}/u.test(part));
  });
}

function addDemonym(list: EntityList, file: CountryFile): void {
  const nouns = textAt(file, 'People and Society', 'Nationality', 'noun');
  const adjective = textAt(file, 'People and Society', 'Nationality', 'adjective');
  const words = [...demonyms(adjective), ...demonyms(nouns)].filter(
    (word) => word !== file.name && isStated(word),
  );
  const [canonical, ...aliases] = words;
  if (!canonical) return;
  list.add({
    id: `demonym/${file.code}`,
    canonical,
    kind: 'demonym',
    aliases,
    role: `People and things of ${inSentence(file.name)}`,
  });
}

/** "Frenchman(men), Frenchwoman(women)" → Frenchman, Frenchmen, Frenchwoman, Frenchwomen. */
export function demonyms(text: string): string[] {
  return text
    .replace(/\((?:singular|plural|collective|US|[A-Z])[^)]*\)/g, '')
    .split(/,|;| or | and /)
    .map((part) => part.trim().replace(/^(?:or|and) /, ''))
    .filter((part) => /^\p{Lu}[\p{L}' ()-]{2,40}$/u.test(part))
    .flatMap((part) => {
      const [, stem = part, ending] = /^(.*?)\((\p{Ll}+)\)$/u.exec(part) ?? [];
      if (!ending) return [stem];
      if (ending === 's' || ending === 'es') return [stem, stem + ending];
      return [stem, stem.replace(/(?:wo)?man$/, ending)];
    });
}

type Capital = {
  readonly capital: string;
  readonly aliases: readonly string[];
  readonly note: string;
};

function capitals(file: CountryFile): Capital[] {
  if (file.code === 'ee') return [];
  const text = textAt(file, 'Government', 'Capital', 'name').replace(/[;:,]? note\b.*$/, '');
  return text
    .split(';')
    .map((part) => part.replace(/ in Romanian$/, '').trim())
    .filter(
      (part) =>
        isStated(part) &&
        /^\p{Lu}[^.]{1,60}$/u.test(part) &&
        !/^(located|The Settlement)/i.test(part),
    )
    .map((part) => {
      const [, name = part, inside = ''] =
        /^([^(]+?)(?: in Romanian)? *\(([^)]*)\)/.exec(part) ?? [];
      const isNote = /^(\w+ (capital|center)|administrative|seat|base|located|on )/.test(inside);
      return {
        capital: name.trim() === 'Male' ? 'Malé' : name.trim(),
        aliases: isNote ? [] : cityAliases(name, inside),
        note: /capital|seat of government/.test(inside) ? inside : '',
      };
    });
}

function cityAliases(name: string, inside: string): string[] {
  const others = inside.split(/[,/]/).map((part) => part.replace(/ in \w+$/, '').trim());
  const usual: Readonly<Record<string, readonly string[]>> = {
    'Washington, DC': ['Washington', 'Washington, D.C.', 'Washington DC', 'Washington D.C.'],
    Sanaa: ["Sana'a"],
    Astana: ['Nur-Sultan'],
    Rangoon: ['Yangon'],
    Kyiv: ['Kiev'],
    Bern: ['Berne'],
  };
  return [...others, ...(usual[name.trim()] ?? [])].filter((part) => /^\p{Lu}/u.test(part));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
