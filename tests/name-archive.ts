import type { Entity, PublisherEntity } from '@/lib/model/entity';
import { archiveIdFrom } from '@/lib/model/archive';
import type { ExtractedEntity } from '@/lib/linking/extracted-entity';
import {
  createNameReader,
  findNames,
  type FoundNames,
  type NamedDocument,
} from '@/lib/linking/name-extractor';
import { openNames, type ArchiveNames } from '@/lib/linking/open-names';
import { writeNames } from '@/lib/linking/names-writer';
import { createMemoryRows, type MemoryRows } from '@/lib/segment/memory-rows';

/** The archive id of all test archives. */
export const TEST_ARCHIVE = archiveIdFrom(new Uint8Array(16).fill(7));

/** An archive's names, as extracted and as written. */
export type NameArchive = {
  readonly extracted: readonly ExtractedEntity[];
  readonly entities: readonly Entity[];
  readonly rows: MemoryRows;
  readonly table: ArchiveNames;
  /** The entity of this canonical name. */
  named(canonical: string): ExtractedEntity | undefined;
};

/** A text, or more of a document to be read for names. */
export type TestDocument = string | Omit<NamedDocument, 'docnum'>;

/** Reads `texts` as the documents of an archive, whose runs go to `rows`. */
export async function readNames(
  rows: MemoryRows,
  texts: readonly TestDocument[],
  publisherEntities: readonly PublisherEntity[] = [],
): Promise<FoundNames> {
  const reader = createNameReader(rows);
  for (const [docnum, one] of texts.entries())
    await reader.add({ docnum, ...(typeof one === 'string' ? { title: '', text: one } : one) });
  const source = {
    segment: 0,
    reader: rows,
    rows: await reader.finish(),
    tombstones: new Set<number>(),
  };
  return findNames({
    archive: TEST_ARCHIVE,
    sources: [source],
    statistics: reader.statistics,
    publisherEntities,
  });
}

/** Reads `texts` as the documents of an archive and writes its names. */
export async function nameArchive(
  texts: readonly TestDocument[],
  publisherEntities: readonly PublisherEntity[] = [],
): Promise<NameArchive> {
  const rows = createMemoryRows();
  const found = await readNames(rows, texts, publisherEntities);
  const extracted = [...found.entities()];
  await writeNames(rows, extracted, { documents: texts.length, words: found.words });
  return {
    extracted,
    entities: extracted.map(({ entity }) => entity),
    rows,
    table: await openNames(rows),
    named: (canonical) => extracted.find(({ entity }) => entity.canonical === canonical),
  };
}

/** Short reports about diplomacy and trade, written for tests: names, and words that look like some. */
export const REPORTS: readonly string[] = [
  `TEHRAN – Iranian President Ebrahim Raisi received Foreign Minister Hossein Amir Abdollahian in Tehran on Monday. Raisi said that trade with Iraq had grown. He thanked the Organization of Islamic Cooperation (OIC) for its letter. The OIC will meet again in Jeddah.`,
  `Turkey and Iran signed a deal in Ankara. President Recep Tayyip Erdogan of Turkey said in Ankara that Turkey would buy more gas. The turkey served at dinner came from a farm nearby. Erdogan later flew to Baghdad. Farmers in Turkey sell fruit from Turkey to Iraq, and Iraq sells oil to Turkey. The rivers of Turkey are long, the coasts of Turkey are longer. Visitors like Turkey; many fly to Turkey.`,
  `Prime Minister Theresa May spoke in London about Iran. May said that the talks may go on in March. Londoners will march in May. The weather in London was mild.`,
  `In New York, the United Nations Security Council discussed Syria. The United Nations (UN) wants a report. The UN envoy will fly to Damascus. Members of the UN met envoys from Syria in New York.`,
  `Apple presented a phone in Cupertino. Shares of Apple rose. An apple a day is good. Tim Cook leads Apple, and Cook likes to cook at home. Analysts like Apple, and in June they said that Apple would grow. The rivals of Apple disagree with Apple. The lawyers of Apple wrote that Apple was right; nobody at Apple spoke.`,
  `The Joint Comprehensive Plan of Action (JCPOA) was signed in Vienna. Officials say the Joint Comprehensive Plan of Action limits enrichment. Under the Joint Comprehensive Plan of Action, the joint commission meets in Vienna. The JCPOA is a plan.`,
  `Reading won a match in Reading last week. She was reading a book in the town of Reading. They like reading and writing in school.`,
  `The 35th International Islamic Unity Conference opened in Tehran. Scholars at the International Islamic Unity Conference asked for unity. Operation True Promise was named by Iran. Iran carried out the True Promise Operation in April.`,
  `Major General Mohammad Hossein Baqeri visited Damascus. Baqeri met the Iraqi minister. The Chief of Staff of the Iranian Armed Forces Mohammad Hossein Baqeri praised Syria and Hezbollah.`,
  `Khaled al-Qodumi, the envoy of Hamas in Tehran, spoke to IRNA. Al-Qodumi said that Hamas would rebuild Gaza. IRNA reported the words of Hamas from Gaza.`,
  `Hillary Clinton met Bill Clinton in Washington. Bill Clinton was president. Hillary Clinton was secretary of state for years. The hill is high, and the bill is due.`,
  `The papers of Clinton were opened. It was said of Clinton that the archive is large.`,
  `The Al-Aqsa Mosque in Al-Quds was closed. Muslims gathered near Al-Aqsa Mosque. Palestinians in Al-Quds prayed. Qur'an readers came from Mashhad.`,
  `The International Court of Justice in The Hague heard Iran. Judges of the International Court of Justice asked for time. The court of first instance had asked for justice before. China and Russia watched; china plates were sold in Beijing, said China. Rivers in China are long; factories in China are large.`,
  `The Republican People's Party won in Izmir. Turkey's Republican People's Party has many members. Iran's Foreign Ministry welcomed the vote. The US and the European Union (EU) waited. Tell us what the EU and the US do next.`,
  `Kim Jong Un of North Korea met Xi Jinping in Beijing. It was said of Kim that he liked Beijing. South Korea and North Korea agreed.`,
  `Mohammad Javad Zarif spoke with Josep Borrell of Spain. Zarif told Borrell that Iran-China trade was growing. Javad Zarif flew home with Masoud Pezeshkian. Pezeshkian is a surgeon from Tabriz.`,
];
