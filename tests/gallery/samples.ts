import { archiveIdFrom } from '@/lib/model/archive';
import type {
  ArchiveRow,
  EntityDocuments,
  EntityPage,
  PageName,
  SearchAnswer,
  TimeNeighbours,
} from '@/lib/model/answers';
import type { CardAnswer, CardMore, CardView } from '@/lib/model/card';
import type { Correction, CorrectionDraft, CorrectionId } from '@/lib/model/correction';
import type { ArchiveDocument, DocumentKey, SourceId } from '@/lib/model/document';
import { keptId, pinId, type Kept, type KeptClipping } from '@/lib/model/kept';
import type { Alias, EntityId, EntityKind } from '@/lib/model/entity';
import type { Excerpt } from '@/lib/model/excerpt';
import type { SourceReport } from '@/lib/model/sources';

/** Texts are from the World Factbook (public domain) or plainly sample text. */
export const FACTBOOK = archiveIdFrom(new Uint8Array(16).fill(1));
const SAMPLE = archiveIdFrom(new Uint8Array(16).fill(2));

const archives = {
  factbook: { id: FACTBOOK, name: 'World Factbook', edition: 'as of 2015' },
  sample: { id: SAMPLE, name: 'Sample wire archive' },
};

/** An excerpt of `text` in which every `word` is marked. */
function excerpt(text: string, word: string, over: Partial<Excerpt> = {}): Excerpt {
  const marks = [...text.matchAll(new RegExp(word, 'gi'))].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  return {
    document: {
      id: 'fr/government' as SourceId,
      key: `${FACTBOOK}/${text.length}` as DocumentKey,
      title: 'France: Government',
      source: 'CIA World Factbook',
      date: { iso: '2015', precision: 'year' },
      url: 'https://example.org/france',
      language: 'en',
    },
    text,
    marks,
    start: 120,
    reason: { kind: 'name', route: 'exact', surface: word },
    isThisPage: false,
    ...over,
  };
}

export const EXCERPTS: readonly Excerpt[] = [
  excerpt(
    'France today is one of the most modern countries in the world and is a leader among European nations. It plays an influential global role as a permanent member of the United Nations Security Council, NATO, the G-8, the G-20, the EU, and other multilateral organizations.',
    'France',
  ),
  excerpt(
    'The French Republic shares borders with Andorra, Belgium, Germany, Italy, Luxembourg, Monaco, Spain, and Switzerland.',
    'French Republic',
    {
      reason: { kind: 'name', route: 'alias', surface: 'French Republic' },
      isThisPage: true,
      document: {
        ...excerpt('', 'x').document,
        key: `${FACTBOOK}/fr-geo` as DocumentKey,
        title:
          'France: Geography, a title that is long enough to need more than one line of the card',
        date: { iso: '2014-06-11', precision: 'day' },
      },
    },
  ),
  excerpt('France’s economy is diversified across all sectors.', 'France', {
    document: {
      ...excerpt('', 'x').document,
      key: `${FACTBOOK}/fr-eco` as DocumentKey,
      title: 'France: Economy',
      date: { iso: '2012-03', precision: 'month' },
    },
  }),
];

/** The archive of clippings. */
const CLIPPED = archiveIdFrom(new Uint8Array(16).fill(12));

/** What a reader kept: pins, notes, searches and a trail, the newest last. */
export const KEPT: readonly Kept[] = [
  ...EXCERPTS.map((pinned, at): Kept => ({
    kind: 'pin',
    id: pinId(pinned),
    at: Date.UTC(2026, 0, 2, 9, at),
    excerpt: pinned,
    archiveName: 'World Factbook',
    edition: 'as of 2015',
  })),
  {
    kind: 'note',
    id: keptId('note', `${FACTBOOK}/fr`),
    at: Date.UTC(2026, 0, 2, 9, 30),
    document: `${FACTBOOK}/fr` as DocumentKey,
    title: 'France: Government',
    text: 'Compare the terms of office with those of Germany.',
    tags: ['government', 'terms of office'],
  },
  {
    kind: 'search',
    id: keptId('search', 'terms of office'),
    at: Date.UTC(2026, 0, 2, 9, 40),
    query: 'terms of office',
  },
  ...(['search', 'document', 'search'] as const).map((did, at): Kept => ({
    kind: 'step',
    id: keptId('step', `${at}`),
    at: Date.UTC(2026, 0, 2, 10, at),
    words: ['economy of France', 'France: Economy', 'elections 2012'][at] ?? '',
    ...(did === 'document' ? { did, document: `${FACTBOOK}/fr-eco` as DocumentKey } : { did }),
  })),
];

