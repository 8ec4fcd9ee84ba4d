import { expect, it } from 'vitest';
import type { ArchiveId } from '@/lib/model/archive';
import { row } from '@/tests/gallery/samples';
import { lookForMissing } from './missing-archives';

const archive = (letter: string, over: object = {}): ReturnType<typeof row> =>
  row({ archive: { id: letter.repeat(32) as ArchiveId, name: letter }, documents: 3, ...over });
const recorded = (letter: string) => ({
  id: letter.repeat(32) as ArchiveId,
  name: letter,
  documents: 3,
});

it('records what is in use, and misses nothing of it', () => {
  const look = lookForMissing([], [archive('a'), archive('b', { trashedAt: 1 })]);
  expect(look).toEqual({ missing: [], record: [recorded('a')] });
});

it('misses an archive that is gone, and goes on missing it', () => {
  const look = lookForMissing([recorded('a'), recorded('b')], [archive('b')]);
  expect(look.missing).toEqual([recorded('a')]);
  expect(lookForMissing(look.record, [archive('b')]).missing).toEqual([recorded('a')]);
  expect(lookForMissing(look.record, [archive('a'), archive('b')]).missing).toEqual([]);
});

it('does not miss what its reader put into the trash, and what left it', () => {
  const trashed = lookForMissing([recorded('a')], [archive('a', { trashedAt: 1 })]);
  expect(trashed.missing).toEqual([]);
  expect(lookForMissing(trashed.record, []).missing).toEqual([]);
});
