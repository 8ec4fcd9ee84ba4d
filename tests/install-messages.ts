import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import path from 'node:path';
import { fakeBrowser } from 'wxt/testing/fake-browser';

type MessageTable = ReturnType<typeof generateChromeMessages>;

/** The messages of a locale as the browser holds them, from the file that translators edit. */
export async function messagesOf(locale: string): Promise<MessageTable> {
  return generateChromeMessages(await parseMessagesFile(path.resolve(`locales/${locale}.yml`)));
}

/** Gives component tests the words of a table of messages. */
export function installTable(messages: MessageTable): void {
  Object.assign(fakeBrowser.i18n, {
    getMessage(key: string, substitutions: readonly string[] = []): string {
      const message = messages[key]?.message ?? '';
      return message.replace(/\$(\d)/g, (_, n: string) => substitutions[Number(n) - 1] ?? '');
    },
  });
}

/** Gives component tests the words that people see in English. */
export async function installMessages(): Promise<void> {
  installTable(await messagesOf('en'));
}
