import type { ParsedMessage } from '@wxt-dev/i18n/build';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Chrome's limits for what a manifest says, characters. */
const MAX_NAME = 75;
const MAX_DESCRIPTION = 132;

const ISOLATES = /[\u2066-\u2069]/g;
/** Marks that are not closed, or not needed: a text is set apart by isolates alone. */
const OTHER_MARKS = /[\u200E\u200F\u202A-\u202E\u061C]/;

type Texts = ReadonlyMap<string, string>;

/** Every text of a locale by its key; the forms of a plural are apart, "card.more_names 1". */
async function textsOf(locale: string): Promise<Texts> {
  const messages = await parseMessagesFile(`locales/${locale}.yml`);
  return new Map(messages.filter(({ key }) => !key[0]?.startsWith('@@')).flatMap(formsOf));
}

function formsOf(message: ParsedMessage): [string, string][] {
  const key = message.key.join('.');
  return message.type === 'plural'
    ? Object.entries(message.plurals).map(([form, text]) => [`${key} ${form}`, text])
    : [[key, message.message]];
}

const placesIn = (text: string): string => (text.match(/\$\d|%s/g) ?? []).sort().join();

/** Keys of the texts for which `isWrong` holds. */
function wrong(texts: Texts, isWrong: (text: string, key: string) => boolean): string[] {
  return [...texts].filter(([key, text]) => isWrong(text, key)).map(([key]) => key);
}

const english = await textsOf('en');
const locales = readdirSync('locales').map((file) => file.replace(/\.yml$/, ''));

it('has English, Arabic, Persian, French, German and Spanish', () => {
  expect(locales).toEqual(expect.arrayContaining(['ar', 'de', 'en', 'es', 'fa', 'fr']));
});

describe.each(locales)('locale %s', async (locale) => {
  const texts = await textsOf(locale);
  const isRightToLeft = texts.get('ui_direction') === 'rtl';

  it('says all that English says, in the same order, and nothing else', () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
  });

  it('names its own language and direction', () => {
    expect(texts.get('ui_language')).toBe(locale);
    expect(texts.get('ui_direction')).toBe(/^(ar|fa|he|ur)$/.test(locale) ? 'rtl' : 'ltr');
  });

  it('names buttons by the short words that stand on them', () => {
    const short = { copy_short: 'copy_menu', name_short: 'name_menu', off_short: 'offHere' };
    const apart = Object.entries(short).filter(([words, label]) => {
      const name = texts.get(`card.${label}`) ?? texts.get(`site_choice.${label}`) ?? '';
      const shown = texts.get(`card.${words}`);
      return shown === undefined || !name.toLowerCase().includes(shown.toLowerCase());
    });
    expect(apart).toEqual([]);
  });

  it('has the places of English in every text and every form of a plural', () => {
    expect(
      wrong(texts, (text, key) => placesIn(text) !== placesIn(english.get(key) ?? '')),
    ).toEqual([]);
  });

  it('has no text that is empty, has blanks around it or looks like forms of a plural', () => {
    expect(wrong(texts, (text) => text === '' || text !== text.trim())).toEqual([]);
    expect(wrong(texts, (text) => text.includes(' | ') || /  /.test(text))).toEqual([]);
  });

  it('has no text that is much longer than its place in English', () => {
    expect(
      wrong(texts, (text, key) => text.length > 2 * (english.get(key)?.length ?? 0) + 12),
    ).toEqual([]);
    expect(texts.get('extension_name')?.length).toBeLessThanOrEqual(MAX_NAME);
    expect(texts.get('extension_description')?.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
  });

  it('closes every isolate, and has direction marks only where it is read from the right', () => {
    expect(
      wrong(texts, (text) => {
        const marks = (text.match(ISOLATES) ?? []).join('');
        return OTHER_MARKS.test(text) || marks.replaceAll('\u2068\u2069', '') !== '';
      }),
    ).toEqual([]);
    if (!isRightToLeft) expect(wrong(texts, (text) => /[\u2066-\u2069]/.test(text))).toEqual([]);
  });

  it('has the quotation marks and apostrophes of print', () => {
    expect(wrong(texts, (text) => /["']/.test(text))).toEqual([]);
  });
});

it('has French signs that never stand alone at the start of a line', async () => {
  expect(wrong(await textsOf('fr'), (text) => / [:;?!»]|« /.test(text))).toEqual([]);
});

it('has the digits of Persian in Persian', async () => {
  expect(wrong(await textsOf('fa'), (text) => /(?<!\$)\d/.test(text))).toEqual([]);
});
