import { expect, it } from 'vitest';
import { nameArchive, type TestDocument } from '@/tests/name-archive';

async function namesOf(texts: readonly TestDocument[]): Promise<string[]> {
  return (await nameArchive(texts)).entities.map(({ canonical }) => canonical);
}

it('takes no first name by itself for a name, whatever language it is of', async () => {
  const names = await namesOf([
    'In Porto they met Muqtada Belgrano and Muqtada Sorrento. Later Muqtada Belgrano left Porto.',
    'In Porto they wrote to Muqtada Ferrando. It was Muqtada Sorrento who wrote to Porto.',
    'They asked Muqtada in Porto, and he answered from Porto.',
  ]);
  expect(names).toEqual(expect.arrayContaining(['Porto', 'Muqtada Belgrano']));
  expect(names).not.toContain('Muqtada');
});

it('takes a word that starts the names of institutions for a name by itself', async () => {
  const names = await namesOf([
    'They came from Trelleborg to Trelleborg University, past Trelleborg Station.',
    'They wrote to Trelleborg University of Trelleborg Station. They live in Trelleborg.',
    'The road to Trelleborg is long, they said at Trelleborg University.',
  ]);
  expect(names).toContain('Trelleborg');
});

it('takes a ministry that many states have for none of theirs', async () => {
  const owners = ['Turkish', 'Russian', 'Chinese', 'German', 'Polish'];
  const names = await namesOf(
    owners.flatMap((owner, i) => [
      `They wrote to the ${owner} Interior Ministry of it, ${i + 2} times and more.`,
      `A letter of the ${owner} Interior Ministry came. The Interior Ministry was asked ${i} times.`,
    ]),
  );
  expect(names).toContain('Turkish Interior Ministry');
  expect(names).not.toContain('Interior Ministry');
});

it('keeps two letters that no document explains only where many use them', async () => {
  const texts = Array.from({ length: 300 }, (_, i) =>
    i < 2 ? 'They shipped the feed of VB to Porto.' : `In Porto they spoke of the QX. Of ${i} too.`,
  );
  const names = await namesOf(texts);
  expect(names).toContain('QX');
  expect(names).not.toContain('VB');
});

it('takes an adjective of a faith or a direction for no name', async () => {
  const text = 'They spoke of Western and Islamic art in Porto, and of Islamic books.';
  expect(await namesOf([text, text, text])).toEqual(['Porto']);
});

it('takes two everyday words that are mostly written small for no name', async () => {
  const names = await namesOf([
    ...Array.from({ length: 30 }, (_, i) => `In Porto a joint statement was read ${i} times.`),
    ...Array.from({ length: 20 }, (_, i) => `In Porto the security council of ${i} towns met.`),
    ...Array.from({ length: 16 }, (_, i) => `They read the Joint Statement ${i} times in Porto.`),
    ...Array.from({ length: 40 }, (_, i) => `In Porto the Security Council met ${i} times.`),
  ]);
  expect(names).toContain('Security Council');
  expect(names).not.toContain('Joint Statement');
});
