import type { Browser } from '@/scripts/browsers/driver';
import type { Settings } from '@/lib/model/settings';

/** Changes settings of a running browser; what is left out takes its default. */
export async function changeSettings(driver: Browser, settings: Partial<Settings>): Promise<void> {
  const page = await driver.open(`${driver.origin}/popup.html`);
  await page.evaluate(async (value) => {
    const { chrome } = window as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    await chrome.storage.local.set({ settings: value });
  }, settings);
  await page.close();
}
