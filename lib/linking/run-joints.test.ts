import { expect, it } from 'vitest';
import { scanTokens } from '@/lib/text/tokens';
import { findRuns } from './find-runs';

/** The runs of `text` as they are written. */
function runsOf(text: string): string[] {
  const tokens = scanTokens(text);
  const runs: string[] = [];
  findRuns(tokens, ({ from, to, prefixed }) =>
    runs.push((prefixed ? '-' : '') + tokens.slice(from, to)),
  );
  return runs;
}

it('takes the small second half of a name behind its hyphen', () => {
  expect(runsOf('They met Ban Ki-moon and Yoon Suk-yeol.')).toEqual([
    'Ban Ki-moon and Yoon Suk-yeol',
  ]);
  expect(runsOf('It lies in Band-e-Amir park.')).toEqual(['Band-e-Amir']);
  expect(runsOf('known as Setad-e Farman there')).toEqual(['Setad-e Farman']);
});

it('leaves what is said of a name behind its hyphen', () => {
  expect(runsOf('the Los Angeles-based firm')).toEqual(['Los Angeles']);
  expect(runsOf('the Wang Yi-led group')).toEqual(['Wang Yi']);
  expect(runsOf('a Baghdad-to-Basra road')).toEqual(['Baghdad', 'Basra']);
});

it('goes over the commas of what an office is for, and of nothing else', () => {
  const ministry = 'Ministry of Cultural Heritage, Tourism and Handicrafts';
  expect(runsOf(`the ${ministry} paid`)).toEqual([ministry]);
  const chamber = 'Chamber of Commerce, Industries, Mines, and Agriculture';
  expect(runsOf(`the ${chamber} paid`)).toEqual([chamber]);
  expect(runsOf('the Ministry of Energy, Iran and Iraq')).toEqual([
    'Ministry of Energy',
    'Iran and Iraq',
  ]);
  expect(runsOf('in Energy, Tourism and Handicrafts')).toEqual([
    'Energy',
    'Tourism and Handicrafts',
  ]);
});

it('cuts an office from its holder', () => {
  expect(runsOf('Secretary of State Antony Blinken said')).toEqual(['Antony Blinken']);
  expect(runsOf('at Northwind Inc. CEO Ann Bell said')).toEqual(['Northwind Inc', 'Ann Bell']);
  expect(runsOf('the Iranian Energy and Water Minister left')).toEqual(['Iranian']);
  expect(runsOf('the Minister for EU Affairs left')).toEqual([]);
});

it('takes a quoted title whole, and a quoted sentence not', () => {
  expect(runsOf('her play "Death and the King\'s Horseman" opened')).toEqual([
    "Death and the King's Horseman",
  ]);
  expect(runsOf('he said "Death comes to us"')).toEqual(['Death']);
});

it('takes peoples behind anti- and pro-, and nothing else', () => {
  expect(runsOf('an anti-American and pro-Russian crowd')).toEqual(['American', 'Russian']);
  expect(runsOf('of anti-Semitism and mid-April')).toEqual([]);
});

it('tells what stands behind other small prefixes, as far as one name goes', () => {
  expect(runsOf('an anti-Iran and pro-Taliban crowd')).toEqual(['-Iran', '-Taliban']);
  expect(runsOf('post-Vladimir Putin Russia')).toEqual(['-Vladimir Putin', 'Russia']);
  expect(runsOf('pro-Hong Kong voices in post-Brexit Britain')).toEqual([
    '-Hong Kong',
    '-Brexit',
    'Britain',
  ]);
  expect(runsOf('non-Islamic Republic groups, anti-Iran Kurdish ones')).toEqual([
    '-Islamic Republic',
    '-Iran',
    'Kurdish',
  ]);
  expect(runsOf('They met. Anti-Iran talk went on.')).toEqual(['-Iran']);
  expect(runsOf('a sub-Saharan road')).toEqual([]);
});

it('keeps what a body is called by in its name', () => {
  expect(runsOf('of the Executive Council of Hezbollah')).toEqual([
    'Executive Council of Hezbollah',
  ]);
  expect(runsOf('the Executive Director')).toEqual([]);
});

it('keeps a commissioner in the name of his office', () => {
  expect(runsOf('the United Nations High Commissioner for Refugees Filippo')[0]).toBe(
    'United Nations High Commissioner for Refugees Filippo',
  );
  expect(runsOf('a High Commissioner, Commissioner Filippo')).not.toContain('High Commissioner');
});

