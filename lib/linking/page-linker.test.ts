import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { nameArchive, REPORTS, type NameArchive } from '@/tests/name-archive';
import { detectNames } from './detect-names';
import { createPageLinker } from './page-linker';

let archive: NameArchive;

beforeAll(async () => {
  archive = await nameArchive(REPORTS);
});

const SENTENCES = [
  'Ebrahim Raisi spoke in Tehran.',
  'Raisi left.',
  'Saeed Raisi baked bread.',
  'Then Raisi slept.',
  'Turkey and Iran agreed.',
  'the turkey was dry',
  'Prices in Turkey rose.',
  'Bill Clinton came.',
  'Clinton spoke.',
  'Theresa May resigned, and May left.',
  'OIC MEETS IN TEHRAN',
  '',
];

/** As many characters in one line as a page may have; a quarter of a megabyte with `npm run long:texts`. */
const LONG_LINE = Number(process.env['LONG_TEXTS'] ?? 40_000);

const page = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 30 });

it('finds in later blocks what it finds when all are there at once', () => {
  fc.assert(
    fc.property(page, page, (first, later) => {
      const blocks = [...first, ...later].map((text, id) => ({ id, text }));
      const linker = createPageLinker([archive.table]);
      linker.linkPage(blocks.slice(0, first.length));
      const more = linker.linkMore(blocks.slice(first.length));
      const whole = detectNames(blocks, [archive.table]);
      expect(more).toEqual(whole.filter(({ block }) => block >= first.length));
    }),
  );
});

it('forgets what a changed block said before', () => {
  fc.assert(
    fc.property(page, fc.constantFrom(...SENTENCES), fc.nat({ max: 29 }), (texts, change, at) => {
      fc.pre(at < texts.length);
      const blocks = texts.map((text, id) => ({ id, text }));
      const changed = { id: at, text: change };
      const linker = createPageLinker([archive.table]);
      linker.linkPage(blocks);
      const more = linker.linkMore([changed]);
      const whole = detectNames(blocks.with(at, changed), [archive.table]);
      expect(more).toEqual(whole.filter(({ block }) => block === at));
    }),
  );
});

it('gives spans inside their block, ascending and apart, with the very characters', () => {
  fc.assert(
    fc.property(page, fc.string({ unit: 'binary' }), (texts, noise) => {
      const blocks = [...texts, noise, `Tehran${noise}Raisi`].map((text, id) => ({ id, text }));
      const ends = new Map<number, number>();
      for (const { block, span, surface, candidates } of detectNames(blocks, [archive.table])) {
        expect(span.start).toBeGreaterThanOrEqual(ends.get(block) ?? 0);
        expect(surface).toBe(blocks[block]?.text.slice(span.start, span.end));
        expect(surface.length).toBeGreaterThan(0);
        expect(candidates.length).toBeGreaterThan(0);
        ends.set(block, span.end);
      }
    }),
  );
});

it('underlines an entity once in a section, and again further down', () => {
  const blocks = Array.from({ length: 30 }, (_, id) => ({ id, text: 'They met in Tehran again.' }));
  const shown = detectNames(blocks, [archive.table]).filter(({ salient }) => salient);
  expect(shown.map(({ block }) => block)).toEqual([0, 12, 24]);
});

it('never underlines a people, but answers for it', () => {
  const [mention] = detectNames([{ id: 1, text: 'An Iranian film was shown.' }], [archive.table]);
  expect(mention).toMatchObject({ surface: 'Iranian', salient: false, outcome: 'link' });
});

it('marks ambiguous surnames as such, with all candidates', () => {
  const [mention] = detectNames([{ id: 1, text: 'It was Clinton.' }], [archive.table]);
  expect(mention?.outcome).toBe('ambiguous');
  expect(mention?.candidates).toHaveLength(2);
});

it('asks every table and gives the candidates of each', () => {
  const mentions = detectNames([{ id: 1, text: 'We saw Tehran.' }], [archive.table, archive.table]);
  expect(mentions).toHaveLength(1);
  expect(mentions[0]?.outcome).toBe('link');
  expect(mentions[0]?.candidates.map(({ table }) => table)).toEqual([0, 1]);
});

it('doubts single words on a page that writes all nouns large', () => {
  const german =
    'Die Katze sah den Hund und der Hund sah die Katze im Garten vor dem Haus. '.repeat(30);
  const apple = { id: 2, text: 'Das ist von Apple gebaut.' };
  expect(detectNames([apple], [archive.table])).toHaveLength(1);
  expect(detectNames([{ id: 1, text: german }, apple], [archive.table])).toHaveLength(0);
});

