import { err, ok, type Result } from '@/lib/base/result';
import { isPossibleName } from '@/lib/linking/corrected-table';
import { nameKey } from '@/lib/linking/name-key';
import type { CorrectionDraft } from '@/lib/model/correction';
import { isProblem } from './check-correction';
import { correctionsFromText, correctionsToText } from './correction-file';
import type { AddedCorrections, CorrectionProblem, Corrections } from './corrections';

/** Longest pasted watch list and longest file of corrections, in characters. */
const MAX_LIST_CHARS = 1_000_000;
const MAX_FILE_CHARS = 64_000_000;
/** Lines of a watch list that are told one by one when they are refused. */
const MAX_TOLD = 50;

/** Adds each line of `text` as a name of its own, under the name `list`. Lines after # are notes. */
export async function addWatchList(
  corrections: Corrections,
  text: string,
  list?: string,
): Promise<Result<AddedCorrections, CorrectionProblem>> {
  if (text.length > MAX_LIST_CHARS) return err(tooLong('the list', MAX_LIST_CHARS));
  const { drafts, refused } = parseWatchList(text, list);
  const added = await corrections.addNew(drafts);
  return added.ok ? ok({ ...added.value, refused }) : added;
}

/** The text of a file with all corrections. */
export async function exportCorrections(corrections: Corrections): Promise<string> {
  return correctionsToText(await corrections.all());
}

/** Adds those of an exported file that are not there yet. */
export async function importCorrections(
  corrections: Corrections,
  text: string,
): Promise<Result<AddedCorrections, CorrectionProblem>> {
  if (text.length > MAX_FILE_CHARS) return err(tooLong('the file', MAX_FILE_CHARS));
  const read = correctionsFromText(text);
  if (isProblem(read)) return err({ kind: 'invalid', ...read });
  return corrections.addNew(read);
}

function tooLong(where: string, most: number): CorrectionProblem {
  const message = `It is longer than ${most.toLocaleString('en')} characters: split it.`;
  return { kind: 'too-long', where, message };
}

function parseWatchList(
  text: string,
  list: string | undefined,
): { drafts: CorrectionDraft[]; refused: AddedCorrections['refused'] } {
  const drafts: CorrectionDraft[] = [];
  const refused: { line: number; text: string; reason: string }[] = [];
  for (const [i, line] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const name = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (name === '') continue;
    const label = list?.trim();
    const draft = { kind: 'name' as const, name, ...(label && { list: label.slice(0, 200) }) };
    if (isPossibleName(name)) drafts.push(draft);
    else if (refused.length < MAX_TOLD)
      refused.push({ line: i + 1, text: name.slice(0, 80), reason: reasonAgainst(name) });
  }
  return { drafts, refused };
}

function reasonAgainst(name: string): string {
  if (nameKey(name).size === 0) return 'it has no letters or digits, or is far too long';
  return name.length > 300 ? 'it is longer than 300 characters' : 'it is a function word';
}
