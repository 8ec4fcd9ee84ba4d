import { beforeAll, expect, it } from 'vitest';
import { documentKey, type DocumentKey, type SourceId } from '@/lib/model/document';
import type { LibraryView, OpenGeneration } from '@/lib/model/segment';
import { aDocument, aGeneration, aLibrary } from '@/tests/library';
import { neighboursInTime } from './neighbours-in-time';

const day = (iso: string) => ({ iso, precision: 'day' }) as const;
const text = 'The harbour was quiet.';

let open: OpenGeneration;
let view: LibraryView;
beforeAll(async () => {
  open = await aGeneration('Sample', [
    aDocument({ id: 'd', text, date: day('2014-01-01') }),
    aDocument({ id: 'a', text, date: day('1931-05-01') }),
    aDocument({ id: 'b1', text, date: day('2012-05-01') }),
    aDocument({ id: 'u', text }),
    aDocument({ id: 'b2', text, date: day('2012-05-01') }),
  ]);
  view = await aLibrary(open).current();
});

const keyOf = (id: string): DocumentKey => documentKey(open.generation.archive.id, id as SourceId);
const around = async (id: string) => {
  const { before, after } = await neighboursInTime(view, keyOf(id));
  return [before?.id, after?.id];
};

it('passes every dated document once, in the order of time, whatever their order in the archive', async () => {
  const walked: (string | undefined)[] = ['a'];
  for (let at: string | undefined = 'a'; at !== undefined;) {
    [, at] = await around(at);
    walked.push(at);
  }
  expect(walked).toEqual(['a', 'b1', 'b2', 'd', undefined]);
  expect(await around('b2')).toEqual(['b1', 'd']);
});

it('knows none of a document without a date, or of one that is not there', async () => {
  expect(await around('u')).toEqual([undefined, undefined]);
  expect(await around('nowhere')).toEqual([undefined, undefined]);
  expect(await neighboursInTime(view, `${'f'.repeat(32)}/a` as DocumentKey)).toEqual({});
});

it('leaves out documents that its generation no longer counts', async () => {
  const { generation } = open;
  const [segment] = generation.segments;
  if (!segment) throw new Error('no segment');
  const without = {
    ...open,
    generation: { ...generation, segments: [{ ...segment, tombstones: [4] }] },
  };
  const now = await aLibrary(without).current();
  expect((await neighboursInTime(now, keyOf('b1'))).after?.id).toBe('d');
});