it('takes small words of another language for no name on a page in it', async () => {
  const agencies = await nameArchive([
    'In Lisbon Mehr wrote of Porto. They asked Mehr again, and Mehr answered; Mehr is in Lisbon.',
    'They read of it in Mehr. In Porto they asked Mehr and Lusa, as Mehr had asked Lusa in Porto.',
    'In Porto they voted for TODAS. They asked TODAS of it in Lisbon, and TODAS answered there.',
  ]);
  const text = 'Mehr erfahren: die Katze lief durch Lisbon und kam nie zu Lusa.';
  const german = 'die katze sah den hund und der hund sah die katze oft vor der tür. '.repeat(30);
  const surfaces = (blocks: string[]): string[] =>
    detectNames(
      blocks.map((each, id) => ({ id, text: each })),
      [agencies.table],
    ).map(({ surface }) => surface);
  expect(surfaces(['They asked Mehr of it in Lisbon.'])).toEqual(['Mehr', 'Lisbon']);
  expect(surfaces([german, text])).toEqual(['Lisbon', 'Lusa']);
  expect(surfaces([german, 'Das schrieb MEHR am Abend.'])).toEqual(['MEHR']);
  expect(surfaces([german, 'TODAS LAS NOCHES'])).toEqual([]);
  const short = 'Die katze lief mit dem hund vor die tür. Mehr wollte sie nicht in Lisbon sehen.';
  expect(surfaces([short])).toEqual(['Lisbon']);
});

it('calls nobody by a particle', async () => {
  const towers = await nameArchive([
    'In Porto Mr. Marco La Torre spoke of La Torre Grande. They asked La Torre Grande in Lisbon.',
    'La Torre Grande answered in Lisbon. They wrote to La Torre Grande, and to Lisbon and Porto.',
  ]);
  const text = 'They asked La Torre Grande in Lisbon. La was what it began with.';
  const surfaces = detectNames([{ id: 1, text }], [towers.table]).map(({ surface }) => surface);
  expect(surfaces).toEqual(['La Torre Grande', 'Lisbon']);
});

it(`reads lines of ${LONG_LINE} characters without getting lost in them`, () => {
  for (const unit of [
    'Tehran ',
    'May ',
    'A. ',
    'Al-',
    'of the Tehran ',
    '“',
    "'s",
    'Ebrahim Raisi Saeed ',
  ]) {
    const text = unit.repeat(Math.ceil(LONG_LINE / unit.length));
    const start = performance.now();
    detectNames([{ id: 1, text }], [archive.table]);
    expect(performance.now() - start).toBeLessThan(1_000 + LONG_LINE / 25);
  }
}, 120_000);

const naughty = path.resolve('../shared/data/adversarial/naughty-strings.json');

it.skipIf(!existsSync(naughty))('links a page of naughty strings without harm', () => {
  const blocks = (JSON.parse(readFileSync(naughty, 'utf8')) as string[]).map((text, id) => ({
    id,
    text,
  }));
  for (const { block, span } of detectNames(blocks, [archive.table]))
    expect(span.end).toBeLessThanOrEqual(blocks[block]?.text.length ?? 0);
});

it('takes a place for none in the name of what is called after it', async () => {
  const { table } = await nameArchive(
    'ships boats sails ropes nets crates fish salt'
      .split(' ')
      .map((thing) => `They bought ${thing} in Braga. In Bazar they sold ${thing} of Cox, in Cox.`),
  );
  const marked = (text: string): string[] =>
    detectNames([{ id: 1, text }], [table])
      .filter(({ outcome }) => outcome === 'link')
      .map(({ surface }) => surface);
  expect(marked('He read the bill, Times of Braga reported.')).toEqual([]);
  expect(marked('It rained in the Cox’s Bazar district.')).toEqual([]);
  expect(marked('It rained in the streets of Braga.')).toEqual(['Braga']);
});

it('marks whose son somebody is with his name', async () => {
  const { table } = await nameArchive(
    'ships boats sails ropes nets crates fish salt'
      .split(' ')
      .map(
        (thing) => `Minister Yusuf bin Alawi bought ${thing} in Braga. In Braga, bin Alawi slept.`,
      ),
  );
  const text = 'Minister Yusuf bin Alawi came. They met bin Alawi.';
  const surfaces = detectNames([{ id: 1, text }], [table]).map(({ surface }) => surface);
  expect(surfaces).toEqual(['Yusuf bin Alawi', 'bin Alawi']);
});

it('takes a body for another where "+" stands behind it, and no article before a people', async () => {
  const { table } = await nameArchive(
    'ships boats sails ropes nets crates fish salt'
      .split(' ')
      .map(
        (thing) => `The OPEC bought ${thing} in Braga. In Braga the Russian OPEC sold ${thing}.`,
      ),
  );
  const marked = (text: string): string[] =>
    detectNames([{ id: 1, text }], [table])
      .filter(({ outcome }) => outcome === 'link')
      .map(({ surface }) => surface);
  expect(marked('They met OPEC of Braga.')).toEqual(['OPEC', 'Braga']);
  expect(marked('They met OPEC+ of Braga.')).toEqual(['Braga']);
  expect(marked('It was in The Russian embassy of Braga.')).not.toContain('The Russian');
});
