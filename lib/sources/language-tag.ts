/** Languages that are known by their English names too. */
const NAMED =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka ko lt lv ms nb nl pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh';

let byName: ReadonlyMap<string, string> | undefined;

/** `text` as a language tag: `en_US` is one too, and so are "eng" and "English". */
export function languageTag(text: string | undefined): string | undefined {
  const tag = /^[^,;/|]*/
    .exec(text ?? '')?.[0]
    .trim()
    .replaceAll('_', '-')
    .replace(/\..*$/, '');
  if (!tag) return undefined;
  const named = languageNames().get(tag.toLowerCase());
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return undefined;
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0];
    return /^[a-z]{3}(?:-|$)/i.test(tag) ? canonical : canonical && tag;
  } catch {
    return undefined;
  }
}

function languageNames(): ReadonlyMap<string, string> {
  if (byName) return byName;
  const english = new Intl.DisplayNames('en', { type: 'language' });
  byName = new Map(NAMED.split(' ').map((tag) => [(english.of(tag) ?? tag).toLowerCase(), tag]));
  return byName;
}