it('leaves whose the next name is out of a name', () => {
  expect(runsOf("the Department of Legal Affairs of Iran's Oil Ministry")).toEqual([
    'Department of Legal Affairs',
    'Iran',
    'Oil Ministry',
  ]);
  expect(runsOf("the Security Council on Iran's Energy Programme")).toEqual([
    'Security Council',
    'Iran',
    'Energy Programme',
  ]);
  expect(runsOf("the Bank of England's Monetary Policy Committee")).toEqual([
    'Bank of England',
    'Monetary Policy Committee',
  ]);
});

it('takes ministers in capitals for offices behind a people and before a name', () => {
  expect(runsOf('the French FM said')).toEqual(['French']);
  expect(runsOf('he told FM Hossein Amir that')).toEqual(['Hossein Amir']);
  expect(runsOf('he heard Capital FM there')).toEqual(['Capital FM']);
});

it('takes no everyday words written as a tag', () => {
  expect(runsOf('we ask for #HumanRights and #TehranTimes now')).toEqual(['TehranTimes']);
});

it('leaves initials behind the last name of a text', () => {
  const text = `${'snow fell on the town again '.repeat(12)}and in Tabriz AFM/MG`;
  expect(runsOf(text)).not.toContain('Tabriz AFM');
});

it('goes over the last things of an office also by "&"', () => {
  const chamber = 'Chamber of Commerce, Industries, Mines & Agriculture';
  expect(runsOf(`the ${chamber} paid`)).toEqual([chamber]);
});

it('goes over the commas of what an office is for that stands last', () => {
  const office = 'Industry, Mining and Trade Ministry';
  expect(runsOf(`in an ${office} report`)).toEqual([office]);
  const organisation = 'Forest, Range, and Watershed Management Organization';
  expect(runsOf(`the ${organisation} paid`)).toEqual([organisation]);
  expect(runsOf('in Oslo, Lima and Foreign Ministry halls')).toEqual([
    'Oslo',
    'Lima and Foreign Ministry',
  ]);
});

it('leaves which of several ministers or directors somebody is', () => {
  expect(runsOf('the Iranian Deputy Oil Minister said')).toEqual(['Iranian']);
  expect(runsOf('the Iranian Deputy Transport and Urban Development Minister')).toEqual([
    'Iranian',
  ]);
  expect(runsOf('the NPC Managing Director said')).toEqual(['NPC']);
});

it('keeps Non- in the names of movements and treaties', () => {
  expect(runsOf('the Non-Aligned Movement met')).toEqual(['Non-Aligned Movement']);
  expect(runsOf('the Non-Iranian groups and Non-Muslims')).toEqual(['Iranian', 'Muslims']);
});

it('takes H.H. for a form of address', () => {
  expect(runsOf('they met H.H. Sheikh Sabah there')).toEqual(['Sabah']);
});

it('takes no wish and no era for a name', () => {
  expect(runsOf('the shrine of Imam Reza (AS) is there')).toEqual(['Reza']);
  expect(runsOf('in 61 AH they left, and in 500 BC')).toEqual([]);
  expect(runsOf('The club AS Roma won')).toEqual(['AS Roma']);
});

it('goes over "in" where a name has it, and over the hyphen of "Co-operation"', () => {
  const osce = 'Organization for Security and Cooperation in Europe';
  expect(runsOf(`the ${osce} met`)).toEqual([osce]);
  const mission = 'United Nations Assistance Mission in Afghanistan';
  expect(runsOf(`the ${mission} met`)).toEqual([mission]);
  expect(runsOf('the Trade Mission in Lisbon, a Ministry in Europe')).toEqual([
    'Trade Mission',
    'Lisbon',
    'Ministry',
    'Europe',
  ]);
  const oecd = 'Organization for Economic Co-operation and Development';
  expect(runsOf(`the ${oecd} met`)).toEqual([oecd]);
});

it('goes over the bracket of a word that whoever quotes put in', () => {
  expect(runsOf('ships in the [Persian] Gulf and the [Iranian] navy')).toEqual([
    'Persian] Gulf',
    'Iranian',
  ]);
});

it('takes a syllable that is no word for the end of the name before its hyphen', () => {
  expect(
    runsOf('on the day of Arba-een, a Lisbon-based ship and a pro-war man of Porto-era art'),
  ).toEqual(['Arba-een', 'Lisbon', 'Porto']);
});
