import type { AddressOrigin } from '@/lib/bundle/update-address';
import type { ArchiveRow } from '@/lib/model/answers';

/** A person typed an address, unless it is what the archive itself says. */
export function originOf({ archive }: Pick<ArchiveRow, 'archive'>, address: string): AddressOrigin {
  return archive.updates === address ? 'published' : 'typed';
}
