import { givenName } from './gated-names';
import { kindNumber } from './name-table-format';
import { openNameTable } from './name-table';
import { NameTableWriter } from './name-table-writer';
import type { ArchiveNames } from './open-names';
import { NO_WORDS } from './word-table';

/** A name table of names that no archive has: entity `i` is `names[i]`. */
export function handMadeTable(names: readonly string[]): ArchiveNames {
  const writer = new NameTableWriter();
  for (const name of names)
    writer.add({ kind: kindNumber('name'), documents: 0, names: [givenName(name, 'exact')] });
  return { ...openNameTable(writer.finish(0)), archiveWords: NO_WORDS };
}
