import { matchColumns, type Columns, type Matched } from './columns.ts';
import type { Sheet } from './sheet.ts';

/** Columns as somebody chose them; one that is not named stays where its header puts it, null leaves it out. */
export type ChosenPlaces = Readonly<Record<string, number | null | undefined>>;

/** matchColumns, corrected by a person. Undefined when no row of the sheet names a column. */
export function choosePlaces<All extends Columns>(sheet: Sheet, columns: All, chosen: ChosenPlaces): Matched<All> | undefined {
  const matched = matchColumns(sheet, columns);
  if (matched === undefined) return undefined;
  const found: Readonly<Record<string, number | undefined>> = matched.places;
  const places = Object.fromEntries(Object.keys(columns).flatMap((name) => {
    const place = chosen[name] === undefined ? found[name] : chosen[name];
    return place === undefined || place === null ? [] : [[name, place]];
  }));
  // -- its keys are names of the same columns
  return { ...matched, places: places as Matched<All>['places'] };
}
