import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';
import { createPageLinker } from './page-linker';

const ARCHIVE = [
  'Mohammed bin Salman flew to Lisbon. Bin Salman met Fuad Hussein there, and Salman was late.',
  'In Lisbon King Salman bin Abdulaziz spoke. King Salman left Lisbon. They saw King Salman again.',
  'Letters of King Salman and of Fuad Hussein were sold in Porto. Hussein denied it.',
  'In Porto they met King Salman, and Mohammed bin Salman, his son.',
  'Prince Harry Arden of Porto wrote to Daniel Harry. Prince Harry was in Lisbon.',
];

/** Whom each link of `line` means: "surface → canonical". */
async function linked(line: string): Promise<string[]> {
  const archive = await nameArchive(ARCHIVE);
  return createPageLinker([archive.table])
    .namePage([{ id: 0, text: line }])
    .filter(({ outcome }) => outcome === 'link')
    .map(({ surface, candidates }) => {
      const name = archive.entities[candidates[0]?.entity ?? -1]?.canonical;
      return `${surface} → ${name}`;
    });
}

it('knows a prince by his given name wherever the page has his title', async () => {
  expect(await linked('They saw Mohammed bin Salman. Later Prince Mohammed left.')).toHaveLength(2);
});

it('links a king to whoever is called so, not to somebody of that surname', async () => {
  expect(await linked('He said that King Salman had agreed.')).toEqual([
    'Salman → Salman bin Abdulaziz',
  ]);
});

it.each([
  ['Mohammed bin Salman came, and so did King Salman bin Abdulaziz. It was King Salman who spoke.'],
  ['King Salman bin Abdulaziz came before Mohammed bin Salman, and King Salman spoke.'],
])('keeps a king and a namesake of one page apart: %s', async (line) => {
  expect((await linked(line)).at(-1)).toBe('Salman → Salman bin Abdulaziz');
});

it.each([
  ['Fuad Hussein spoke of it. They went to the shrine of Imam Hussein.'],
  ['They went to the shrine of Imam Hussein, and Fuad Hussein with them.'],
])('takes an Imam for nobody of that surname: %s', async (line) => {
  expect(await linked(line)).not.toContain('Hussein → Fuad Hussein');
});

it('still calls others by their surnames', async () => {
  expect(await linked('Fuad Hussein left. Minister Hussein had been angry.')).toContain(
    'Hussein → Fuad Hussein',
  );
});

it('calls a prince by his given name alone', async () => {
  expect(await linked('Prince Harry Arden came late. Then Prince Harry sang.')).toEqual([
    'Harry Arden → Harry Arden',
    'Harry → Harry Arden',
  ]);
});
