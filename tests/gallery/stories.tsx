import { err, ok } from '@/lib/base/result';
import type { ImportNews, ImportProblem } from '@/lib/model/answers';
import type { CardView } from '@/lib/model/card';
import { DEFAULT_SETTINGS, QUIET_HOSTS } from '@/lib/model/settings';
import type { LibraryClient } from '@/lib/state/library-client';
import {
  aClientOfClippings,
  aClientOfSafety,
  aClientOfSets,
  aClientOfUpdates,
  aLibraryClient,
} from './library-client';
import type { UpdateOffer } from '@/lib/model/updates';
import { PRACTICE_TEXTS } from '@/lib/state/practice-text';
import {
  answer,
  CLIPPING_NOTE,
  CLIPPINGS,
  CORRECTIONS,
  DOCUMENT,
  FACTBOOK,
  keptUpToDate,
  NAMES,
  PASSAGE,
  PERSIAN,
  REPORT,
  row,
  SAMPLE_ROW,
  SEARCH,
} from './samples';
import { cardProblem as problem, cardStory as card, cardWith as shows } from './card-story';
import { edgeStories } from './edge-stories';
import * as hard from './hard-samples';
import { libraryStory as library } from './library-story';
import { panelStory as panel } from './panel-story';
import { popupStory as popup } from './popup-story';
import { readerStory as reader } from './reader-story';
import { settingsStory as settings } from './settings-story';
import { never, type Story } from './story';
import { press } from './story-parts';

const host = 'news.example.org';
const COMING: ImportNews = {
  name: row().archive.name,
  progress: { stage: 'documents', documents: 1_204, expected: 1_757, rate: 803, secondsLeft: 1 },
};

const SURFACES = ['card', 'popup', 'panel', 'reader', 'library', 'first-run', 'settings'];
const ANOTHER = 'Another sample';
const PROBLEM: ImportProblem = {
  kind: 'damaged',
  where: 'documents/0003.jsonl, line 812',
  message:
    'This part of the bundle is not what its manifest says. Get the bundle again and import it once more.',
};

function openDetails(): void {
  setTimeout(() => document.querySelectorAll('details').forEach((each) => (each.open = true)), 100);
}

const BUNDLE = new File(['x'], 'sample-wire-4.zip');
const DROPPED = { name: BUNDLE.name, files: [{ path: BUNDLE.name, file: BUNDLE }] };
const FOLDER = { name: 'letters/', files: [{ path: 'a.csv', file: new File(['x'], 'a.csv') }] };
const OFFERED = {
  ...SAMPLE_ROW.archive,
  description: 'Sample text, one document a day.',
  publisher: 'Sample publisher',
  licence: 'CC BY 4.0',
};
const preview: LibraryClient['preview'] = async () =>
  ok({
    archive: OFFERED,
    documents: 33_901,
    bytes: 41_000_000,
    sequence: 4,
    replaces: 3,
  });
const importFile: LibraryClient['importFile'] = (_file, { onProgress }) => {
  setTimeout(() =>
    onProgress({
      stage: 'documents',
      documents: 12_400,
      expected: 33_901,
      rate: 1_830,
      secondsLeft: 12,
    }),
  );
  return never();
};
const RESTORED = {
  id: SAMPLE_ROW.archive.id,
  name: 'Sample wire archive',
  documents: 33_724,
  sequence: 3,
} as const;
const OFFER: UpdateOffer = {
  archive: SAMPLE_ROW.archive.id,
  name: SAMPLE_ROW.archive.name,
  address: 'https://archive.example/list.json',
  have: 3,
  sequence: 4,
  files: [],
  whole: {
    url: 'https://archive.example/v4.zip',
    sequence: 4,
    bytes: 31_700_000,
    sha256: '',
    manifestSha256: '',
  },
  bytes: 34_902,
};
const both = async () => [SAMPLE_ROW, row({ enabled: false })];

const STAYING = 'Harbour letters';
const FAILURE = 'part "documents" is damaged';
const UNKNOWN = 'Xyzzy';
const RETRACTED = 'The figures were wrong.';

const ORGANISATION = 'United Nations';
const OFFICE: Partial<CardView> = {
  surface: 'Secretary-General',
  answers: [
    answer({
      kind: 'organisation',
      canonical: ORGANISATION,
      aliases: [],
      roles: [{ text: 'International organisation', asOf: 'as of 2015' }],
    }),
  ],
};
const SEVERAL: Partial<CardView> = {
  surface: 'Georgia',
  outcome: 'ambiguous',
  answers: ['Georgia', 'Georgia (United States)', 'South Georgia and South Sandwich Islands'].map(
    (canonical) => answer({ canonical }),
  ),
};

