import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldWords } from '@/lib/text/fold';
import { nameArchive, REPORTS, type NameArchive } from '@/tests/name-archive';
import { ordinaryWords } from '@/tests/colliding-words';

const INVENTED = ordinaryWords(64).map((word) => word.slice(0, 9));

/** Prose about nobody: invented names, and small words as they stand in any report. */
const report = fc
  .array(
    fc
      .tuple(
        fc.constantFrom(...INVENTED),
        fc.constantFrom(...INVENTED),
        fc.constantFrom(...INVENTED),
      )
      .map(([x, y, z]) => `It was said in ${x} that ${y} ${z} had left, and ${y} ${z} agreed.`),
    { minLength: 1, maxLength: 12 },
  )
  .map((sentences) => sentences.join(' '));

/** Each entity as it stands, by its id, with the documents that name it. */
function entitiesOf({ extracted }: NameArchive): Map<string, unknown> {
  return new Map(extracted.map((one) => [one.entity.id, one]));
}

/** An archive of some of the reports; there are few sets of them, and each is made once. */
const madeOf = new Map<string, Promise<NameArchive>>();
function archiveOf(texts: readonly string[]): Promise<NameArchive> {
  const key = texts.join('\n');
  const made = madeOf.get(key) ?? nameArchive(texts);
  madeOf.set(key, made);
  return made;
}

it('leaves entities alone that share no word with an added document', async () => {
  const texts = fc.subarray([...REPORTS], { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(texts, report, async (before, added) => {
      const words = new Set(foldWords(added));
      const old = await archiveOf(before);
      const now = entitiesOf(await nameArchive([...before, added]));
      for (const one of old.extracted) {
        const names = [one.entity.canonical, ...one.entity.aliases.map(({ name }) => name)];
        if (names.some((name) => foldWords(name).some((word) => words.has(word)))) continue;
        expect(now.get(one.entity.id)).toEqual(one);
      }
    }),
    { numRuns: 25 },
  );
});
