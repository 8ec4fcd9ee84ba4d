/** The query that finds a name as it stands: several words as one phrase. */
export function queryForName(name: string): string {
  const plain = name.replaceAll('"', ' ').replace(/\s+/g, ' ').trim();
  return plain.includes(' ') ? `"${plain}"` : plain;
}