/** Pages and selections that a reader saved; the last is not in its archive yet. */
export const CLIPPINGS: readonly KeptClipping[] = [
  {
    kind: 'clipping',
    id: keptId('clipping', `${CLIPPED}/clip-1`),
    at: Date.UTC(2026, 0, 4),
    document: `${CLIPPED}/clip-1` as DocumentKey,
    title: 'Dredging of the north basin begins in spring',
    address: 'https://bay.example/2026/dredging',
    source: 'Bay News',
    date: { iso: '2026-01-03', precision: 'day' },
  },
  {
    kind: 'clipping',
    id: keptId('clipping', `${CLIPPED}/clip-2`),
    at: Date.UTC(2026, 0, 5),
    document: `${CLIPPED}/clip-2` as DocumentKey,
    title: 'گزارش بندر',
    isNamed: true,
    address: 'https://port.example/report?page=2',
    change: {
      do: 'take',
      token: '1',
      page: { address: 'https://port.example/report?page=2', title: '', html: '' },
    },
  },
];
/** What the reader noted on the first of them. */
export const CLIPPING_NOTE: Kept = {
  kind: 'note',
  id: keptId('note', `${CLIPPED}/clip-1`),
  at: Date.UTC(2026, 0, 4),
  document: `${CLIPPED}/clip-1` as DocumentKey,
  title: 'Dredging of the north basin begins in spring',
  text: 'Ask the harbour office for the contract.',
  tags: ['Harbour', 'Contracts'],
};

/** Neighbours of a document in time. */
export const AROUND: TimeNeighbours = {
  before: excerpt('', 'x').document,
  after: { ...excerpt('', 'x').document, title: 'France: Economy' },
};

const alias = (name: string): Alias => ({ name, route: 'alias', evidence: 3 });

/** What a card on "France" shows. */
export function cardView(over: Partial<CardView> = {}): CardView {
  return {
    surface: 'France',
    route: 'exact',
    outcome: 'link',
    answers: [answer()],
    host: 'news.example.org',
    ...over,
  };
}

/** An answer about a country. */
export function answer(
  over: Partial<CardAnswer['entity']> = {},
  rest: Partial<CardAnswer> = {},
): CardAnswer {
  return {
    ref: {
      archive: FACTBOOK,
      generation: 1,
      number: 1,
      id: (over.canonical ?? 'france') as EntityId,
    },
    archive: archives.factbook,
    entity: {
      id: (over.canonical ?? 'france') as EntityId,
      kind: 'place',
      canonical: 'France',
      aliases: ['French Republic', 'République française', 'République', 'Metropolitan France'].map(
        alias,
      ),
      roles: [],
      documentCount: 312,
      contextTerms: [],
      related: [],
      ...over,
    },
    excerpts: EXCERPTS,
    onlyThisPage: false,
    years: [
      { year: 1999, documents: 3 },
      { year: 2002, documents: 21 },
      { year: 2003, documents: 34 },
      { year: 2004, documents: 14 },
      { year: 2007, documents: 60 },
      { year: 2008, documents: 41 },
      { year: 2012, documents: 22 },
      { year: 2014, documents: 87 },
      { year: 2015, documents: 30 },
    ],
    ...rest,
  };
}

/** An answer in Persian: right to left, tall letters. */
export const PERSIAN = answer(
  {
    canonical: 'ایران',
    kind: 'place',
    aliases: [alias('جمهوری اسلامی ایران'), alias('Iran')],
    documentCount: 8,
  },
  {
    archive: archives.sample,
    excerpts: [
      excerpt(
        'ایران کشوری در جنوب غربی آسیا است و پایتخت آن تهران است. جمعیت ایران بیش از هفتاد میلیون نفر است.',
        'ایران',
        {
          document: {
            ...EXCERPTS[0]!.document,
            title: 'ایران: جغرافیا',
            language: 'fa',
            source: 'نمونه',
          },
        },
      ),
    ],
  },
);

const name = (canonical: string, kind: EntityKind, documentCount: number): PageName => ({
  ref: { archive: FACTBOOK, generation: 1, number: documentCount, id: canonical as EntityId },
  canonical,
  kind,
  archiveName: 'World Factbook',
  documentCount,
  mentions: 2,
});

export const NAMES: readonly PageName[] = [
  name('France', 'place', 312),
  name('United Nations Security Council', 'organisation', 1204),
  name('European Union', 'organisation', 98),
  name('Paris', 'place', 41),
  name('Luxembourg', 'place', 17),
  name(
    'Organization for the Prohibition of Chemical Weapons and Sample Names of Great Length',
    'organisation',
    9,
  ),
  name('ایران', 'place', 8),
  name('Monaco', 'place', 1),
];

export const SEARCH: SearchAnswer = {
  hits: EXCERPTS.map((one) => ({
    excerpt: { ...one, reason: { kind: 'words', words: ['france'] } },
    score: 1,
    copies: 0,
    archiveName: 'World Factbook',
    edition: 'as of 2015',
  })),
  total: 312,
  complete: 312,
  approximate: false,
  tookMs: 7.4,
};

const BODY = `${EXCERPTS[0]!.text}

Since 1958, it has constructed a hybrid presidential-parliamentary governing system resistant to the instabilities experienced in earlier, more purely parliamentary administrations. In recent decades, its reconciliation and cooperation with Germany have proved central to the economic integration of Europe, including the introduction of a common currency, the euro, in January 1999. In the early 21st century, five French overseas entities became French regions and were made part of France proper.

${EXCERPTS[1]!.text}`;

