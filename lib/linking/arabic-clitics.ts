import { hashName } from '@/lib/text/word-hash';
import type { PageToken } from './page-scan';

/** Small words that Arabic writes together with the next: "وإبراهيم", "لإيران". */
const CLITICS = /^[وفبلك]/u;
/** Shorter words are whole. */
const MIN_LENGTH = 4;

/** `token`, written as `text`, without the small word that it may begin with; undefined when there is none. */
export function withoutClitic(token: PageToken, text: string): PageToken | undefined {
  if (text.length < MIN_LENGTH || !CLITICS.test(text)) return undefined;
  return { ...token, start: token.start + 1, ...hashName(text.slice(1)) };
}
