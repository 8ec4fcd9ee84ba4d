import { describe, expect, it } from 'vitest';
import type { CountryFile, Field } from './country-file';
import { createEntityList } from './entity-list';
import { createSurnameFolder } from './fold-surnames';
import { parseParties } from './people-entities';
import { nameForms, namedPersons } from './person-names';
import { addPlaces, demonyms } from './place-entities';
import { sectionProse } from './section-prose';

function field(text: string, below: Record<string, Field> = {}): Field {
  return { text, below: new Map(Object.entries(below)) };
}

function aProfile(
  government: Record<string, Field>,
  people: Record<string, Field> = {},
): CountryFile {
  return {
    code: 'qq',
    name: 'Harbourland',
    sections: new Map([
      ['Government', new Map(Object.entries(government))],
      ['People and Society', new Map(Object.entries(people))],
    ]),
  };
}

const executive = field('', {
  'chief of state': field(
    "President Anna DE GAULLE (since 2012); Vice President Sean O'NEILL (since 2013)",
  ),
});

describe('surnames in capitals', () => {
  const folder = createSurnameFolder(
    [aProfile({ 'Executive branch': executive })],
    new Set(['NATO']),
  );

  it('become what people write, abbreviations stay', () => {
    expect(folder.fold("NATO and DE GAULLE's UNESCO, with O'NEILL")).toBe(
      "NATO and De Gaulle's UNESCO, with O'Neill",
    );
    expect(folder.fold('HARBOUR NATO')).toBe('HARBOUR NATO');
  });

  it.each([
    ['Jean-Luc MELENCHON', 'Jean-Luc Melenchon'],
    ['Haydar al-ABADI', 'Haydar al-Abadi'],
    ['XI Jinping', 'Xi Jinping'],
    ['Queen ELIZABETH II', 'Queen Elizabeth II'],
    ['John MCMANUS', 'John McManus'],
  ])('in a name: %s is %s', (name, folded) => {
    expect(folder.foldName(name)).toBe(folded);
  });
});

it('takes persons and offices apart', () => {
  expect(
    namedPersons(
      'President Anna KEEPER (since 2012); Deputy Premiers Bob CLERK (since 2013), Carl MATE (since 2014); note - Dora GONE resigned',
    ),
  ).toEqual([
    { office: 'President', name: 'Anna KEEPER' },
    { office: 'Deputy Premier', name: 'Bob CLERK' },
    { office: 'Deputy Premier', name: 'Carl MATE' },
  ]);
  expect(namedPersons('King PHILIPPE (since 2013); represented by Governor (vacant)')).toEqual([
    { office: 'King', name: 'King PHILIPPE' },
  ]);
});

it('knows the shorter forms of a name', () => {
  const fold = (name: string): string => name.replace('KEEPER', 'Keeper').replace('PUTIN', 'Putin');
  expect(nameForms('Anna Maria KEEPER Clerk', fold)).toEqual({
    canonical: 'Anna Maria Keeper',
    aliases: ['Anna Maria Keeper Clerk'],
  });
  expect(nameForms('Anna B. KEEPER', fold)).toEqual({
    canonical: 'Anna Keeper',
    aliases: ['Anna B. Keeper'],
  });
});

it('reads parties with abbreviations and leaders', () => {
  expect(
    parseParties(
      'Ice Party or IPH [Anna KEEPER] ++ Thaw (Tauwetter) or T [Bob CLERK];; Bay Union or BU-1 [Carl MATE] ++ other',
    ),
  ).toEqual([
    { name: 'Ice Party', aliases: ['IPH'], leaders: ['Anna KEEPER'] },
    { name: 'Thaw', aliases: ['Tauwetter'], leaders: ['Bob CLERK'] },
    { name: 'Bay Union', aliases: ['BU-1'], leaders: ['Carl MATE'] },
  ]);
});

it.each([
  ['Iranian(s)', ['Iranian', 'Iranians']],
  ['Frenchman(men), Frenchwoman(women)', ['Frenchman', 'Frenchmen', 'Frenchwoman', 'Frenchwomen']],
  ['Chinese (singular and plural)', ['Chinese']],
  ['Lao(s) or Laotian(s)', ['Lao', 'Laos', 'Laotian', 'Laotians']],
])('reads the demonyms in %s', (text, words) => {
  expect(demonyms(text)).toEqual(words);
});

it('states a country, its people and its capital', () => {
  const list = createEntityList();
  addPlaces(
    list,
    aProfile(
      {
        'Country name': field('', {
          'conventional long form': field('Republic of Harbourland'),
          former: field('Old Bay, Ice Coast [North Bay (Frost) or Northland]'),
          'local short form': field('none'),
        }),
        Capital: field('', {
          name: field('Port Ice (Eishafen); note - the seat of government is Thaw'),
        }),
      },
      { Nationality: field('', { adjective: field('Harbourish') }) },
    ),
  );
  expect(
    list.entities().map(({ canonical, kind, aliases }) => ({ canonical, kind, aliases })),
  ).toEqual([
    {
      canonical: 'Harbourland',
      kind: 'place',
      aliases: ['Republic of Harbourland', 'Old Bay', 'Ice Coast'],
    },
    { canonical: 'Harbourish', kind: 'demonym', aliases: [] },
    { canonical: 'Port Ice', kind: 'place', aliases: ['Eishafen'] },
  ]);
});

it('tells a section in sentences that make sense alone', () => {
  const profile = aProfile({
    Capital: field('', { name: field('Port Ice'), 'time difference': field('UTC+1') }),
    'Executive branch': executive,
    'Political parties and leaders': field('Ice Party ++ Thaw Party'),
  });
  expect(sectionProse(profile, 'Government').split('\n\n')).toEqual([
    'Capital of Harbourland: Port Ice.',
    "Chief of state of Harbourland: President Anna DE GAULLE (since 2012); Vice President Sean O'NEILL (since 2013).",
    'Political parties and leaders of Harbourland: Ice Party; Thaw Party.',
  ]);
});
