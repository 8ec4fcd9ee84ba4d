/** Whether one of `texts` has all words of `query`, whatever their case and accents. An empty query finds all. */
export function isFound(query: string, texts: readonly string[]): boolean {
  const words = plain(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = texts.map(plain).join('\n');
  return words.every((word) => all.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
