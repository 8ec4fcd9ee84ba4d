import { givenName } from './gated-names';
import { kindNumber } from './name-table-format';
import { openNameTable, type NameTable } from './name-table';
import { NameTableWriter } from './name-table-writer';

/** A name table of names that no archive has: entity `i` is `names[i]`. */
export function handMadeTable(names: readonly string[]): NameTable {
  const writer = new NameTableWriter();
  for (const name of names)
    writer.add({ kind: kindNumber('name'), documents: 0, names: [givenName(name, 'exact')] });
  return openNameTable(writer.finish(0));
}
