/**
 * Where marking is tried out: about names that the starter archive knows, in its language. A name
 * comes twice, so that one sees which of them are underlined.
 */
export const PRACTICE_TEXTS: readonly string[] = [
  'France and Japan sent engineers to the harbour of Lisbon in Portugal. The European Union paid for the cranes, and the World Bank for the lamps.',
  'In Nairobi, the capital of Kenya, France promised the same to the African Union.',
];
