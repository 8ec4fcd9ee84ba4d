import { KIND } from '@/lib/text/token-list';
import type { MergeInput } from './merge-names';

/** "UN Security Council" joins "United Nations Security Council", where "UN" is short for those words. */
export function mergeExpanded({ facts, names, shapes, merges }: MergeInput): void {
  for (let name = 0; name < names.size; name++) {
    const words = shapes.words(name);
    if (words.length < 2 || facts.kind[words[0] ?? 0] !== KIND.caps) continue;
    const [shortA, shortB] = facts.key(words, 0, 1);
    const short = names.find(shortA, shortB);
    const long = short < 0 ? -1 : merges.rootOf(short);
    if (long === short || shapes.wordCount(long) < 2) continue;
    const whole = [...shapes.words(long), ...words.slice(1)];
    const [a, b] = facts.key(whole, 0, whole.length);
    const other = names.find(a, b);
    if (other < 0) continue;
    const isRarer = names.documents.get(name) < names.documents.get(other);
    merges.merge(isRarer ? name : other, isRarer ? other : name, 'alias');
  }
}
