import { expect, it } from 'vitest';
import { nameArchive } from '@/tests/name-archive';

it.each([
  ['West Bank', 'They left the West Bank. Farms of the West Bank were shut.', 'place'],
  ['Middle East', 'They fly to the Middle East. The Middle East is dry.', 'place'],
  ['Central Bank', 'They asked the Central Bank. Staff of the Central Bank left.', 'organisation'],
  [
    'U.S. Congress',
    'They asked the U.S. Congress. Members of the U.S. Congress left.',
    'organisation',
  ],
  ['World Congress', 'They met at the World Congress. The World Congress was long.', 'event'],
  [
    'Wall Street Journal',
    'He reads the Wall Street Journal, as the Wall Street Journal knows.',
    'organisation',
  ],
  ['Paris Agreement', 'They left the Paris Agreement. The Paris Agreement holds.', 'name'],
  [
    'House of Lords',
    'They asked the House of Lords. Members of the House of Lords left.',
    'organisation',
  ],
  [
    'Strait of Hormuz',
    'They sailed to the Strait of Hormuz. The Strait of Hormuz is narrow.',
    'place',
  ],
  [
    'Supreme Council of the Cultural Revolution',
    'They asked the Supreme Council of the Cultural Revolution. The Supreme Council of the Cultural Revolution met.',
    'organisation',
  ],
  [
    'World Summit on the Information Society',
    'They met at the World Summit on the Information Society. The World Summit on the Information Society was long.',
    'event',
  ],
  [
    'Library of Congress',
    'They read in the Library of Congress. Staff of the Library of Congress left.',
    'name',
  ],
  ['Kajaki Dam', 'They built the Kajaki Dam. Farms of the Kajaki Dam were shut.', 'place'],
  ['Islam', 'In Islam it is said so. They believe in Islam, for in Islam it is said.', 'name'],
])('takes %s for what it is', async (name, text, kind) => {
  const archive = await nameArchive([text]);
  expect(archive.named(name)?.entity.kind).toBe(kind);
});
