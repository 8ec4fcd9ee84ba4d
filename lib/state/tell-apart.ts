import type { CardAnswer } from '@/lib/model/card';

/** Most context words that are named. */
const MAX_WORDS = 3;

/**
 * What tells a candidate from the others, the plainest that differs: an office, the archive, the years,
 * or words that its documents alone have.
 */
export function tellApart(answer: CardAnswer, all: readonly CardAnswer[]): string | undefined {
  const others = all.filter((each) => each !== answer);
  const differs = (of: (each: CardAnswer) => string | undefined): string | undefined => {
    const own = of(answer);
    return own !== undefined && others.every((each) => of(each) !== own) ? own : undefined;
  };
  return (
    differs(({ entity }) => entity.roles[0]?.text) ??
    differs(({ archive }) => archive.name) ??
    differs(({ years }) => yearsOf(years)) ??
    wordsOf(answer, others)
  );
}

function yearsOf(years: CardAnswer['years']): string | undefined {
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  if (first === undefined || last === undefined) return undefined;
  return first === last ? String(first) : `${first}–${last}`;
}

function wordsOf(answer: CardAnswer, others: readonly CardAnswer[]): string | undefined {
  const known = new Set(others.flatMap(({ entity }) => entity.contextTerms));
  const own = answer.entity.contextTerms.filter((word) => !known.has(word)).slice(0, MAX_WORDS);
  return own.length > 0 ? own.join(', ') : undefined;
}
