import type { PersonId, UnionId } from '#platform/kernel/id.ts';

/** Somebody a row wants to enter, known by blind indexes alone: nothing is opened to compare. */
export type Incoming = {
  readonly line: number;
  readonly name: string;
  readonly idIndex: string | null;
  readonly phoneIndex: string | null;
};

/** Somebody who is there already, wherever in the house. */
export type KnownPerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly idIndex: string | null;
  readonly phoneIndex: string | null;
  readonly hasRecord: boolean;
  readonly homeId: UnionId | null;
  /** Whether the home is the union that the list is for, or one below it. */
  readonly isHere: boolean;
  /** The line of this very file that made them. */
  readonly line: number | undefined;
};

export type RowRefusal = 'twice-in-file' | 'name-differs' | 'elsewhere' | 'phone-taken' | 'phone-twice' | 'nothing-to-know-by';
export type Planned<Row extends Incoming> =
  | { readonly row: Row; readonly act: 'enter' }
  /** A person who has no union, or has one here and no record yet. */
  | { readonly row: Row; readonly act: 'join' | 'complete'; readonly personId: PersonId }
  | { readonly row: Row; readonly act: 'known' }
  | { readonly row: Row; readonly act: 'refuse'; readonly reason: RowRefusal; readonly line?: number };

/** What each row would do, in the order of the file: an earlier row counts for a later one. Pure. */
export function planMembers<Row extends Incoming>(rows: readonly Row[], known: readonly KnownPerson[]): Planned<Row>[] {
  const byId = new Map(known.flatMap((one) => (one.idIndex === null ? [] : [[one.idIndex, one] as const])));
  const byPhone = new Map(known.flatMap((one) => (one.phoneIndex === null ? [] : [[one.phoneIndex, one] as const])));
  const seenIds = new Map<string, number>();
  const seenPhones = new Map<string, number>();
  return rows.map((row): Planned<Row> => {
    const { idIndex, phoneIndex } = row;
    if (idIndex === null && phoneIndex === null) return { row, act: 'refuse', reason: 'nothing-to-know-by' };
    const twice = idIndex === null ? undefined : seenIds.get(idIndex);
    if (twice !== undefined) return { row, act: 'refuse', reason: 'twice-in-file', line: twice };
    const phoneTwice = phoneIndex === null ? undefined : seenPhones.get(phoneIndex);
    if (phoneTwice !== undefined) return { row, act: 'refuse', reason: idIndex === null ? 'twice-in-file' : 'phone-twice', line: phoneTwice };
    const planned = planOne(row, idIndex === null ? undefined : byId.get(idIndex), phoneIndex === null ? undefined : byPhone.get(phoneIndex));
    if (planned.act !== 'refuse') {
      if (idIndex !== null) seenIds.set(idIndex, row.line);
      if (phoneIndex !== null) seenPhones.set(phoneIndex, row.line);
    }
    return planned;
  });
}

function planOne<Row extends Incoming>(row: Row, withId: KnownPerson | undefined, withPhone: KnownPerson | undefined): Planned<Row> {
  const person = withId ?? withPhone;
  if (person === undefined) return { row, act: 'enter' };
  if (person.line !== undefined && person.line !== row.line) {
    return { row, act: 'refuse', reason: withId !== undefined || row.idIndex === null ? 'twice-in-file' : 'phone-twice', line: person.line };
  }
  // A number is used by one person: who has it under another name, or another document, is somebody else.
  const isOther = withId !== undefined && withPhone !== undefined && withId.personId !== withPhone.personId;
  const isOtherDocument = withId === undefined && row.idIndex !== null && person.idIndex !== null;
  if (isOther || isOtherDocument) return { row, act: 'refuse', reason: 'phone-taken' };
  if (plainPersonName(person.name) !== plainPersonName(row.name)) return { row, act: 'refuse', reason: withId === undefined ? 'phone-taken' : 'name-differs' };
  if (person.homeId === null) return { row, act: 'join', personId: person.personId };
  if (!person.isHere) return { row, act: 'refuse', reason: 'elsewhere' };
  return person.hasRecord ? { row, act: 'known' } : { row, act: 'complete', personId: person.personId };
}

/** Blanks inside two-character names and the dots of names from other languages are written as it comes. */
export function plainPersonName(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s·•・.]/g, '').toLowerCase();
}
