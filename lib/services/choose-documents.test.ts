import { expect, it } from 'vitest';
import { chooseDocuments } from './choose-documents';

const documents = Array.from({ length: 100 }, (_, docnum) => ({
  segment: 0,
  docnum,
  mentions: (docnum * 37) % 11,
}));

it('takes all when there are few', () => {
  expect(chooseDocuments(documents.slice(0, 5), 8, () => undefined)).toHaveLength(5);
});

it('includes those that name the entity most, and the newest', () => {
  const chosen = chooseDocuments(documents, 8, (document) => document.docnum);
  expect(chosen).toHaveLength(8);
  expect(chosen.some((document) => document.mentions === 10)).toBe(true);
  expect(chosen.some((document) => document.docnum === 99)).toBe(true);
});

it('spreads over an undated archive', () => {
  const chosen = chooseDocuments(documents, 12, () => undefined);
  expect(chosen).toHaveLength(12);
  expect(chosen.some((document) => document.docnum < 30)).toBe(true);
  expect(chosen.some((document) => document.docnum > 70)).toBe(true);
});

it('chooses the same each time, without repeats', () => {
  const again = () => chooseDocuments(documents, 10, (document) => document.docnum % 7);
  expect(again()).toEqual(again());
  expect(new Set(again()).size).toBe(10);
});
