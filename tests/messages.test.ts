import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Keys that are put together from a value of the model, and those that only the manifest uses. */
const NOT_WRITTEN_OUT =
  /^(kind|reason|stage|reading|column|citation|results_format|kept_format|step|problem|correction|corrected|site_choice|site_chosen|trigger|trigger_hint|card_size|touch|underline|density|recency|theme|schedule|safety_work)\.|^(extension|command)_|^@@/;

it('has no message that is never shown', async () => {
  const code = globSync(['{components,entrypoints,lib}/**/*.{ts,tsx}'])
    .map((file) => readFileSync(file, 'utf8'))
    .join();
  const unused = (await parseMessagesFile('locales/en.yml'))
    .map(({ key }) => key.join('.'))
    .filter((key) => !NOT_WRITTEN_OUT.test(key) && !code.includes(`'${key}'`));
  expect(unused).toEqual([]);
});