const FURNITURE = 'Share  Tweet  Print\nSkip to main content\n\n';
const TEXT = `${FURNITURE}${BODY}\n\nComments (0)\nSubmit a comment`;

export const DOCUMENT: ArchiveDocument = {
  id: 'fr' as SourceId,
  title: 'France: Introduction and background',
  text: TEXT,
  cleaned: [{ start: FURNITURE.length, end: FURNITURE.length + BODY.length }],
  date: { iso: '2015-06-11', precision: 'day' },
  source: 'CIA World Factbook',
  url: 'https://example.org/france',
  language: 'en',
  licence: 'Public domain',
};

export const PASSAGE = TEXT.indexOf('In recent decades');

/** An archive as the library lists it. */
export function row(over: Partial<ArchiveRow> = {}): ArchiveRow {
  return {
    archive: {
      ...archives.factbook,
      publisher: 'Central Intelligence Agency',
      licence: 'Public domain',
    },
    enabled: true,
    isStarter: true,
    sequence: 2015,
    documents: 1_842,
    entities: 3_120,
    bytes: 6_210_000,
    importedAt: Date.UTC(2026, 7, 3),
    origin: 'world-factbook.zip',
    ...over,
  };
}

export const SAMPLE_ROW = row({
  archive: archives.sample,
  isStarter: false,
  sequence: 3,
  documents: 33_724,
  entities: 48_102,
  bytes: 84_000_000,
  origin: 'sample-wire-3.zip',
});

/** The same, asked for newer versions and imported by itself. */
export const keptUpToDate = (address: string): ArchiveRow => ({
  ...SAMPLE_ROW,
  updates: { address, schedule: 'daily', byItself: true, askedAt: Date.UTC(2026, 10, 27, 9) },
});

/** A country's page in the side panel. */
export const ENTITY_PAGE: EntityPage = {
  ref: answer().ref,
  entity: answer().entity,
  archive: archives.factbook,
  years: answer().years,
  related: ['Germany', 'European Union', 'Paris'].map((canonical, number) => ({
    ref: { ...answer().ref, number, id: `${number}` as EntityId },
    canonical,
    kind: 'place',
    documentCount: 40 - number,
  })),
};

/** A part of its documents. */
export const ENTITY_DOCUMENTS: EntityDocuments = { excerpts: EXCERPTS, total: 312 };

/** What a card leads on to: two related names, and one inside of its first excerpt. */
export const MORE: CardMore = {
  related: ['Germany', 'United Nations Security Council'].map((canonical, number) => ({
    at: { archive: FACTBOOK, generation: 1, number: number + 10 },
    canonical,
    kind: number === 0 ? 'place' : 'organisation',
  })),
  names: [...(EXCERPTS[0]?.text.matchAll(/NATO|G-20/g) ?? [])].map((found, number) => ({
    text: 0,
    start: found.index,
    end: found.index + found[0].length,
    at: { archive: FACTBOOK, generation: 1, number: number + 20 },
    route: 'exact',
  })),
};

const FELKE = {
  archive: SAMPLE,
  id: 'n1' as EntityId,
  canonical: 'Odran Felke',
  kind: 'person',
  aliases: [],
  documents: [],
} as const;
const MARROW = { ...FELKE, id: 'n2' as EntityId, canonical: 'Ilse Marrow' } as const;

/** One correction of each kind, the newest last. */
export const CORRECTIONS: readonly Correction[] = [
  { kind: 'not-this', surface: 'Felke', entity: FELKE },
  { kind: 'always', surface: 'Marrow', entity: MARROW },
  { kind: 'always', surface: 'the speaker', entity: MARROW, host: 'news.example.org' },
  { kind: 'mute', entity: FELKE },
  { kind: 'same-as', entity: FELKE, into: MARROW },
  { kind: 'name', name: 'Lamp levy' },
  { kind: 'name', name: 'the guild', entity: MARROW },
].map((draft, at) => ({
  ...(draft as CorrectionDraft),
  id: `correction-${at}` as CorrectionId,
  at: Date.UTC(2026, 6, 1 + at),
}));

/** What came of a folder of files. */
export const REPORT: SourceReport = {
  documents: 4_000,
  leftOut: 2,
  repeatedIds: 0,
  sameTexts: 3,
  nearTexts: 1,
  problems: [
    {
      where: 'letters/scan.pdf',
      message: 'PDF is not read yet. Save it as text; it was left out.',
    },
    { where: 'letters/a.csv, row 7', message: 'The document has neither "title" nor "text".' },
  ],
  tables: [
    {
      path: 'a.csv',
      columns: ['Headline', 'Body', 'Day'],
      hasNames: true,
      rowsAbove: 1,
      roles: { title: [0], text: [1], date: [2] },
      sample: [['Ice closes the harbour', 'The harbour froze on Monday.', '1987-01-09']],
    },
  ],
};
