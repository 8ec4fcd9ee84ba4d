// `npm run bench -- changes [ROUNDS]`: searching without pause while archives are replaced, merged and
// swept (IndexedDB's stand-in for Node): no answer may be empty, cut or doubled.
import 'fake-indexeddb/auto';
import { searchThroughChanges } from '@/tests/search-through-changes';

const ROUNDS = 25;

/** Runs the rounds (two flips each) and prints what was seen. */
export async function benchChanges(args: readonly string[]): Promise<void> {
  const seen = await searchThroughChanges(Number(args[0] ?? ROUNDS));
  console.log(
    `${seen.searches} searches (${seen.late} more came too late) through ${seen.flips} flips, ${seen.merges} merges and ${seen.swept} swept generations: ${seen.wrong.length} wrong answers`,
  );
  for (const wrong of seen.wrong.slice(0, 10)) console.log(`  ${wrong}`);
  process.exit(seen.wrong.length === 0 && seen.swept > 0 ? 0 : 1);
}
