import type { CountryFile, Field } from './country-file';
import { isStated } from './country-file';

/** Fields that say little to a reader, or nothing any more. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'Map references',
  'Geographic coordinates',
  'geographic coordinates',
  'Maritime claims',
  'Land use',
  'Environment - international agreements',
  'Irrigated land',
  'Total renewable water resources',
  'Freshwater withdrawal (domestic/industrial/agricultural)',
  'Area comparison map',
  'time difference',
  'daylight saving time',
  'chancery',
  'embassy',
  'mailing address',
  'telephone',
  'FAX',
  'consulate(s) general',
  'consulate(s)',
  'International law organization participation',
  'Citizenship',
  'Age structure',
  'Dependency ratios',
  'Median age',
  'Sex ratio',
  'Hospital bed density',
  'Physicians density',
  'Drinking water source',
  'Sanitation facility access',
  'Obesity - adult prevalence rate',
  'Contraceptive prevalence rate',
  'Children under the age of 5 years underweight',
  'Education expenditures',
  'Health expenditures',
  'School life expectancy (primary to tertiary education)',
  "Mother's mean age at first birth",
  'Taxes and other revenues',
  'GDP - composition, by end use',
  'Gross national saving',
  'Industrial production growth rate',
  'Household income or consumption by percentage share',
  'Fiscal year',
  'Central bank discount rate',
  'Commercial bank prime lending rate',
  'Stock of narrow money',
  'Stock of broad money',
  'Stock of domestic credit',
  'Market value of publicly traded shares',
  'Current account balance',
  'Stock of direct foreign investment - at home',
  'Stock of direct foreign investment - abroad',
  'Exchange rates',
  'Manpower available for military service',
  'Manpower fit for military service',
  'Manpower reaching militarily significant age annually',
]);

/** Fields that stand in the text without a label. */
const PROSE: ReadonlySet<string> = new Set([
  'Background',
  'Preliminary statement',
  'Economy - overview',
  'Demographic profile',
  'Geographic overview',
]);

/** Labels that name the country, so that an excerpt makes sense alone. */
const OF_COUNTRY =
  /^(Capital|chief of state|head of government|Government type|Population|Political parties and leaders|Independence|Location|Languages|Religions|Ethnic groups|Industries|Military branches|Legislative branch)$/;

/** Labels that want more words. */
const LABELS: Readonly<Record<string, string>> = {
  noun: 'Nationality (noun)',
  adjective: 'Nationality (adjective)',
  'conventional long form': 'Official name',
  'conventional short form': 'Name',
  'local long form': 'Official name in its own language',
  'local short form': 'Name in its own language',
  former: 'Former names',
};

/** Names that want an article in a sentence. */
const WITH_ARTICLE =
  /^(United|Netherlands|Philippines|Maldives|Comoros|Seychelles|Czech Republic|Dominican Republic|Central African|Democratic Republic|Republic of|Holy See|European Union|Isle of|.* (Islands|Ocean|Republic|Territory)$)/;

/** `name` as it stands in a sentence: "the United States". */
export function inSentence(name: string): string {
  return WITH_ARTICLE.test(name) ? `the ${name}` : name.replace(/^The /, 'the ');
}

/** A section as running text, one paragraph a field; empty when it says nothing. */
export function sectionProse(file: CountryFile, section: string): string {
  const fields = file.sections.get(section) ?? new Map<string, Field>();
  return [...fields]
    .map(([label, field]) => paragraph({ label, parent: label }, field, inSentence(file.name)))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** A field's label, and that of the field above it. */
type Labels = { readonly label: string; readonly parent: string };

function paragraph({ label, parent }: Labels, field: Field, country: string): string {
  if (LEFT_OUT.has(label)) return '';
  const sentences: string[] = [];
  // "Capital: name: Paris" reads as "Capital: Paris".
  const shown = label === 'name' ? parent : label;
  if (isStated(field.text)) sentences.push(labelled(shown, sentence(field.text), country));
  for (const [name, inner] of field.below) {
    const below = paragraph({ label: name, parent: label }, inner, country);
    if (below !== '') sentences.push(below);
  }
  if (sentences.length === 0) return '';
  // Without text of its own, a field's label still says what the fields below are about.
  const head =
    isStated(field.text) || PROSE.has(label) || isGroup(label) ? '' : `${capital(label)}. `;
  return head + sentences.join(' ');
}

function labelled(label: string, text: string, country: string): string {
  if (PROSE.has(label)) return text;
  const known = LABELS[label] ?? capital(label);
  return OF_COUNTRY.test(label) ? `${known} of ${country}: ${text}` : `${known}: ${text}`;
}

/** Labels whose fields below explain themselves. */
function isGroup(label: string): boolean {
  return /^(Capital|Executive branch|Country name|Nationality|National anthem|Judicial branch|Legislative branch)$/.test(
    label,
  );
}

/** A full stop at the end, list signs as semicolons, single spaces. */
function sentence(text: string): string {
  const plain = text
    .split(/\s*\+\+\s*/)
    .filter((part) => part !== '')
    .join('; ')
    .replace(/\s+/g, ' ')
    .trim();
  return /[.!?]["”)]?$/.test(plain) ? plain : `${plain}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
