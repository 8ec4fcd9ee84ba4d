import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DamagedRowError } from '@/lib/segment/row-frame';
import type { GatedName } from './extracted-entity';
import { openNameTable } from './name-table';
import { kindNumber } from './name-table-format';
import { NameTableWriter } from './name-table-writer';
import { flatKey, skeletonKey } from './variant-key';

function gated(name: Partial<GatedName>): GatedName {
  return {
    a: 0,
    b: 0,
    route: 'exact',
    words: 1,
    certainty: 1,
    prior: 1,
    common: false,
    capsOnly: false,
    byGiven: false,
    fullName: false,
    skeleton: '',
    flat: '',
    ...name,
  };
}

it('finds every name and nothing else, colliding first hashes included', () => {
  const hash = fc.integer({ min: -4, max: 4 });
  const entity = fc.array(fc.tuple(hash, hash), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(entity, { maxLength: 30 }), (entities) => {
      const writer = new NameTableWriter();
      const naive = new Map<string, Set<number>>();
      for (const [number, names] of entities.entries()) {
        writer.add({ kind: 0, documents: 1, names: names.map(([a, b]) => gated({ a, b })) });
        for (const [a, b] of names) {
          const key = `${a} ${b}`;
          naive.set(key, (naive.get(key) ?? new Set()).add(number));
        }
      }
      const table = openNameTable(writer.finish(10));
      expect([table.names, table.entities]).toEqual([naive.size, entities.length]);
      for (let a = -5; a <= 5; a++) {
        for (let b = -5; b <= 5; b++) {
          const name = table.find(a, b);
          const found = name < 0 ? [] : table.candidates(name).map(({ entity: number }) => number);
          const expected = [...(naive.get(`${a} ${b}`) ?? [])];
          expect(new Set(found)).toEqual(new Set(expected.slice(0, 12)));
        }
      }
    }),
  );
});

it('keeps what decides about a name and its entity', () => {
  const writer = new NameTableWriter();
  const name = gated({ a: 7, b: 9, route: 'surname', words: 3, certainty: 0.8, common: true });
  writer.add({ kind: kindNumber('person'), documents: 700, names: [name] });
  writer.add({
    kind: kindNumber('place'),
    documents: 1,
    names: [gated({ a: 7, b: 9, prior: 0.2 }), gated({ a: 1, capsOnly: true, fullName: true })],
  });
  const table = openNameTable(writer.finish(1000));
  const shared = table.find(7, 9);
  expect(table.candidates(shared)).toEqual([
    { entity: 0, route: 'surname', prior: 1 },
    { entity: 1, route: 'exact', prior: expect.closeTo(0.2) },
  ]);
  expect(table.certainty(shared)).toBeCloseTo(0.8);
  expect([table.words(shared), table.isCommon(shared), table.capsOnly(shared)]).toEqual([
    3,
    true,
    false,
  ]);
  const other = table.find(1, 0);
  expect([table.capsOnly(other), table.isFullName(other), table.isCommon(other)]).toEqual([
    true,
    true,
    false,
  ]);
  expect([table.kind(0), table.kind(1), table.documents]).toEqual(['person', 'place', 1000]);
  expect(table.weight(0) / 700).toBeCloseTo(1, 1);
});

it('finds full names by their transliterations', () => {
  const writer = new NameTableWriter();
  for (const text of ['Masoud Pezeshkian', 'Qassem Soleimani', 'Ali Khamenei']) {
    const keys = { skeleton: skeletonKey(text), flat: flatKey(text) };
    writer.add({ kind: 0, documents: 1, names: [gated({ a: text.length, ...keys })] });
  }
  const table = openNameTable(writer.finish(3));
  const entities = (text: string): number[] => table.variants(text).map(({ entity }) => entity);
  expect(entities('Ghasem Soleymani')).toEqual([1]);
  expect(entities('Masud Pezeshkian')).toEqual([0]);
  expect(entities('Ali Khomeini')).toEqual([]);
  expect(entities('Pezeshkian')).toEqual([]);
});

it('takes at most 28 bytes a name', () => {
  const writer = new NameTableWriter();
  let seed = 1;
  const next = (): number => (seed = Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
  for (let i = 0; i < 20_000; i++) {
    writer.add({ kind: 0, documents: 1, names: [gated({ a: next(), b: next() })] });
  }
  const bytes = writer.finish(20_000);
  expect(bytes.length / writer.names).toBeLessThanOrEqual(28);
});

it('opens an unaligned payload and refuses what is no table', () => {
  const writer = new NameTableWriter();
  writer.add({ kind: 0, documents: 1, names: [gated({ a: 3, b: 4 })] });
  const bytes = writer.finish(1);
  const shifted = new Uint8Array(bytes.length + 1);
  shifted.set(bytes, 1);
  expect(openNameTable(shifted.subarray(1)).find(3, 4)).toBe(0);
  expect(() => openNameTable(new Uint8Array(5))).toThrow(DamagedRowError);
  expect(() => openNameTable(bytes.slice(0, bytes.length - 20))).toThrow(DamagedRowError);
  expect(() => openNameTable(new Uint8Array(64))).toThrow(DamagedRowError);
});

it('never reads outside itself, whatever its bytes', () => {
  const writer = new NameTableWriter();
  const keys = { skeleton: skeletonKey('Masoud Pezeshkian'), flat: flatKey('Masoud Pezeshkian') };
  for (let i = 0; i < 20; i++)
    writer.add({
      kind: 0,
      documents: 1,
      names: [gated({ a: i % 7, b: i, ...keys }), gated({ a: 1, b: 1 })],
    });
  const bytes = writer.finish(20);
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
      const damaged = bytes.slice();
      damaged[at] = value;
      try {
        const table = openNameTable(damaged);
        for (let a = 0; a < 8; a++) {
          const name = table.find(a, a);
          if (name >= 0) expect(table.candidates(name).length).toBeGreaterThanOrEqual(0);
        }
        table.variants('Masud Pezeshkian');
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedRowError);
      }
    }),
  );
});