const usualStories: Readonly<Record<string, Story>> = {
  card: shows(),
  'card-one': shows({
    answers: [
      answer(
        { aliases: [], documentCount: 1 },
        { excerpts: answer().excerpts.slice(0, 1), years: [{ year: 2015, documents: 1 }] },
      ),
    ],
  }),
  'card-new': shows({
    answers: [
      answer({}, { excerpts: answer().excerpts.map((each) => ({ ...each, isNew: true })) }),
    ],
  }),
  'card-person': shows(OFFICE),
  'card-ambiguous': shows(SEVERAL),
  'card-persian': shows({ answers: [PERSIAN] }),
  'card-empty': shows({ answers: [answer({}, { excerpts: [], years: [] })] }),
  'card-only-this-page': shows({ answers: [answer({}, { excerpts: [], onlyThisPage: true })] }),
  'card-pinned': shows({}, (model) => model.pin()),
  'card-sources': shows({}, (model) => model.chooseMode('sources')),
  'card-corrected': shows({}, (model) => void model.correct('notThis')),
  'card-followed': shows({}, (model) => void model.follow(answer().ref, ORGANISATION, 'exact')),
  'card-waiting': card(never),
  'card-changed': problem({ kind: 'library-changed' }),
  'card-failed': problem({ kind: 'failed', message: FAILURE }),
  'card-hard': shows({ surface: hard.ANSWER.entity.canonical, answers: [hard.ANSWER] }),
  popup: popup({ kind: 'on', host, names: NAMES, totalMs: 8.6 }),
  'popup-hard': popup(hard.PAGE),
  'popup-hard-search': popup(hard.PAGE, 'france', { search: async () => hard.SEARCH }),
  'popup-search': popup({ kind: 'on', host, names: NAMES, totalMs: 8.6 }, 'france'),
  'popup-nothing': popup({ kind: 'on', host, names: NAMES, totalMs: 8.6 }, UNKNOWN, {
    search: async () => ({
      ...SEARCH,
      hits: [],
      total: 0,
    }),
  }),
  'popup-left-out': popup({ kind: 'on', host, names: NAMES, totalMs: 8.6 }, 'france', {
    search: async () => ({
      ...SEARCH,
      leftOut: ['World Factbook'],
    }),
  }),
  'popup-waiting': popup(undefined),
  'popup-none': popup({ kind: 'on', host, names: [], totalMs: 2 }),
  'popup-off-here': popup({ kind: 'off-here', host }),
  'popup-no-access': popup({ kind: 'no-access', host }),
  'popup-cannot-run': popup({ kind: 'cannot-run' }, '', {
    saving: { saved: async () => undefined },
  }),
  'popup-saved': popup({ kind: 'on', host, names: NAMES, totalMs: 8.6 }, '', {
    saving: { save: async () => CLIPPINGS[0] },
  }),
  'popup-selection': popup({ kind: 'on', host, names: NAMES.slice(0, 2), totalMs: 8.6 }, '', {
    saving: { hasSelection: async () => true },
  }),
  'popup-no-archive': popup({ kind: 'no-archive', host }),
  'popup-coming': popup({ kind: 'no-archive', host }, '', { coming: COMING }),
  panel: panel(undefined),
  'panel-entity': panel({}),
  'panel-kept': panel(undefined, { choose: 1 }),
  'panel-trail': panel(undefined, { choose: 2 }),
  'panel-waiting': panel({ entity: never }),
  'panel-gone': panel({ entity: async () => undefined }),
  reader: reader(DOCUMENT, PASSAGE),
  'reader-persian': reader(
    {
      ...DOCUMENT,
      title: PERSIAN.excerpts[0]!.document.title,
      text: `${PERSIAN.excerpts[0]!.text}\n\n`.repeat(4),
      cleaned: [],
      language: 'fa',
    },
    60,
  ),
  'reader-hard': reader(hard.DOCUMENT, 1),
  'reader-retracted': reader({ ...DOCUMENT, retracted: RETRACTED }),
  'reader-gone': reader('archive-gone'),
  library: library({ archives: both }, undefined),
  'library-sets': library(
    {
      archives: async () => [SAMPLE_ROW, row()],
      sets: aClientOfSets({
        archives: async () => [SAMPLE_ROW, row()],
        settings: {
          get: async () => ({
            ...DEFAULT_SETTINGS,
            sets: [
              { name: STAYING, archives: [SAMPLE_ROW.archive.id] },
              { name: ANOTHER, archives: [SAMPLE_ROW.archive.id, row().archive.id] },
            ],
          }),
          update: async () => {},
          watch: () => () => {},
        },
      }),
      corrections: {
        ...aLibraryClient().corrections,
        all: async () => CORRECTIONS,
        undo: async () => CORRECTIONS.slice(0, 1),
      },
    },
    (model) => setTimeout(() => void model.corrections.takeBack(CORRECTIONS[0]!.id), 30),
  ),
  'library-clippings': library(
    {
      archives: async () => [SAMPLE_ROW],
      clippings: aClientOfClippings([...CLIPPINGS, CLIPPING_NOTE]),
    },
    () => press('#clippings-title ~ ul li:last-child button'),
  ),
  'library-news': library(
    { archives: async () => [{ ...SAMPLE_ROW, news: { since: 2, documents: 300, names: 41 } }] },
    undefined,
  ),
  'library-hard': library({ archives: async () => hard.ROWS }),
  'library-empty': library({}),
  'library-coming': library({ onOtherImport: (callback) => callback(COMING) }),
  'first-run': library({ archives: async () => [row()] }, undefined, 'what'),
  'first-run-where': library({ archives: async () => [row()] }, undefined, 'where'),
  'first-run-try': library({ archives: async () => [row()] }, undefined, 'try'),
  settings: settings(3),
  'settings-none': settings(0),
  'settings-listed': settings(3, {
    siteRules: { mode: 'listed', off: [], on: [host], pausedUntil: 0 },
    cardSize: { width: 400, height: 300 },
  }),
  'library-preview': library({ archives: both, preview }, (model) => model.imports.add([DROPPED])),
  'library-reading': library(
    {
      archives: both,
      read: (_set, { onProgress }) => {
        onProgress({ stage: 'reading', documents: 1_200, expected: 4_000 });
        return never();
      },
    },
    (model) => model.imports.add([FOLDER]),
  ),
  'library-made': library(
    { archives: both, preview, read: async () => ok({ file: BUNDLE, report: REPORT }) },
    (model) => model.imports.add([FOLDER]),
  ),
  'library-importing': library({ archives: both, preview, importFile }, (model) => {
    model.imports.add([DROPPED, DROPPED]);
    setTimeout(() => model.imports.start(), 30);
  }),
  'library-problem': library({ archives: both, preview: async () => err(PROBLEM) }, (model) =>
    model.imports.add([DROPPED]),
  ),
  'library-agree': library({ archives: both }, (model) =>
    model.updates.want({ row: SAMPLE_ROW, address: OFFER.address, schedule: 'off' }),
  ),
  'library-updates': library({ archives: async () => [keptUpToDate(OFFER.address)] }, openDetails),
  'library-offer': library(
    {
      archives: both,
      updates: aClientOfUpdates({ check: async () => ok({ newest: 4, offer: OFFER }) }),
    },
    (model) =>
      model.updates.want({
        row: { ...SAMPLE_ROW, updates: { address: OFFER.address, schedule: 'daily' } },
        address: OFFER.address,
        schedule: 'daily',
      }),
  ),
  'library-missing': library({
    archives: both,
    safety: aClientOfSafety({
      missing: async () => [{ name: 'Sample wire archive', documents: 33_724 }],
      isKept: async () => false,
    }),
  }),
  'library-restore': library(
    {
      archives: both,
      safety: aClientOfSafety({
        previewRestore: async () =>
          ok({
            createdAt: '2026-08-04T10:00:00Z',
            bytes: 67_000_000,
            archives: [
              { ...RESTORED, change: 'other', present: 4 },
              { ...RESTORED, id: FACTBOOK, name: 'World Factbook', change: 'same', present: 3 },
            ],
            stay: [STAYING],
            corrections: 12,
          }),
      }),
    },
    (model) => void model.safety.open(BUNDLE),
  ),
  'library-saved': library(
    { archives: both, exportArchive: async () => ok(BUNDLE) },
    (model) => void model.exports.start(SAMPLE_ROW),
  ),
  'library-checked': library(
    {
      archives: both,
      safety: aClientOfSafety({
        check: async () =>
          ok({
            archives: 2,
            segments: 5,
            damaged: [{ name: 'Sample wire archive', rows: 3 }],
            orphans: 1,
          }),
      }),
    },
    (model) => void model.safety.check(),
  ),
  'library-interrupted': library(
    {
      archives: async () => [SAMPLE_ROW, row({ trashedAt: Date.UTC(2026, 7, 4) })],
      interrupted: async () => [
        {
          id: 1,
          name: 'Sample wire archive',
          startedAt: Date.UTC(2026, 7, 4),
          documents: 12_000,
          resumable: true,
        },
        {
          id: 2,
          name: ANOTHER,
          startedAt: Date.UTC(2026, 7, 4),
          documents: 1,
          resumable: false,
        },
      ],
    },
    (model) => setTimeout(() => void model.archives.trash(FACTBOOK, 'World Factbook'), 30),
  ),
};

/** Every surface in every state; those of one surface stand together. */
export const stories: Readonly<Record<string, Story>> = Object.fromEntries(
  Object.entries({ ...usualStories, ...edgeStories }).sort(
    ([a], [b]) => surfaceOf(a) - surfaceOf(b),
  ),
);

function surfaceOf(name: string): number {
  return SURFACES.findIndex((surface) => name.startsWith(surface));
}

/** All that the stories show that is no word of the interface. */
export const SAMPLE_TEXTS: readonly unknown[] = [
  [host, DROPPED, FOLDER, PROBLEM, REPORT, OFFERED, FAILURE, UNKNOWN, RETRACTED, ANOTHER, STAYING],
  PRACTICE_TEXTS,
  QUIET_HOSTS,
  [answer(), row(), OFFICE, SEVERAL, OFFER, new URL(OFFER.address).host],
];
