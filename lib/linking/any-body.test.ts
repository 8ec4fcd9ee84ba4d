import { describe, expect, it } from 'vitest';
import { TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { nameArchive } from '@/tests/name-archive';
import { isInitialsPair } from './writer-initials';

/** The names of an archive in which `said` is in twelve documents of sixty. */
async function namesWith(said: string): Promise<string[]> {
  const texts = Array.from({ length: 60 }, (_, i) =>
    i % 5 === 0
      ? `In Porto the ${said} met ${i} people from Porto.`
      : `In Porto ${i} ships lay idle.`,
  );
  return (await nameArchive(texts)).entities.map(({ canonical }) => canonical);
}

describe('what every body, people or place has is no name:', () => {
  it.each([
    'Political Council',
    'General Secretariat',
    'Board of Trustees',
    'Chamber of Commerce',
    'Central Banks',
    'Public Relations Department',
    'Joint Trade Committee',
    'World Conference',
    'Islamic Countries',
    'Persian Literature',
    'Top Iranian',
    'Indian State',
    'Allahu Akbar',
    'Happy New Year',
    'States Parties',
    'Army Staff',
    'UN Convention',
    'Iranian Government',
    'Permanent Mission',
    'Annual International Conference',
    'International Community',
    'Iranian Studies',
    'Iran Saudi',
    'Name of God',
    'National Oil Company',
    'LGBTQ',
    'Euro-American Affairs',
    'Saudi Crown',
    'President of the United Trelleborg',
    'Headquarters for Executing',
    'Regenerative Medicine',
    'Polish Govt',
    'Syrian Kurdish',
    'Democratic Portugal',
  ])('%s', async (said) => {
    expect(await namesWith(said)).not.toContain(said);
  });
});

describe('what looks alike is one:', () => {
  it.each(['Islamic State', 'House of Representatives', 'Security Council', 'Native American'])(
    '%s',
    async (said) => {
      expect(await namesWith(said)).toContain(said);
    },
  );
});

it('leaves "MP", and what a press secretary speaks for, out of names', async () => {
  const names = await namesWith('Pentagon Press Secretary Ruth Novotny and MP Sadif Badri');
  expect(names).toEqual(expect.arrayContaining(['Pentagon', 'Ruth Novotny', 'Sadif Badri']));
  expect(names.filter((name) => /Press|MP/.test(name))).toEqual([]);
});

it('does not name a group by a part of its sum', async () => {
  expect(await namesWith('P5+1 group of Norway')).not.toContain('P5');
});

it('takes initials with blanks around their slash for those of writers', () => {
  const text = `${'It rose by a tenth last year. '.repeat(12)}AFM/ PA`;
  const tokens = scanTokens(text, new TokenList());
  expect([2, 1].map((n) => isInitialsPair(tokens, tokens.length - n))).toEqual([true, true]);
});

it.each(['END', 'All Content by a news agency'])(
  'takes initials behind a name, before %s, for those of writers',
  (closing) => {
    const text = `${'It rose by a tenth last year. '.repeat(12)}He left for Porto AFM/YAW ${closing}`;
    const tokens = scanTokens(text, new TokenList());
    const at = Array.from({ length: tokens.length }, (_, i) => i).filter((i) =>
      isInitialsPair(tokens, i),
    );
    expect(at.map((i) => tokens.slice(i))).toEqual(['AFM', 'YAW']);
  },
);
