import { i18n } from '#i18n';

/** The locale that the browser writes dates and numbers in. */
const ownLocale = new Intl.DateTimeFormat().resolvedOptions().locale;

/**
 * The locale of the interface, BCP 47: the browser's own where it is of the language of our words
 * ("en-GB" for English words), else the language of the words, so that no page mixes two. Years of
 * archives are those of the common calendar, and so are all dates beside them.
 */
export function interfaceLocale(): string {
  const language = i18n.t('ui_language');
  const locale = known.get(language) ?? localeFor(language);
  known.set(language, locale);
  return locale;
}

/** Asked for with every date and number. */
const known = new Map<string, string>();

function localeFor(language: string): string {
  const isOwn = new Intl.Locale(ownLocale).language === new Intl.Locale(language).language;
  return new Intl.Locale(isOwn ? ownLocale : language, { calendar: 'gregory' }).toString();
}
