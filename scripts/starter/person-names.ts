import { USUAL_SPELLINGS } from './leader-names';

/** A person as a profile names one, with the office before the name. */
export type NamedPerson = { readonly office: string; readonly name: string };

/** Words of offices and ranks, before a name. */
const OFFICE_WORD =
  /^(acting|interim|caretaker|designate|transitional|emperor|foreign|ceo|assistant|australian|maj\.|senior|permanent|archbishop|spanish|french|co-prince|new|zealand|first|second|third|1st|2nd|3rd|deputy|vice|co-president|co-chief|executive|federal|supreme|leader|president|prime|minister|premier|chancellor|king|queen|emir|amir|sultan|crown|prince|princess|grand|duke|duchess|pope|governor|governor-general|general|chairman|chairperson|chairwoman|chair|chief|head|state|government|captain|captains|regent|regents|administrator|commissioner|high|lieutenant|mayor|secretary|speaker|taoiseach|tanaiste|or|heir|apparent|to|the|throne|of|and|council|ministers|for|executive,|president,|ayatollah|sayyid|sheikh|shaykh|dr\.?|gen\.?|brig\.?|lt\.?|col\.?|maj\.?|capt\.?|adm\.?|field|marshal|air|sir|dame|lady|lord|ret\.?|\(ret\.?\)|haji|hon\.?|ministers|presidents|premiers|nonresident|\(nonresident\)|representative|ulu|o|le|ao|malo|palemene|faleono|uk|us|commander|in|cabinet|coordinator|bailiff|prefect|superior|confederation|swiss|republic|national|unity|monarch|state,|member)$/i;

/** The persons in text like "President Francois Hollande (since …); Vice President …". */
export function namedPersons(text: string): NamedPerson[] {
  const plain = text.replace(/;? note\b.*$/is, '').replace(/\([^()]*\)/g, '|');
  return plain.split(/;| represented by /).flatMap((clause) => {
    let office = '';
    return clause
      .split(
        /\||, (?=\p{Lu})|,? and (?!Prime|President|Head|Minister|Commander|Chief|King|First|Cabinet)(?=\p{Lu}\p{Ll}+ \p{Lu})/u,
      )
      .map((part) => part.trim().replace(/^(?:,|and|represented by|aka) ?/, ''))
      .flatMap((part) => {
        const person = splitOffice(part);
        if (!person) {
          if (isOffice(part)) office = part;
          return [];
        }
        // "Deputy Premiers A, B, and C": what is said first holds for all.
        office = person.office === '' ? office : person.office;
        return [{ name: person.name, office: singular(office) }];
      });
  });
}

function isOffice(part: string): boolean {
  return part !== '' && part.split(/\s+/).every((word) => OFFICE_WORD.test(word));
}

function singular(office: string): string {
  return office
    .replace(/( (?:Gen|Dr|Brig|Lt|Col|Maj|Adm|Hon|Sir|Dame|Marshal|Air|Field|Archbishop)\.?)+$/, '')
    .replace(/(?<!of )(President|Premier|Minister|Commissioner|Governor|Captain)s$/, '$1');
}

/** Office and name in one piece of text; undefined when there is no name. */
export function splitOffice(part: string): NamedPerson | undefined {
  const words = part.replace(/[,.]$/, '').split(/\s+/);
  let at = 0;
  while (at < words.length && OFFICE_WORD.test(words[at] ?? '')) at++;
  const office = words.slice(0, at).join(' ');
  const rest = words
    .slice(at)
    .join(' ')
    .replace(/,.*$| [-–] .*$/, '')
    .replace(/ (?:of|is|was|has|son|daughter|serves|died|resigned|born)\b.*$/, '')
    .trim();
  const name = withTitle(office, rest);
  return isName(name) ? { office, name } : undefined;
}

/** A monarch's one name goes with the title: "King Philippe". */
function withTitle(office: string, name: string): string {
  const title = /(King|Queen|Emperor|Pope|Grand Duke|Prince|Princess|Sultan)$/.exec(office)?.[1];
  return title && /^\p{Lu}[\p{L}-]+$/u.test(name) ? `${title} ${name}` : name;
}

/** Two to nine words with a capital. */
function isName(name: string): boolean {
  if (!/^[\p{Lu}][\p{L}'’.,-]*( [\p{L}'’.-]+){1,8}$/u.test(name)) return false;
  return !/\b(vacant|party|council|office|election|leadership|government|none|committee|assembly|general)\b/i.test(
    name,
  );
}

/**
 * The name to show, and the other ways to write it. In `name` the surname is in capitals: what
 * comes after it in "Mariano RAJOY Brey" is left out as often as not.
 */
export function nameForms(
  name: string,
  fold: (name: string) => string,
): { canonical: string; aliases: string[] } {
  const throughSurname =
    /^\p{Lu}\p{Ll}.*?(?<!\p{L})\p{Lu}[\p{Lu}'’-]+(?: \p{Lu}[\p{Lu}'’-]+)*(?= \p{Lu}\p{Ll})/u.exec(
      name,
    );
  const full = fold(name);
  const short = throughSurname ? fold(throughSurname[0]) : withoutMiddle(full);
  const usual = USUAL_SPELLINGS[full] ?? USUAL_SPELLINGS[short ?? ''] ?? [];
  const canonical = usual[0] ?? short ?? full;
  const forms = [...usual, ...(short === undefined ? [] : [short]), full];
  return { canonical, aliases: forms.filter((form) => form !== canonical) };
}

/** First and last name of "Vladimir Vladimirovich Putin" and "Barack H. Obama"; only where the middle is plainly one. */
function withoutMiddle(name: string): string | undefined {
  const words = name.split(' ');
  const [first, middle, last] = words;
  if (words.length !== 3 || !first || !middle || !last) return undefined;
  const isMiddle =
    /^\p{Lu}\.$/u.test(middle) ||
    /(?:ovich|yevich|evich|ovych|yovych|ovna|yevna|evna|oglu)$/i.test(middle);
  return isMiddle ? `${first} ${last}` : undefined;
}
