/** A half-open piece [start, end) of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** Whether the two share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
