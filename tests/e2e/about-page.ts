import type { Browser, Tab } from '@/scripts/browsers/driver';

/** The popup or the side panel, in a tab, about the tab whose address contains `part`. */
export async function openAbout(
  document: 'popup' | 'sidepanel',
  part: string,
  { driver, openTab }: { driver: Browser; openTab: (url: string) => Promise<Tab> },
): Promise<Tab> {
  const helper = await driver.open(`${driver.origin}/reader.html`);
  const id = await helper.evaluate(async (wanted) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find(({ url }) => url?.includes(wanted))?.id;
  }, part);
  await helper.close();
  return openTab(`${driver.origin}/${document}.html?tab=${id}`);
}
