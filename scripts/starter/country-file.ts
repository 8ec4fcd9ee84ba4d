import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A field of a profile: text, further fields below it, or both. */
export type Field = { readonly text: string; readonly below: ReadonlyMap<string, Field> };

/** One profile of the World Factbook. */
export type CountryFile = {
  /** Two letters, the Factbook's own code. */
  readonly code: string;
  /** What people call it: "France". */
  readonly name: string;
  /** Section → field → its text. */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, Field>>;
};

/** Profiles that state no short name of their own. */
const NAMES: Readonly<Record<string, string>> = {
  ee: 'European Union',
  xo: 'Indian Ocean',
  xq: 'Arctic Ocean',
  xx: 'World',
  zh: 'Atlantic Ocean',
  zn: 'Pacific Ocean',
  oo: 'Southern Ocean',
};

/** All profiles under `folder`, in the order of their codes. @throws when one cannot be read */
export async function readCountryFiles(folder: string): Promise<CountryFile[]> {
  const files: CountryFile[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!/^[a-z]{2}\.json$/.test(entry.name)) continue;
    const text = await readFile(path.join(entry.parentPath, entry.name), 'utf8');
    const code = entry.name.slice(0, 2);
    const sections = readSections(JSON.parse(text));
    const name = nameOf(code, sections);
    if (name) files.push({ code, name, sections });
  }
  return files.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** The text at `path` (section, field, field below …); empty when there is none. */
export function textAt(file: CountryFile, ...[section, ...fields]: string[]): string {
  let below = file.sections.get(section ?? '');
  let text = '';
  for (const name of fields) {
    const field = below?.get(name);
    text = field?.text ?? '';
    below = field?.below;
  }
  return text;
}

/** Whether `text` says something: the profiles write "none" and "NA" for nothing. */
export function isStated(text: string): boolean {
  return text !== '' && !/^(none|na|n\/a)\b/i.test(text);
}

function readSections(value: unknown): Map<string, ReadonlyMap<string, Field>> {
  return new Map(entriesOf(value).map(([name, section]) => [name, readField(section).below]));
}

function readField(value: unknown): Field {
  const below = new Map<string, Field>();
  let text = '';
  for (const [name, inner] of entriesOf(value)) {
    if (name === 'text') text = typeof inner === 'string' ? inner.trim() : '';
    else if (typeof inner === 'object') below.set(name, readField(inner));
  }
  return { text, below };
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function nameOf(code: string, sections: CountryFile['sections']): string | undefined {
  const names = sections.get('Government')?.get('Country name')?.below;
  const [short = '', long = ''] = ['conventional short form', 'conventional long form'].map(
    (form) => names?.get(form)?.text.replace(/\s*[;(].*$/, '') ?? '',
  );
  return NAMES[code] ?? (isStated(short) ? short : isStated(long) ? long : undefined);
}
