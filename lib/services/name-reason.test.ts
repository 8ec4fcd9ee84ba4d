import { expect, it } from 'vitest';
import { nameReason } from './name-reason';

const entity = {
  canonical: 'France',
  aliases: [{ name: 'Republique francaise', route: 'alias' as const, evidence: 0 }],
};
const rested = { surface: 'FRANCE', route: 'exact' as const };

it('names the plainest of the marked names', () => {
  expect(nameReason(entity, ['Republique francaise', 'France'], rested)).toEqual({
    kind: 'name',
    surface: 'France',
    route: 'exact',
  });
});

it('says that only another name stands there', () => {
  expect(nameReason(entity, ['République française'], rested)).toMatchObject({ route: 'alias' });
});

it('takes the route of the rest for a name that the archive does not list', () => {
  expect(nameReason(entity, ['Raisi'], { surface: 'Raisi', route: 'surname' })).toMatchObject({
    route: 'surname',
    surface: 'Raisi',
  });
});
