import locales from 'virtual:messages';

/** The locale to show; `pseudo` is English made to look foreign. */
const locale = new URLSearchParams(location.search).get('locale') ?? 'en';

/** Answers `i18n.getMessage` outside the extension. Imported before anything that draws words. */
const table: Record<string, { message: string }> = locales[locale] ?? {};

function getMessage(key: string, substitutions: readonly string[] = []): string {
  const { message = '' } = table[key] ?? {};
  return message.replace(/\$(\d)|\$\$/g, (all, n: string | undefined) =>
    n === undefined ? (all === '$$' ? '$' : all) : (substitutions[Number(n) - 1] ?? ''),
  );
}

Object.assign(globalThis, { chrome: { runtime: { id: 'gallery' }, i18n: { getMessage } } });
