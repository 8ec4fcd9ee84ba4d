import { safeParse } from 'valibot';
import { expect, it } from 'vitest';
import { archiveIdFrom } from '@/lib/model/archive';
import { planUpdate, updateFeedSchema, type UpdateFile } from './update-feed';

const hash = 'a'.repeat(64);
const archive = { id: archiveIdFrom(new Uint8Array(16)), name: 'Harbour letters' };

function file(sequence: number, bytes: number, base?: number): UpdateFile {
  const url = base === undefined ? `v${sequence}.zip` : `v${base}-to-v${sequence}.zip`;
  const place = base === undefined ? {} : { base };
  return { url, sequence, bytes, sha256: hash, manifestSha256: hash, ...place };
}

function plan(files: UpdateFile[], have: number): string[] {
  return planUpdate({ format: 1, archive, files }, have).map(({ url }) => url);
}

it.each([
  ['nothing when it is the newest', [file(3, 100)], 3, []],
  ['nothing older', [file(2, 100)], 3, []],
  ['the whole where no step leads there', [file(3, 100), file(3, 5, 1)], 2, ['v3.zip']],
  [
    'steps that are smaller together',
    [file(4, 100), file(3, 5, 2), file(4, 6, 3)],
    2,
    ['v2-to-v3.zip', 'v3-to-v4.zip'],
  ],
  [
    'one long step that is smaller than two',
    [file(4, 100), file(3, 5, 2), file(4, 6, 3), file(4, 8, 2)],
    2,
    ['v2-to-v4.zip'],
  ],
  ['the whole when steps are larger', [file(4, 10), file(3, 5, 2), file(4, 6, 3)], 2, ['v4.zip']],
  ['steps alone when there is no whole', [file(3, 5, 2)], 2, ['v2-to-v3.zip']],
])('an update fetches %s', (_, files, have, wanted) => {
  expect(plan(files, have)).toEqual(wanted);
});

it('a list with anything beyond its bounds is refused', () => {
  const sound = { format: 1, archive, files: [file(1, 1)] };
  expect(safeParse(updateFeedSchema, sound).success).toBe(true);
  for (const change of [
    { format: 2 },
    { archive: { ...archive, id: 'x' } },
    { files: Array.from({ length: 1001 }, () => file(1, 1)) },
    { files: [{ ...file(1, 1), bytes: -1 }] },
    { files: [{ ...file(1, 1), sha256: 'x' }] },
  ])
    expect(safeParse(updateFeedSchema, { ...sound, ...change }).success).toBe(false);
});
