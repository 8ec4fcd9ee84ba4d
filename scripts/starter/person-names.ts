import { USUAL_SPELLINGS } from './leader-names';

/** A person as a profile names one, with the office before the name. */
export type NamedPerson = { readonly office: string; readonly name: string };

/** Words of offices and ranks, before a name. */
const OFFICE_WORD =
  /^(acting|interim|caretaker|designate|transitional|first|second|third|1st|2nd|3rd|deputy|vice|co-president|co-chief|executive|federal|supreme|leader|president|prime|minister|premier|chancellor|king|queen|emir|amir|sultan|crown|prince|princess|grand|duke|duchess|pope|governor|governor-general|general|chairman|chairperson|chairwoman|chair|chief|head|state|government|captain|captains|regent|regents|administrator|commissioner|high|lieutenant|mayor|secretary|speaker|taoiseach|tanaiste|heir|apparent|to|the|throne|of|and|council|ministers|for|executive,|president,|ayatollah|sayyid|sheikh|shaykh|dr\.?|gen\.?|brig\.?|lt\.?|col\.?|maj\.?|capt\.?|adm\.?|field|marshal|air|sir|dame|lady|lord|ret\.?|\(ret\.?\)|haji|hon\.?|ministers|presidents|premiers|nonresident|\(nonresident\)|representative|ulu|o|le|ao|malo|palemene|faleono|uk|us|commander|in|cabinet|coordinator|bailiff|prefect|superior|confederation|swiss|republic|national|unity|monarch|state,|member)$/i;

/** The persons in text like "President Francois Hollande (since …); Vice President …". */
export function namedPersons(text: string): NamedPerson[] {
  return text
    .replace(/;? note\b.*$/is, '')
    .replace(/\([^()]*\)/g, '|')
    .split(/[;|]|, (?=\p{Lu})| and (?=\p{Lu}\p{Ll}+ \p{Lu})| represented by /u)
    .map((part) => part.trim().replace(/^(?:and|represented by|aka) /, ''))
    .flatMap((part) => splitOffice(part) ?? []);
}

function splitOffice(part: string): NamedPerson | undefined {
  const words = part.replace(/[,.]$/, '').split(/\s+/);
  let at = 0;
  while (at < words.length && OFFICE_WORD.test(words[at] ?? '')) at++;
  const name = words
    .slice(at)
    .join(' ')
    .replace(/,.*$/, '')
    .replace(/ (?:of|is|was|has|son|daughter|serves|died|resigned)\b.*$/, '')
    .trim();
  return isName(name) ? { office: words.slice(0, at).join(' '), name } : undefined;
}

/** Two to seven words with a capital, or a monarch's one name with a number. */
function isName(name: string): boolean {
  if (!/^[\p{Lu}][\p{L}'’.,-]*( [\p{L}'’.-]+){1,6}$/u.test(name)) return false;
  return !/\b(vacant|party|council|office|election|leadership|government|none|committee|assembly)\b/i.test(
    name,
  );
}

/** The name to show, and the other ways to write it. */
export function nameForms(name: string): { canonical: string; aliases: string[] } {
  const usual = USUAL_SPELLINGS[name] ?? [];
  const canonical = usual[0] ?? withoutMiddle(name) ?? name;
  return {
    canonical,
    aliases: [...usual, name, withoutMiddle(name) ?? name].filter((form) => form !== canonical),
  };
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
