export const PLACE_LIMIT = 60;
export const PLACES_LIMIT = 200;

/** What is wrong with a list of places: a key of a sentence and its parameters; lines are counted from one. */
export type PlacesProblem = {
  readonly key: 'appeals.office.code.places-many' | 'appeals.office.code.place-long' | 'appeals.office.code.place-twice';
  readonly params: Readonly<Record<string, string | number>>;
};

export type Places = {
  /** One code each. Nothing written is one code without a place. */
  readonly places: readonly string[];
  readonly problem: PlacesProblem | undefined;
};

/** Reads places pasted line by line; a row of a spreadsheet comes with tabs between its cells. */
export function readPlaces(text: string): Places {
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, place: line.replace(/\s+/g, ' ').trim() }));
  const written = lines.filter(({ place }) => place !== '');
  if (written.length === 0) return { places: [''], problem: undefined };
  return { places: written.map(({ place }) => place), problem: problemOf(written) };
}

function problemOf(written: ReadonlyArray<{ readonly number: number; readonly place: string }>): PlacesProblem | undefined {
  if (written.length > PLACES_LIMIT) return { key: 'appeals.office.code.places-many', params: { count: written.length, limit: PLACES_LIMIT } };
  const seen = new Map<string, number>();
  for (const { number, place } of written) {
    if (place.length > PLACE_LIMIT) return { key: 'appeals.office.code.place-long', params: { line: number, count: place.length, limit: PLACE_LIMIT } };
    const first = seen.get(place);
    if (first !== undefined) return { key: 'appeals.office.code.place-twice', params: { line: number, first, place } };
    seen.set(place, number);
  }
  return undefined;
}
