import { expect, it } from 'vitest';
import type { PublisherEntity } from '@/lib/model/entity';
import { usableEntity } from './usable-entity';

const given = (canonical: string, aliases: readonly string[] = []): PublisherEntity => ({
  id: 'e',
  canonical,
  aliases,
  kind: 'name',
  roles: [],
});

it('leaves out aliases that are function words, months or everyday words, and says so', () => {
  const { entity, refused } = usableEntity(
    given('Theresa May', ['May', 'the', 'reading', 'T. May', 'WHO', '!!']),
  );
  expect(entity?.aliases).toEqual(['T. May', 'WHO']);
  expect(refused).toEqual([
    'alias "May" of "Theresa May" is a month or a day',
    'alias "the" of "Theresa May" is a function word',
    'alias "reading" of "Theresa May" is an everyday word',
    'alias "!!" of "Theresa May" has no letters or digits, or is far too long',
  ]);
});

it('keeps an everyday word as a canonical name, and refuses a function word', () => {
  expect(usableEntity(given('Apple')).entity?.canonical).toBe('Apple');
  expect(usableEntity(given('Will'))).toMatchObject({
    entity: undefined,
    refused: ['"Will" is a function word'],
  });
});

it('uses the first 64 aliases', () => {
  const aliases = Array.from({ length: 70 }, (_, n) => `Zorba ${n}`);
  const { entity, refused } = usableEntity(given('Zorba Quux', aliases));
  expect(entity?.aliases).toEqual(aliases.slice(0, 64));
  expect(refused).toEqual(['"Zorba Quux" has 70 aliases: the first 64 are used']);
});
