/** Id of the list that the search box controls. */
export const ROWS_ID = 'rows';

/** Id of row `index` in that list. */
export function rowId(index: number): string {
  return `row-${index}`;
}
