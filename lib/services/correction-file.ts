import * as v from 'valibot';
import type { Correction, CorrectionId } from '@/lib/model/correction';
import { draftSchema, MAX_CORRECTIONS, problemOf, type GivenProblem } from './check-correction';

/** The format of exported corrections that this version writes and reads. */
const FORMAT = 1;

const correctionId = v.guard((id: string): id is CorrectionId => /^[\w-]{8,64}$/.test(id));
const stamp = v.object({
  id: v.pipe(v.string(), correctionId),
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
});
const fileSchema = v.object({
  backfile: v.literal('corrections'),
  format: v.literal(FORMAT),
  corrections: v.pipe(v.array(v.intersect([stamp, draftSchema])), v.maxLength(MAX_CORRECTIONS)),
});

/** `corrections` as the text of a file. */
export function correctionsToText(corrections: readonly Correction[]): string {
  const file = { backfile: 'corrections', format: FORMAT, corrections };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

/** The corrections in a file's text, or what is wrong with it. */
export function correctionsFromText(content: string): readonly Correction[] | GivenProblem {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { where: 'the file', message: 'It is not JSON: choose a file that Backfile exported.' };
  }
  const checked = v.safeParse(fileSchema, value);
  return checked.success ? checked.output.corrections : problemOf(checked.issues);
}
