import { expect, it } from 'vitest';
import { distance, fingerprint } from './fingerprint';

const STORY =
  'The foreign minister of Iran met his counterparts in Vienna on Thursday to finish the talks on ' +
  'the nuclear programme, state media said. Diplomats expected a framework before the end of the ' +
  'month, but the lifting of sanctions on oil and banking remained open, an official said. ';
const OTHER =
  'A strong earthquake shook the city of Bam before dawn, and rescuers searched the ruins of the ' +
  'old citadel for survivors while aid planes landed at the small airport nearby all day long. ';

it('is near for a story with a few words changed and far for another', () => {
  const story = fingerprint(STORY.repeat(2));
  const edited = fingerprint(STORY.replace('Thursday', 'Friday').repeat(2));
  expect(distance(story, edited)).toBeLessThan(12);
  expect(distance(story, fingerprint(OTHER.repeat(2)))).toBeGreaterThan(18);
});

it('ignores case, spacing and punctuation', () => {
  const shouted = STORY.toUpperCase().replaceAll(',', ' –');
  expect(distance(fingerprint(STORY), fingerprint(shouted))).toBe(0);
});

it('is nought for a text without two words', () => {
  expect(fingerprint('')).toEqual({ high: 0, low: 0 });
});
