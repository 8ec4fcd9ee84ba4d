import type { SourceProblem } from '@/lib/model/sources';
import type { SourceRecord } from './source-record';
import type { XmlField } from './xml-items';
import type { Result } from '@/lib/base/result';

/** Turns the items of one XML file into records. */
export type ItemReader = {
  readonly isWordPress: boolean;
  /** A field of the whole; those before the first item are heard before it. */
  field(field: XmlField): void;
  /** Item `n`, from 1; undefined when it is no document by its nature. */
  item(item: XmlField, n: number): Result<SourceRecord, SourceProblem> | undefined;
  /** What the whole says of all its items. */
  whole(): { readonly source?: string; readonly language?: string; readonly author?: string };
};

/** The first child of `item` with one of `names` that has text, in order of names. */
export function childText(item: XmlField, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = item.children.find((child) => child.name === name && child.text.trim() !== '');
    if (found) return found.text.trim();
  }
  return undefined;
}
