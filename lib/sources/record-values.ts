/** Names under which objects keep what they are called, and what they say. */
const NAME_KEYS = split(
  'name title rendered main original fullname displayname literal label value #text _text $t text $oid screenname username',
);
const TEXT_KEYS = split(
  'text #text _text $t rendered plain value content body html paragraph original main',
);
const DATE_KEYS = split('$date $numberLong iso value raw date start #text _text $t rendered');
/** Objects within each other are looked into so deep. */
const MAX_DEPTH = 4;

/** `value` in words on one line; lists are joined by commas, of objects counts what they are called. */
export function wordsOf(value: unknown): string {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts
    .map((part) => wordOf(part, 0))
    .filter((part) => part !== '')
    .join(', ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `value` as people are called: `{family, given}` and `{1: {name}}` too; "By" and link brackets are left out. */
export function namesOf(value: unknown): string {
  const people = (Array.isArray(value) ? value : [value]).flatMap((one: unknown): unknown[] => {
    const inner = entriesOf(one).map(([, each]) => each);
    return inner.length > 0 && inner.every((each) => entriesOf(each).length > 0) ? inner : [one];
  });
  return (
    people
      .map((one) => personName(one) ?? wordsOf(one))
      // The number of an author is no name.
      .filter((name) => /\p{L}/u.test(name))
      .join(', ')
      .replace(/\[\[([^\]]*)\]\]/g, '$1')
      .replace(/^(?:by|von|par|por)[:\s]\s*(?=\p{Lu})/iu, '')
      .trim()
  );
}

/** `value` as a text; the parts of a list are paragraphs. */
export function textOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (depth > MAX_DEPTH) return '';
  if (Array.isArray(value))
    return value
      .map((part) => textOf(part, depth + 1))
      .filter((part) => part.trim() !== '')
      .join('\n\n');
  return textOf(firstOf(value, TEXT_KEYS) ?? '', depth + 1);
}

/** `value` as something that a date can be read from. */
export function dateTextOf(value: unknown, depth = 0): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (depth > MAX_DEPTH) return '';
  if (Array.isArray(value)) return dateTextOf(value[0], depth + 1);
  const parts = entriesOf(value).find(([key]) => key === 'date-parts')?.[1];
  if (Array.isArray(parts)) return datePartsOf(parts[0]);
  return dateTextOf(firstOf(value, DATE_KEYS) ?? '', depth + 1);
}

function datePartsOf(parts: unknown): string {
  if (!Array.isArray(parts)) return '';
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

function wordOf(value: unknown, depth: number): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (depth > MAX_DEPTH) return '';
  return wordOf(firstOf(value, NAME_KEYS) ?? '', depth + 1);
}

/** A name whose parts are apart. */
function personName(value: unknown): string | undefined {
  const say = (...keys: string[]): string => {
    const found = firstOf(value, keys);
    return typeof found === 'string' ? found.trim() : '';
  };
  const name = [
    say('given', 'firstname', 'first_name', 'firstName', 'first'),
    say('family', 'lastname', 'last_name', 'lastName', 'last', 'surname'),
  ];
  return name.join('') === '' ? undefined : name.join(' ').trim();
}

function firstOf(value: unknown, keys: readonly string[]): unknown {
  const entries = new Map(entriesOf(value).map(([key, inner]) => [key, inner]));
  return keys.map((key) => entries.get(key)).find((inner) => inner !== undefined && inner !== null);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

function split(keys: string): readonly string[] {
  return keys.split(' ');
}
