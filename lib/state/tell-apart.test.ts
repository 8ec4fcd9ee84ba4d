import { expect, it } from 'vitest';
import { answer } from '@/tests/gallery/samples';
import { tellApart } from './tell-apart';

it('tells candidates apart by office, else by what only their documents have', () => {
  const minister = answer({ roles: [{ text: 'Minister of Fisheries' }] });
  const singer = answer({ roles: [{ text: 'Singer' }] });
  expect(tellApart(minister, [minister, singer])).toBe('Minister of Fisheries');
  const one = answer({ contextTerms: ['harbour', 'silt', 'lamps', 'mole'] });
  const other = answer({ contextTerms: ['opera', 'silt'] });
  expect(tellApart(one, [one, other])).toBe('harbour, lamps, mole');
});

it('says nothing where nothing differs', () => {
  const one = answer();
  expect(tellApart(one, [one, answer()])).toBeUndefined();
});
