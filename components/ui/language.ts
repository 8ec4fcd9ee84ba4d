/** The `lang` attribute for text in `language`; none when it is not known. */
export function langOf(language: string): string | undefined {
  return language === 'und' || language === '' ? undefined : language;
}
