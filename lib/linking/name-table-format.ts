import { spread } from '@/lib/text/word-hash';
import { LINK_ROUTES, type EntityKind, type LinkRoute, ENTITY_KINDS } from '@/lib/model/entity';

/** First word of a name table: "BNT" and its format, 3. */
export const TABLE_MAGIC = 0x424e_5403;
/** Words of the header, 4 bytes each. */
export const HEADER_WORDS = 8;
/** Places of the header's words. */
export const HEADER = {
  magic: 0,
  names: 1,
  slots: 2,
  candidates: 3,
  entities: 4,
  documents: 5,
  variants: 6,
  seed: 7,
} as const;

/** Most names of a table; those of entities in fewer documents are searched, not matched. */
export const MAX_NAMES = 1_000_000;
/** Variants whose flat keys are found by one offset. */
export const VARIANTS_PER_BLOCK = 16;

/** The 16 bits of a name's second hash that are kept beside all of the first: 48 bits tell names apart. */
export function checkOf(b: number): number {
  return spread(b) >>> 16;
}

/** Slots for each name: three quarters are in use. */
export const SLOTS_PER_NAME = 1.3;
/**
 * A slot holds a name's number plus 1 and, above it, bits of its hash: most names that are not meant
 * are told by them, without a look at the name.
 */
export const SLOT = { nameBits: 20, nameMask: 2 ** 20 - 1, tagMask: 2 ** 12 - 1 } as const;
/** Names whose bits agree with what is looked for, and that it is not, before the look ends. */
export const MAX_WRONG = 4;

/** Facts about a name, packed into 16 bits. */
export const NAME = {
  /** Its word of the table is an index into the candidate lists. */
  many: 1,
  common: 2,
  capsOnly: 4,
  fullName: 8,
  /** Highest bit in use: counts only behind titles that go with given names. */
  byGiven: 4096,
  /** Number of words, at most 15. */
  wordsShift: 4,
  /** Likelihood of being a name, in fifteenths. */
  certaintyShift: 8,
} as const;

/** Highest value of the packed numbers. */
export const NIBBLE = 15;

/** Largest entity number that a candidate can carry. */
export const MAX_ENTITY = 2 ** 25 - 1;

/** Entity, route and prior (in fifteenths) in 32 bits. */
export function packCandidate(entity: number, route: LinkRoute, prior: number): number {
  const routeNumber = LINK_ROUTES.indexOf(route);
  return ((entity << 7) | (routeNumber << 4) | Math.round(prior * NIBBLE)) >>> 0;
}

/** The entity of a packed candidate. */
export function candidateEntity(packed: number): number {
  return packed >>> 7;
}

/** The route of a packed candidate. */
export function candidateRoute(packed: number): LinkRoute {
  return LINK_ROUTES[(packed >>> 4) & 7] ?? 'alias';
}

/** The prior of a packed candidate, 0 to 1. */
export function candidatePrior(packed: number): number {
  return (packed & NIBBLE) / NIBBLE;
}

/** The number that stands for a kind. */
export function kindNumber(kind: EntityKind): number {
  return ENTITY_KINDS.indexOf(kind);
}
