import { expect, it } from 'vitest';
import { err, ok } from '@/lib/base/result';
import type { ArchiveId } from '@/lib/model/archive';
import type { UpdateChoice } from '@/lib/model/updates';
import { row } from '@/tests/gallery/samples';
import { askForUpdates } from './ask-for-updates';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const address = 'https://archive.example/list.json';
const hash = 'a'.repeat(64);

/** What is noted, and what was asked, when an archive of version 1 is kept so. */
async function noted(
  choice: UpdateChoice | undefined,
  answer: string | undefined,
  over: object = {},
): Promise<{ asked: number; notes: (UpdateChoice | undefined)[] }> {
  const archive = { ...row().archive, id: 'd'.repeat(32) as ArchiveId };
  const kept = row({ archive, sequence: 1, ...(choice && { updates: choice }), ...over });
  const notes: (UpdateChoice | undefined)[] = [];
  let asked = 0;
  await askForUpdates(
    { archives: async () => [kept], setUpdates: async (_id, note) => void notes.push(note) },
    async () => {
      asked++;
      return answer === undefined
        ? err({ kind: 'unreachable', message: 'It is not there.' })
        : ok(new Blob([answer]).stream());
    },
    () => NOW,
  );
  return { asked, notes };
}

const list = (sequence: number): string =>
  JSON.stringify({
    format: 1,
    archive: { id: 'd'.repeat(32), name: 'X' },
    files: [{ url: 'v.zip', sequence, bytes: 10, sha256: hash, manifestSha256: hash }],
  });

it.each([
  ['an archive without an address', undefined, {}],
  ['one that is asked by hand', { address, schedule: 'off' } as const, {}],
  ['a daily one asked today', { address, schedule: 'daily', askedAt: NOW - DAY / 2 } as const, {}],
  [
    'a weekly one asked this week',
    { address, schedule: 'weekly', askedAt: NOW - 5 * DAY } as const,
    {},
  ],
  ['one in the trash', { address, schedule: 'daily' } as const, { trashedAt: 1 }],
])('does not ask for %s', async (_, choice, over) => {
  expect(await noted(choice, list(2), over)).toEqual({ asked: 0, notes: [] });
});

it.each([
  ['a newer version', list(2), { found: 2 }],
  ['that there is none', list(1), {}],
  ['what stood in the way', undefined, { problem: 'It is not there.' }],
])('notes %s, and when it asked', async (_, answer, wanted) => {
  const choice = { address, schedule: 'daily', askedAt: NOW - DAY, found: 9 } as const;
  const { asked, notes } = await noted(choice, answer);
  expect(asked).toBe(1);
  expect(notes).toEqual([{ address, schedule: 'daily', askedAt: NOW, ...wanted }]);
});
