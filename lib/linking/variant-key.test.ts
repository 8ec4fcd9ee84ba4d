import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { areVariants, similarity, skeletonKey } from './variant-key';

it.each([
  ['Qassem Soleimani', 'Ghasem Soleymani'],
  ['Masoud Pezeshkian', 'Masud Pezeshkiyan'],
  ['Khaled al-Qodumi', 'Khalid Al-Qodoumi'],
  ['Mohammad Baqeri', 'Muhammad Bagheri'],
  ['Evgeny Popov', 'Yevgeny Popov'],
  ['Hussein Shaykh', 'Hossein Sheikh'],
  ['Abdul Rahman Khan', 'Abdel-Rahman Khan'],
  ['Vladimir Zelensky', 'Wladimir Zelenskiy'],
  ['Mohammad Khatami', 'Mohammad Katami'],
  ['Ali Khamenei', 'Ali Khamanei'],
])('takes %j and %j for one name', (left, right) => {
  expect(areVariants(left, right)).toBe(true);
});

it.each([
  ['Ali Khamenei', 'Ali Khomeini'],
  ['Hassan Rouhani', 'Hossein Rouhani'],
  ['John Smith', 'Jane Smith'],
  ['Ahmad Karimi', 'Mahmud Karimi'],
  ['Khamenei', 'Khamenei'],
  ['Tehran', 'Teheran'],
  ['Saeed Jalili', 'Saad Jalali'],
  ['Ali Khamenei', 'Ali Kamani'],
])('keeps %j and %j apart', (left, right) => {
  expect(areVariants(left, right)).toBe(false);
});

it('does not mind the order of the two', () => {
  const name = fc
    .array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 2, maxLength: 3 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (left, right) => {
      expect(areVariants(left, right)).toBe(areVariants(right, left));
    }),
  );
});

it('gives no key to single words and to names without consonants', () => {
  expect([skeletonKey('Khamenei'), skeletonKey('A I'), skeletonKey('')]).toEqual(['', '', '']);
});

it('measures similarity from 0 to 1', () => {
  expect(similarity('abc', 'abc')).toBe(1);
  expect(similarity('abc', 'xyz')).toBe(0);
  expect(similarity('martha', 'marhta')).toBeCloseTo(0.961, 3);
});

it('keeps a name with one more consonant apart', () => {
  expect(areVariants('Mohammad Rasouliha', 'Mohammad Rasoulallah')).toBe(false);
});
