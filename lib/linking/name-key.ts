import { TokenList } from '@/lib/text/token-list';
import { scanTokens } from '@/lib/text/tokens';
import { joinA, joinB, type WordHash } from '@/lib/text/word-hash';

/** A million names are keyed in turn: one list does for all. */
const reused = new TokenList();

/** The hashes by which pages find `name`: of its words put together, without possessive endings. */
export function nameKey(name: string): WordHash {
  const tokens = scanTokens(name, reused);
  let a = 0;
  let b = 0;
  let size = 0;
  for (let i = 0; i < tokens.length; i++) {
    const length = tokens.size[i] ?? 0;
    a = joinA(a, tokens.hashA[i] ?? 0, length);
    b = joinB(b, tokens.hashB[i] ?? 0, length);
    size += length;
  }
  return { a, b, size };
}
