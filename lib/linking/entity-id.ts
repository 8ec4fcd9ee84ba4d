import type { ArchiveId } from '@/lib/model/archive';
import type { EntityId } from '@/lib/model/entity';
import { spread, stepA, stepB } from '@/lib/text/word-hash';

/**
 * The id that an entity gets when it is first met: 96 bits from its archive and `key`, so that
 * building the same archive again gives the same ids.
 *
 * @param key what sets the entity apart in its archive
 */
export function mintEntityId(archive: ArchiveId, key: string): EntityId {
  const text = `${archive}\n${key}`;
  let a = 1;
  let b = 1;
  for (let i = 0; i < text.length; i++) {
    a = stepA(a, text.charCodeAt(i) + 1);
    b = stepB(b, text.charCodeAt(i) + 1);
  }
  const parts = [spread(a), spread(b), spread(a ^ Math.imul(b, 0x27d4_eb2f))];
  const hex = parts.map((part) => part.toString(16).padStart(8, '0')).join('');
  return asEntityId(hex);
}

/** `hex` as an entity id. @throws {RangeError} when it is none */
export function asEntityId(hex: string): EntityId {
  if (!isEntityId(hex)) throw new RangeError('Backfile: an entity id is 24 hex digits');
  return hex;
}

/** Whether `text` has the form of an entity id. */
function isEntityId(text: string): text is EntityId {
  return /^[0-9a-f]{24}$/.test(text);
}
