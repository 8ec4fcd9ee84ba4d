import { describe, expect, it } from 'vitest';
import { cleanText } from './clean-text';

/** The cleaned parts of `text`, as they stand in it. */
function kept(text: string, title?: string): string[] {
  return cleanText(text, { title }).cleaned.map(({ start, end }) => text.slice(start, end));
}

const PROSE =
  'The harbour froze on Monday, and the ferry to the islands was cancelled until the ice is gone.';
const MORE =
  'Fishermen said that they had not seen such ice since 1987, when the bay was closed for a month.';

describe('furniture', () => {
  it.each([
    'Share',
    'Share Tweet Email Print',
    'Share on Facebook Share on Twitter',
    'Follow us on Twitter @harbournews',
    'No Script',
    'Please Wait...',
    'T T',
    '0 Persons',
    'News ID: 85859288',
    'Your Comment',
    'You are replying to: .',
    '3266**4353',
    'Tags',
    'folder_openNews access_time2 months ago',
    'starAdd to favorites',
    'Leave a comment',
    'Your email address will not be published. Required fields are marked *',
    'Read more: Ice breakers on their way',
    'Related articles',
    'You may also like',
    'ADVERTISEMENT',
    'Story continues below advertisement',
    'Subscribe to our newsletter and get the news of the day for free',
    'We and our partners use cookies to improve your experience.',
    'Photo: Harbour office / File',
    '© 2024 Harbour News. All rights reserved.',
    'Copyright 2024 Harbour News',
    'All Content by Harbour News is licensed under a Creative Commons Attribution 4.0 International License.',
    '5 min read',
    '12 comments',
    '* * *',
    '#harbour #ice',
    'Already a subscriber? Log in',
  ])('leaves %j out', (line) => {
    expect(kept(`${PROSE}\n\n${line}\n\n${MORE}`)).toEqual([PROSE, MORE]);
    expect(kept(`${PROSE}\n\n${MORE}\n\n${line}`)).toEqual([`${PROSE}\n\n${MORE}`]);
  });

  it.each([
    'Share prices fell by a third on Tuesday as traders left the market.',
    'Read more than one book about the harbour and you will know the story of the ice.',
    'Copyright law in the country protects maps for fifty years.',
    'Comments by the mayor were met with laughter.',
    'Follow the coast for ten miles and you will see the old lighthouse.',
    'Subscribe was the word that the clerk wrote on every page of the ledger that year, said the archivist who found it in the cellar of the old harbour office among letters, maps and bills of the last century.',
    'Related to the duke by marriage, she inherited the house.',
    'Photography was invented in the same year.',
    'Tags were tied to each crate before it was loaded.',
    '“Please wait for the ferry,” said the sign.',
    'He said so on Twitter.',
    'No comment was made by the ministry.',
  ])('keeps the prose %j', (line) => {
    expect(kept(`${PROSE}\n\n${line}\n\n${MORE}`)).toEqual([`${PROSE}\n\n${line}\n\n${MORE}`]);
  });

  it('leaves out tags and links under their heading, and keeps what follows', () => {
    expect(kept(`${PROSE}\nTags\nIce\nFerries\nHarbour news\n\n${MORE}`)).toEqual([PROSE, MORE]);
    expect(
      kept(`${PROSE}\n${MORE}\nMore on this story\nIce closes a second harbour in the north`),
    ).toEqual([`${PROSE}\n${MORE}`]);
  });

  it('leaves out a paragraph that a scraper read twice', () => {
    expect(kept(`${PROSE}\n\n${MORE}\n\n${PROSE}`)).toEqual([`${PROSE}\n\n${MORE}`]);
    expect(kept(`${PROSE} ${MORE}\n   ${MORE}`)).toEqual([`${PROSE} ${MORE}`]);
  });

  it("cuts the writers' initials and the licence off the last sentence", () => {
    const licence =
      'All Content by Bay News is licensed under a Creative Commons Attribution 4.0 License.';
    expect(kept(`${PROSE} MH/PA ${licence}`)).toEqual([PROSE]);
    expect(kept(`${PROSE} (Reporting by A. Keeper; Editing by B. Clerk)`)).toEqual([PROSE]);
    expect(kept(`${PROSE}\n\nMH/PA`)).toEqual([PROSE]);
    expect(kept(`${PROSE} (Source: Bay News)`)).toEqual([PROSE]);
    expect(cleanText(`${PROSE} (Source: Bay News)`).source).toBe('Bay News');
    expect(kept('The talks were led by the EU/UN')).toEqual(['The talks were led by the EU/UN']);
  });

  it('can be all there is', () => {
    expect(kept('Share\nTweet\n')).toEqual([]);
    expect(kept('')).toEqual([]);
  });
});

describe('datelines', () => {
  it.each([
    ['HARBOUR CITY — ', undefined],
    ['TEHRAN— ', undefined],
    ['TEHRAN- ', undefined],
    ['Tehran, IRNA – ', 'IRNA'],
    ['LONDON (Reuters) - ', 'Reuters'],
    ['MOSUL, Iraq (AFP) -- ', 'AFP'],
    ['TEHRAN, Feb. 2 (MNA) – ', 'MNA'],
  ])('cuts %j off and takes its agency', (dateline, agency) => {
    expect(kept(dateline + PROSE)).toEqual([PROSE]);
    expect(cleanText(dateline + PROSE).agency).toBe(agency);
  });

  it.each([
    'Paris – The city of light',
    'COVID-19 Cases rose',
    'The talks – NATO said – were short',
  ])('sees none in %j', (start) => {
    expect(kept(`${start} and the rest of a sentence that ends here.`)[0]).toMatch(start);
  });
});

describe('what a text states', () => {
  it('is its headline, wherever it comes again', () => {
    const text = `Ice closes the harbour for a week\n\n${PROSE}\n\nIce closes the harbour for a week\n\n${MORE}`;
    expect(cleanText(text).title).toBe('Ice closes the harbour for a week');
    expect(kept(text)).toEqual([PROSE, MORE]);
  });

  it('is not the first line of a hard-wrapped paragraph', () => {
    const text =
      'The harbour froze on Monday and the ferry to\nthe islands was cancelled until the ice is gone.';
    expect(cleanText(text).title).toBeUndefined();
    expect(kept(text)).toEqual([text]);
  });

  it('is date, author and source where they stand on lines of their own', () => {
    const text = `Ice closes the harbour\nBy Anna Keeper\nPublished: 3 March 2021, 14:05\nSource: Harbour News\n\n${PROSE}\n${MORE}`;
    expect(cleanText(text)).toMatchObject({
      title: 'Ice closes the harbour',
      author: 'Anna Keeper',
      source: 'Harbour News',
      date: { iso: '2021-03-03T14:05Z', precision: 'minute' },
    });
    expect(kept(text)).toEqual([`${PROSE}\n${MORE}`]);
  });

  it('is a labelled date before the first words', () => {
    expect(cleanText(` date 2024-09-21 ${PROSE}`).date?.iso).toBe('2024-09-21');
    expect(kept(` date 2024-09-21 ${PROSE}`)).toEqual([PROSE]);
  });

  it('never is a date in the middle of prose', () => {
    const text = 'On 3 March 2021, the harbour froze and nobody could leave it.';
    expect(cleanText(text).date).toBeUndefined();
    expect(kept(text)).toEqual([text]);
  });
});
