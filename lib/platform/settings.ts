import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isArchiveId, type ArchiveId } from '@/lib/model/archive';
import {
  DEFAULT_SETTINGS,
  DENSITIES,
  KEYS,
  RECENCIES,
  THEMES,
  type Settings,
  TOUCHES,
  TRIGGERS,
  UNDERLINES,
} from '@/lib/model/settings';

/** Bounds of what is stored: settings may come from a synchronised or edited profile. */
const MAX_HOSTS = 10_000;
const MAX_HOST_CHARS = 253;
const MIN_DWELL_MS = 100;
const MAX_DWELL_MS = 2_000;
const MIN_CARD_PX = 160;
const MAX_CARD_PX = 4_000;
const MAX_SETS = 100;
const MAX_SET_CHARS = 60;
const MAX_SET_ARCHIVES = 1_000;

const cardWidth = v.pipe(v.number(), v.minValue(MIN_CARD_PX), v.maxValue(MAX_CARD_PX));
const cardHeight = v.pipe(v.number(), v.minValue(MIN_CARD_PX), v.maxValue(MAX_CARD_PX));

const { siteRules: rules } = DEFAULT_SETTINGS;
const hosts = v.pipe(
  v.array(v.pipe(v.string(), v.toLowerCase(), v.minLength(1), v.maxLength(MAX_HOST_CHARS))),
  v.maxLength(MAX_HOSTS),
);

const archiveId = v.custom<ArchiveId>((value) => typeof value === 'string' && isArchiveId(value));
const sets = v.pipe(
  v.array(
    v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_SET_CHARS)),
      archives: v.pipe(v.array(archiveId), v.maxLength(MAX_SET_ARCHIVES)),
    }),
  ),
  v.maxLength(MAX_SETS),
);

/** Every field on its own: one that cannot be read takes its default, the others stay. */
const settingsSchema = v.object({
  siteRules: v.fallback(
    v.object({
      mode: v.fallback(v.picklist(['everywhere', 'listed', 'on-click']), rules.mode),
      off: v.fallback(hosts, [...rules.off]),
      on: v.fallback(hosts, [...rules.on]),
      pausedUntil: v.fallback(v.pipe(v.number(), v.finite()), rules.pausedUntil),
    }),
    { ...rules, off: [...rules.off], on: [...rules.on] },
  ),
  privateWindows: v.fallback(v.boolean(), DEFAULT_SETTINGS.privateWindows),
  trigger: v.fallback(v.picklist(TRIGGERS), DEFAULT_SETTINGS.trigger),
  touch: v.fallback(v.picklist(TOUCHES), DEFAULT_SETTINGS.touch),
  key: v.fallback(v.picklist(KEYS), DEFAULT_SETTINGS.key),
  dwellMs: v.fallback(
    v.pipe(v.number(), v.minValue(MIN_DWELL_MS), v.maxValue(MAX_DWELL_MS)),
    DEFAULT_SETTINGS.dwellMs,
  ),
  underline: v.fallback(v.picklist(UNDERLINES), DEFAULT_SETTINGS.underline),
  density: v.fallback(v.picklist(DENSITIES), DEFAULT_SETTINGS.density),
  recency: v.fallback(v.picklist(RECENCIES), DEFAULT_SETTINGS.recency),
  theme: v.fallback(v.picklist(THEMES), DEFAULT_SETTINGS.theme),
  keepTrail: v.fallback(v.boolean(), DEFAULT_SETTINGS.keepTrail),
  cardSize: v.fallback(
    v.object({ width: cardWidth, height: v.optional(cardHeight) }),
    DEFAULT_SETTINGS.cardSize,
  ),
  sets: v.fallback(sets, [...DEFAULT_SETTINGS.sets]),
  removedPackaged: v.fallback(v.array(v.string()), [...DEFAULT_SETTINGS.removedPackaged]),
});

const KEY = 'settings';

/** The reader's settings, in the browser's storage. */
export type SettingsStore = {
  /** What is stored, with defaults for what is not there or cannot be read. */
  get(): Promise<Settings>;
  /** Stores what `change` makes of the present settings; one change at a time in this context. */
  update(change: (settings: Settings) => Settings): Promise<void>;
  /** Calls `listener` after each change, wherever it was made; returns what stops it. */
  watch(listener: (settings: Settings) => void): () => void;
};

/** The settings of this browser profile. */
export function createSettings(): SettingsStore {
  let queue: Promise<unknown> = Promise.resolve();
  const { local } = browser.storage;
  const get = async (): Promise<Settings> => {
    const stored: Record<string, unknown> = await local.get(KEY);
    return settingsFrom(stored[KEY]);
  };
  return {
    get,
    update(change) {
      const done = queue.then(async () => local.set({ [KEY]: change(await get()) }));
      queue = done.catch(() => undefined);
      return done;
    },
    watch(listener) {
      const changed = (changes: Record<string, { newValue?: unknown }>): void => {
        const settings = changes[KEY];
        if (settings) listener(settingsFrom(settings.newValue));
      };
      local.onChanged.addListener(changed);
      return () => local.onChanged.removeListener(changed);
    },
  };
}

/** Settings from whatever was stored. */
export function settingsFrom(stored: unknown): Settings {
  const parsed = v.safeParse(settingsSchema, stored);
  return parsed.success ? parsed.output : DEFAULT_SETTINGS;
}
