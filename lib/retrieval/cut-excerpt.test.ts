import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutExcerpts, type CutExcerpt, type CutOptions } from './cut-excerpt';
import type { Wanted } from './match-words';

function cut(
  text: string,
  wanted: Wanted,
  options: Partial<CutOptions> & { cleaned?: { start: number; end: number }[] } = {},
): CutExcerpt[] {
  const cleaned = options.cleaned ?? [{ start: 0, end: text.length }];
  return cutExcerpts({ text, cleaned, language: 'en' }, wanted, { limit: 1, ...options });
}

/** The excerpt with its marks in brackets. */
function shown(excerpt: CutExcerpt | undefined): string {
  if (!excerpt) return '';
  let out = '';
  let at = 0;
  for (const { start, end } of excerpt.marks) {
    out += `${excerpt.text.slice(at, start)}[${excerpt.text.slice(start, end)}]`;
    at = end;
  }
  return out + excerpt.text.slice(at);
}

const ZARIF = { names: ['Mohammad Javad Zarif', 'Zarif'] };

it.each([
  ['marks a name in any folded form', 'He met ZARIF’s deputy.', ZARIF, 'He met [ZARIF]’s deputy.'],
  [
    'prefers the longest name',
    'Mohammad Javad Zarif spoke.',
    ZARIF,
    '[Mohammad Javad Zarif] spoke.',
  ],
  [
    'reads hyphens, spaces and marks alike',
    'Amir Abdollahian and Amir-Abdollāhian left.',
    { names: ['Amir-Abdollahian'] },
    '[Amir Abdollahian] and [Amir-Abdollāhian] left.',
  ],
  [
    'does not take a pronoun for an acronym, nor a bird for a country',
    'They gave us a turkey; the US and Turkey agreed.',
    { names: ['US', 'Turkey'] },
    'They gave us a turkey; the [US] and [Turkey] agreed.',
  ],
  ['marks whole words only', 'Iranians in Iran.', { names: ['Iran'] }, 'Iranians in [Iran].'],
  [
    'marks terms in any form, and phrases as they are',
    'The oil price fell; prices of oil fell.',
    { terms: ['price'], phrases: ['oil price'] },
    'The [oil price] fell; [prices] of oil fell.',
  ],
  [
    'marks a name written without spaces',
    '他见了习近平。',
    { names: ['习近平'] },
    '他见了[习近平]。',
  ],
  [
    'marks right-to-left names without their prefix',
    'وزیر خارجه روحانی را دید.',
    { names: ['روحاني'] },
    'وزیر خارجه [روحانی] را دید.',
  ],
])('%s', (_, text, wanted, expected) => {
  expect(shown(cut(text, wanted)[0])).toBe(expected);
});

const LONG =
  'Diplomats said on Tuesday that the agreement, which had been in preparation for many months ' +
  'and which several capitals had at times given up for lost, would be presented to Zarif and the ' +
  'other ministers in the old palace by the river before the week was over, unless of course the ' +
  'lawyers found yet another comma to disagree about, as they had on each of the evenings before.';

it('cuts a long sentence between words, with an ellipsis on each side that was cut', () => {
  const [excerpt] = cut(LONG, ZARIF, { maxChars: 120 });
  expect(excerpt?.text.length).toBeLessThanOrEqual(120);
  expect(excerpt?.text).toMatch(/^…\S.*\S…$/);
  expect(shown(excerpt)).toContain(' [Zarif] ');
  expect(LONG.slice(excerpt?.start)).toMatch(/^[a-z]+ /);
});

it('fills the room with the sentences around the best one', () => {
  const text = `It rained. Zarif came to Vienna. The talks began. ${LONG.replace('Zarif', 'him')}`;
  expect(cut(text, ZARIF)[0]?.text).toBe('It rained. Zarif came to Vienna. The talks began.');
});

it('prefers the sentence that shares words with what is being read', () => {
  const text = `Zarif likes his tea strong and very sweet, they say. ${LONG} Zarif spoke of the nuclear talks once again on Friday.`;
  const [plain] = cut(text, ZARIF);
  const [fitting] = cut(text, ZARIF, { context: new Set(['nuclear', 'talk']) });
  expect(plain?.text).toMatch(/^Zarif likes/);
  expect(fitting?.text).toMatch(/Zarif spoke of the nuclear/);
});

it('joins no name over a full stop but that of an initial or a short form', () => {
  expect(shown(cut('Mohammad Javad . zarif said so.', ZARIF)[0])).not.toContain('[Mohammad');
  const smith = { names: ['J. Smith', 'St. Petersburg'] };
  expect(shown(cut('A letter of J. Smith from St.Petersburg.', smith)[0])).toBe(
    'A letter of [J. Smith] from [St.Petersburg].',
  );
});

it('puts a passage on one line with its marks in place', () => {
  const text = 'Foreign  Minister\n Mohammad\n\tJavad  Zarif\u202e spoke.';
  expect(shown(cut(text, ZARIF)[0])).toBe('Foreign Minister [Mohammad Javad Zarif] spoke.');
});

it('never shows what is outside the cleaned spans', () => {
  const text = 'Share Zarif now! Zarif spoke in Vienna. Leave a comment, Zarif.';
  const start = text.indexOf('Zarif spoke');
  const cleaned = [{ start, end: start + 'Zarif spoke in Vienna.'.length }];
  const excerpts = cut(text, ZARIF, { cleaned, limit: 5 });
  expect(excerpts.map((excerpt) => excerpt.text)).toEqual(['Zarif spoke in Vienna.']);
  expect(excerpts[0]).toMatchObject({ start, surface: 'Zarif' });
});

it('has nothing to show for a name that is not there, and the opening for words', () => {
  expect(cut('It rained.', ZARIF)).toEqual([]);
  expect(cut('It rained.', { terms: ['sun'], phrases: [] })[0]).toMatchObject({
    text: 'It rained.',
    marks: [],
    score: 0,
  });
  expect(cut('', { terms: ['sun'], phrases: [] })).toEqual([]);
});

it('finds a name far into a long document', () => {
  const text = `${LONG.replace('Zarif', 'others').concat(' ').repeat(400)}Then Zarif came.`;
  expect(cut(text, ZARIF)[0]?.text).toMatch(/Zarif came\.$/);
});

it('gives short single-line excerpts with marks on whole matches, for any text', () => {
  const piece = fc.constantFrom(
    ...(
      'Zarif|zarif|Zarif’s|. | |\n|\n\n|word|é|\ud83d\ude00|中文|…|“|\u202b|روحانی|\ud83d|' +
      'longer words without end |Mohammad Javad '
    ).split('|'),
  );
  const texts = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, fc.integer({ min: 40, max: 280 }), (text, maxChars) => {
      for (const excerpt of cut(text, ZARIF, { maxChars, limit: 3 })) {
        expect(excerpt.text.length).toBeLessThanOrEqual(maxChars);
        expect(excerpt.text).not.toMatch(/\s\s|[\n\t\u202a-\u202e]|^\s|\s$/);
        expect(excerpt.marks.length).toBeGreaterThan(0);
        for (const { start, end } of excerpt.marks)
          expect(excerpt.text.slice(start, end)).toMatch(/^(Mohammad\s*Javad\s*)?zarif$/i);
        expect(excerpt.start).toBeLessThan(text.length);
      }
    }),
    { numRuns: 300 },
  );
});
