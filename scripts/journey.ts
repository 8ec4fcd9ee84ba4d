// The journey of `npm start`, which prepares it: a browser with the extension, an archive, a page.
import { writeFileSync } from 'node:fs';
import * as v from 'valibot';
import { launchChromium } from './browsers/chromium';
import { wait, type Browser, type Tab } from './browsers/driver';
import { launchFirefox } from './browsers/firefox';
import { findCard } from './journey/find-card';
import { untilImported } from './journey/library-state';
import { cardText, readCard } from './journey/read-card';
import type { OpenedCard } from './journey/rest';
import { serveFile } from './journey/serve-page';

/** Until a card that has its content has its size and place too, ms. */
const FADE_MS = 400;

/** Tells `npm start` to try another browser. */
const UNFIT_BROWSER = 3;

const taskSchema = v.object({
  browser: v.object({
    name: v.string(),
    engine: v.picklist(['chromium', 'firefox']),
    file: v.string(),
  }),
  /** The built extension. */
  extension: v.string(),
  /** How many archives come with it. */
  archives: v.number(),
  address: v.optional(v.string()),
  file: v.optional(v.string()),
  headless: v.boolean(),
  hover: v.optional(v.string()),
  shot: v.optional(v.string()),
  json: v.optional(v.string()),
});

type Task = v.InferOutput<typeof taskSchema>;

process.exitCode = await main(v.parse(taskSchema, JSON.parse(process.argv[2] ?? '{}')));

async function main(task: Task): Promise<number> {
  const browser = await launch(task).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
  });
  if (!browser) return UNFIT_BROWSER;
  const served = task.file === undefined ? undefined : await serveFile(task.file);
  const close = async (): Promise<void> => {
    served?.stop();
    await browser.close();
  };
  process.once('SIGINT', () => void close());
  process.once('SIGTERM', () => void close());
  try {
    console.log(`${task.browser.name} ${browser.version}, importing archives …`);
    await untilImported(browser, task.archives, (documents) => {
      console.log(`  ${documents.toLocaleString('en')} documents`);
    });
    const tab = await browser.open(served?.url ?? task.address ?? 'about:blank');
    if (task.headless) return await restAndTell(tab, task);
    await tab.bringToFront();
    console.log(
      'Rest the pointer on an underlined name. Close the browser or press Ctrl-C to end.',
    );
    await browser.ended;
    return 0;
  } finally {
    await close();
  }
}

function launch(task: Task): Promise<Browser> {
  const start = task.browser.engine === 'firefox' ? launchFirefox : launchChromium;
  return start({
    file: task.browser.file,
    extension: task.extension,
    headless: task.headless,
    // A screenshot should be sharp on any screen.
    ...(task.headless ? { scale: 2 } : {}),
  });
}

async function restAndTell(tab: Tab, task: Task): Promise<number> {
  const search = await findCard(tab, task.hover);
  if (search.kind === 'card') {
    await tell(tab, task, search.card);
    return 0;
  }
  const name = task.hover ?? '';
  const reasons = {
    'not-on-page': `The page does not say “${name}”.`,
    unknown:
      task.hover === undefined
        ? 'Names are underlined, but no card opened on them.'
        : `The archive does not know “${name}”: no card opened on it.`,
    'no-names': 'The archive knows no name on this page.',
  };
  console.error(reasons[search.kind]);
  return 1;
}

async function tell(tab: Tab, task: Task, card: OpenedCard): Promise<void> {
  await wait(FADE_MS);
  if (task.shot !== undefined) writeFileSync(task.shot, await tab.screenshot());
  const text = await cardText(card.frame);
  const shown = await readCard(card.frame);
  console.log(`\n${text.trim()}\n`);
  console.log(
    `From rest to excerpts: ${Math.round(card.tookMs)} ms, with the time the pointer has to rest.`,
  );
  if (task.json === undefined) return;
  const page = task.file ?? task.address ?? '';
  const { entity, provenance, excerpts } = shown;
  writeFileSync(task.json, `${JSON.stringify({ page, entity, provenance, excerpts }, null, 2)}\n`);
}
