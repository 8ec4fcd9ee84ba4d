import type { CountryFile, Field } from './country-file';

/** The profiles write surnames in capitals. A run of them, apart from hyphens: "AL-ABADI" is two. */
const CAPITALS = /(?<!\p{L})\p{Lu}(?:['’]?\p{Lu})+(?!\p{L})/gu;
/** Fields that name people. */
const PEOPLE_FIELDS =
  /^(chief of state|head of government|chief of mission|election results|cabinet|note)$/;
/** Small words of surnames, in capitals only beside one: "DE GAULLE", "LE PEN". */
const PARTICLES = /^(DE|LE|LA|DU|DI|DA|EL|AL|BIN|VAN|DER|DEN|ABU|BEN|TEN|SAN|LOS|DOS|YA|OLD|ULD)$/;
/** Surnames of two letters, which stand before the given name. */
const SHORT_SURNAME = /(?<!\p{L})(XI|LI|MA|HU|WU|HO|VO|YI|OH)(?= \p{Lu}\p{Ll})/gu;
const ROMAN_NUMBER = /^[IVX]+$/;

/** Writes surnames as people do: "HOLLANDE" as "Hollande", "AL-ABADI" as "Al-Abadi". */
export type SurnameFolder = {
  /** In running text: only surnames that the profiles name, so that NATO stays NATO. */
  readonly fold: (text: string) => string;
  /** In a person's name: every run of capitals but Roman numbers. */
  readonly foldName: (name: string) => string;
};

/** Learns from `files` which words in capitals are surnames. `acronyms` never are. */
export function createSurnameFolder(
  files: readonly CountryFile[],
  acronyms: ReadonlySet<string>,
): SurnameFolder {
  const surnames = new Set<string>();
  const learn = (text: string, pattern: RegExp): void => {
    for (const [word] of text.matchAll(pattern))
      if (word && !acronyms.has(word) && !ROMAN_NUMBER.test(word)) surnames.add(word);
  };
  for (const file of files) {
    for (const [section, fields] of file.sections)
      for (const [name, field] of fields) learnField(learn, { section, name, field });
  }
  const isSurname = (word: string): boolean => surnames.has(word);
  return {
    fold: (text) => foldRuns(text.replace(SHORT_SURNAME, titleCase), isSurname),
    foldName: (name) =>
      foldRuns(name, (word) => !ROMAN_NUMBER.test(word) || name.startsWith(`${word} `)),
  };
}

type Place = { readonly section: string; readonly name: string; readonly field: Field };

function learnField(learn: (text: string, pattern: RegExp) => void, place: Place): void {
  const { section, name, field } = place;
  if (section === 'Government' && PEOPLE_FIELDS.test(name))
    learn(field.text, /(?<!\p{L})\p{Lu}(?:['’]?\p{Lu}){2,}(?!\p{L})/gu);
  // Party leaders stand in brackets, others after a first name.
  for (const [inside] of field.text.matchAll(/\[[^\]]*\]/g))
    learn(inside, /(?<!\p{L})\p{Lu}(?:['’]?\p{Lu}){2,}(?!\p{L})/gu);
  learn(
    field.text,
    /(?<=\p{Lu}[\p{Ll}.]+[ -](?:(?:de|da|del|van|von|der|al|el|bin) |al-|el-)?)\p{Lu}(?:['’]?\p{Lu}){4,}(?!\p{L})/gu,
  );
  for (const [below, inner] of field.below)
    learnField(learn, { section, name: below, field: inner });
}

function foldRuns(text: string, isSurname: (word: string) => boolean): string {
  return text
    .replace(
      /\bMc(\p{Lu})(\p{Lu}+)/gu,
      (_, first: string, rest: string) => `Mc${first}${rest.toLowerCase()}`,
    )
    .replace(CAPITALS, (word, at: number) => {
      if (isSurname(word)) return titleCase(word);
      if (!PARTICLES.test(word)) return word;
      const next = /^[ -](\p{Lu}(?:['’]?\p{Lu})+)(?!\p{L})/u.exec(
        text.slice(at + word.length),
      )?.[1];
      return next && isSurname(next) ? titleCase(word) : word;
    });
}

/** "O'NEILL" → "O'Neill", "TA'AL" → "Ta'al", "MCMANUS" → "McManus". */
function titleCase(word: string): string {
  const lower = word.toLowerCase().replace(/^\p{Ll}/u, (first) => first.toUpperCase());
  return lower
    .replace(
      /^(\p{L}['’])(\p{L})/u,
      (_, before: string, first: string) => before + first.toUpperCase(),
    )
    .replace(/^Mc(\p{L})/u, (_, first: string) => `Mc${first.toUpperCase()}`);
}
