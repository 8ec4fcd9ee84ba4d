import type { DayOrder } from './find-date';
import { FIELD_NAMES } from './field-names';
import type { Fields } from './record-fields';
import { dateTextOf } from './record-values';

const TWO_NUMBERS = /^\D{0,12}(\d{1,2})([/-])(\d{1,2})\2\d{4}\b/;

/** Which number of dates like 03/04/2021 is the day in a collection, as those show that leave no doubt. */
export function dayOrderOf(dates: Iterable<string>): DayOrder | undefined {
  let [dayFirst, monthFirst] = [0, 0];
  for (const date of dates) {
    const [, first, , second] = TWO_NUMBERS.exec(date.slice(0, 80)) ?? [];
    if (Number(first) > 12) dayFirst++;
    if (Number(second) > 12) monthFirst++;
  }
  if (dayFirst > 0 === monthFirst > 0) return undefined;
  return dayFirst > 0 ? 'day first' : 'month first';
}

/** What records say where dates are expected. */
export function* dateTexts(records: Iterable<Fields>): Generator<string> {
  for (const fields of records)
    for (const name of FIELD_NAMES.date) if (fields.has(name)) yield dateTextOf(fields.get(name));
}
