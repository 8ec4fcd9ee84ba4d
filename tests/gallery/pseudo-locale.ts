import type { generateChromeMessages } from '@wxt-dev/i18n/build';

type MessageTable = ReturnType<typeof generateChromeMessages>;

/** Letters that a reader takes for the plain ones; none of them is ASCII. */
const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ACCENTED = 'ÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŤÛṼŴẊÝŽåƀçđéƒĝĥîĵķļɱñöþǫŕšťûṽŵẋýž';
const ARABIC_ZERO = 0x660;
/** Translations are about this much longer than English. */
const GROWTH = 0.4;

/** What the pseudo-locale asks of `Intl`: nothing that it writes has an ASCII letter or digit. */
const INTL_LOCALE = 'ar-EG';

/**
 * English made to look foreign: accented, longer and in brackets, so that a text that is not from
 * the locale shows, and so does one that is cut. "Close" becomes "[Çļöšé ~~]".
 */
export function pseudoMessages(english: MessageTable): MessageTable {
  const messages = Object.fromEntries(
    Object.entries(english).map(([key, { message }]) => [
      key,
      { message: message.split(' | ').map(pseudoText).join(' | ') },
    ]),
  );
  return {
    ...messages,
    ui_language: { message: INTL_LOCALE },
    ui_direction: { message: 'ltr' },
  };
}

function pseudoText(text: string): string {
  const foreign = text.replace(/\$\d|%s|[a-z]|\d/gi, (part) => {
    if (part.length > 1) return part;
    const letter = ACCENTED[PLAIN.indexOf(part)];
    return letter ?? String.fromCodePoint(ARABIC_ZERO + Number(part));
  });
  return `[${foreign} ${'~'.repeat(Math.ceil(text.length * GROWTH))}]`;
}
