import { until, type Tab } from '@/scripts/browsers/driver';

/** Presses the first button, row or link whose name or words fit. */
export async function press(tab: Tab, words: string): Promise<void> {
  await until(`“${words}”`, () =>
    tab.evaluate((wanted) => {
      const all = [...document.querySelectorAll<HTMLElement>('button, a, [role=option], summary')];
      const one = all.find((each) => (each.ariaLabel ?? each.innerText).includes(wanted));
      one?.click();
      return one !== undefined;
    }, words),
  );
}

/** Waits for words on a page. */
export function seen(tab: Tab, words: string): Promise<boolean> {
  return until(`the words “${words}”`, () =>
    tab.evaluate((wanted) => document.body.innerText.includes(wanted), words),
  );
}
