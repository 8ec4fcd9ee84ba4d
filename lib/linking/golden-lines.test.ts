import { beforeAll, expect, it } from 'vitest';
import { nameArchive, REPORTS, type NameArchive } from '@/tests/name-archive';
import { detectNames } from './detect-names';

let archive: NameArchive;

beforeAll(async () => {
  archive = await nameArchive(REPORTS);
});

/** What is linked in the last line of `lines`: "surface → canonical (route)" unless exact and equal. */
function linked(lines: string): string[] {
  const blocks = lines.split('¶').map((text, id) => ({ id, text }));
  return detectNames(blocks, [archive.table])
    .filter(({ block }) => block === blocks.length - 1)
    .map(({ surface, candidates, route }) => {
      const names = candidates
        .map(({ entity }) => archive.entities[entity]?.canonical)
        .join(' or ');
      const to = names === surface ? '' : ` → ${names}`;
      return route === 'exact' ? `${surface}${to}` : `${surface}${to} (${route})`;
    });
}

// Lines of one page are parted by ¶; the expectation is about the last one.
const GOLDEN: readonly [line: string, ...expected: string[]][] = [
  // Plain names
  ['Talks were held in Tehran yesterday.', 'Tehran'],
  ['He met Ebrahim Raisi.', 'Ebrahim Raisi'],
  ['She wrote to Josep Borrell and Tim Cook.', 'Josep Borrell', 'Tim Cook'],
  ['Tehran, Baghdad and Damascus agreed.', 'Tehran', 'Baghdad', 'Damascus'],
  ['They landed in New York.', 'New York'],
  ['Nothing of note happened.'],
  // Everyday words
  ['May I come in?'],
  ['We may go in May.'],
  ['It was agreed in May 2018.'],
  ['May 5 was a Friday.'],
  ['Reading is fun.'],
  ['Apple pie is good.'],
  ['An apple fell.'],
  ['The turkey was dry.'],
  ['China plates are china.'],
  ['Will this work?'],
  ['Cook the rice for ten minutes.'],
  ['Tell us more.'],
  ['The bill was paid on the hill.'],
  ['Plan of action: call, write, meet.'],
  // The same words as names
  ['The firm of Tim Cook, that is Apple, grew.', 'Tim Cook', 'Apple'],
  ['It was said in Turkey that prices fell.', 'Turkey'],
  ['Theresa May resigned.', 'Theresa May'],
  ['Theresa May resigned.¶The day after, May left.', 'May → Theresa May (surname)'],
  ['Theresa May resigned.¶It was over by May.'],
  // Case
  ['TALKS HELD IN TEHRAN', 'TEHRAN → Tehran'],
  ['HAMAS ENVOY KHALED AL-QODUMI SPEAKS', 'HAMAS → Hamas', 'KHALED AL-QODUMI → Khaled al-Qodumi'],
  ['Raisi Urges Unity In New York Before Leaving', 'Raisi → Ebrahim Raisi (surname)', 'New York'],
  ['May Day March Will Stop Reading'],
  ['JOIN US NOW'],
  ['tehran and ebrahim raisi in small letters'],
  ['The US left; tell us why.', 'US'],
  ['The U.S. left.', 'U.S. → US'],
  // Possessives, punctuation, invisible characters
  ['Raisi’s visit', 'Raisi → Ebrahim Raisi (surname)'],
  ["Iran's ally", 'Iran'],
  ['“Tehran” is large.', 'Tehran'],
  ['(Tehran)', 'Tehran'],
  ['Tehran\u00ADers know Teh\u00ADran.', 'Teh\u00ADran → Tehran'],
  ['in New\u00A0York', 'New\u00A0York → New York'],
  ['in New\u200B York', 'New\u200B York → New York'],
  ['in New  York', 'New  York → New York'],
  ['New. York'],
  ['New, York'],
  ['New\nYork'],
  ['Ebrahim Ra\u0131s\u0131 spoke', 'Ebrahim Ra\u0131s\u0131 → Ebrahim Raisi'],
  ['Ebrāhim Raísi spoke', 'Ebrāhim Raísi → Ebrahim Raisi'],
  // Hyphens
  ['Hossein Amir-Abdollahian left', 'Hossein Amir-Abdollahian → Hossein Amir Abdollahian'],
  ['Al Aqsa Mosque', 'Al Aqsa Mosque → Al-Aqsa Mosque'],
  ['Iran-China trade', 'Iran', 'China'],
  ['a Tehran-based firm', 'Tehran'],
  ['anti-Iran talk', 'Iran'],
  ['anti-Semitism and anti-Semitic talk'],
  ['I’ve seen it, they’re late, I’m here'],
  ['the E & U of it'],
  ['He is in the eu of his mind.'],
  // Longer names around known ones
  ['Tehran University opened.'],
  ['The Apple Pie Festival opened.'],
  ['Washington Irving wrote.'],
  ['The New York Times wrote.'],
  ['The Republican People’s Party lost.', "Republican People’s Party → Republican People's Party"],
  // Titles
  ['Iranian President Ebrahim Raisi left.', 'Iranian', 'Ebrahim Raisi'],
  ['President Raisi left.', 'Raisi → Ebrahim Raisi (surname)'],
  ['Maj. Gen. Mohammad Hossein Baqeri left.', 'Mohammad Hossein Baqeri'],
  ['Foreign Minister Zarif left.', 'Zarif → Mohammad Javad Zarif (surname)'],
  ['Hossein left, and Martin too.'],
  // Surnames, initials, acronyms, variants
  ['Ebrahim Raisi left.¶Then Raisi came back.', 'Raisi → Ebrahim Raisi (surname)'],
  ['Ebrahim Raisi left.¶E. Raisi came back.', 'E. Raisi → Ebrahim Raisi (initials)'],
  ['Ebrahim Raisi left.¶A. Raisi came back.'],
  ['Saeed Raisi, a baker, left.¶Then Raisi came back.'],
  ['Clinton spoke.', 'Clinton → Bill Clinton or Hillary Clinton (surname)'],
  ['Bill Clinton came.¶Clinton spoke.', 'Clinton → Bill Clinton (surname)'],
  ['Kim Jong Un left.¶It was said of Kim that he left.', 'Kim → Kim Jong Un (surname)'],
  ['They agreed. EU/OIC'],
  ['The OIC met.', 'OIC → Organization of Islamic Cooperation (acronym)'],
  ['The JCPOA held.', 'JCPOA → Joint Comprehensive Plan of Action (acronym)'],
  ['Masud Pezeshkian spoke.', 'Masud Pezeshkian → Masoud Pezeshkian (variant)'],
  ['Khaled Al-Qoddoumi spoke.', 'Khaled Al-Qoddoumi → Khaled al-Qodumi (variant)'],
  ['Javad Zarif spoke.', 'Javad Zarif → Mohammad Javad Zarif (alias)'],
  ['Xi Jinping spoke.', 'Xi Jinping'],
  ['They came from North Korea.', 'North Korea'],
  // Names with small words
  ['The International Court of Justice ruled.', 'International Court of Justice'],
  ['The Joint Comprehensive Plan of Action held.', 'Joint Comprehensive Plan of Action'],
  ['the 38th International Islamic Unity Conference', 'International Islamic Unity Conference'],
  ['Operation True Promise began.', 'Operation True Promise'],
];

it.each(GOLDEN)('reads %j', (line, ...expected) => {
  expect(linked(line)).toEqual(expected);
});
