import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import path from 'node:path';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** Gives component tests the words that people see, from the file that translators edit. */
export async function installMessages(): Promise<void> {
  const messages = generateChromeMessages(await parseMessagesFile(path.resolve('locales/en.yml')));
  Object.assign(fakeBrowser.i18n, {
    getMessage(key: string, substitutions: readonly string[] = []): string {
      const message = messages[key]?.message ?? '';
      return message.replace(/\$(\d)/g, (_, n: string) => substitutions[Number(n) - 1] ?? '');
    },
  });
}
