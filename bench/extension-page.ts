import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Tab } from '@/scripts/browsers/driver';

/** A page of the extension that does nothing by itself: none of ours, which look after the library and keep views of it. */
const PAGE = 'bench.html';

/** Puts the page that `openPageWith` opens into a copy of the extension. */
export function putBenchPage(folder: string): void {
  writeFileSync(
    path.join(folder, PAGE),
    '<!doctype html><meta charset="utf-8"><title>Bench</title>',
  );
}

/** Opens a page of the extension that runs `script`, a file of the extension's folder and nothing else. */
export async function openPageWith(browser: Browser, script: string): Promise<Tab> {
  const tab = await browser.open(`${browser.origin}/${PAGE}`);
  await tab.evaluate(async (name: string) => {
    const element = document.createElement('script');
    element.src = chrome.runtime.getURL(name);
    await new Promise((done) => {
      element.addEventListener('load', done);
      document.head.append(element);
    });
  }, script);
  return tab;
}

/** Which function of a page is called, with what. */
export type PageCall = {
  /** The global that holds the functions. */
  readonly holder: string;
  readonly name: string;
  readonly argument?: unknown;
};

/** Calls a function that a script of the page in `tab` offers. */
export function callPage<T>(tab: Tab, call: PageCall): Promise<T> {
  return tab.evaluate<T, PageCall>(({ holder, name, argument }) => {
    const offered = globalThis as unknown as Record<
      string,
      Record<string, (given: unknown) => Promise<T>> | undefined
    >;
    const called = offered[holder]?.[name];
    if (!called) throw new Error(`no call ${name}`);
    return called(argument);
  }, call);
}
