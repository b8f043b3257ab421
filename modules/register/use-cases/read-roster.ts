import { blindIndex } from '#platform/crypto/blind-index.ts';
import type { Keyring } from '#platform/crypto/keyring.ts';
import type { UnionId } from '#platform/kernel/id.ts';
import type { PlainDate } from '#platform/kernel/plain-date.ts';
import { readRows, type Matched, type ReadRow, type RowProblem, type WrongRow } from '#platform/sheets/columns.ts';
import type { Sheet } from '#platform/sheets/sheet.ts';
import { isUnderAge, readIdentity, type Identity } from '../rules/identity.ts';
import { memberColumns, type MemberColumn } from './member-columns.ts';
import { plainPersonName, type Planned } from '../rules/plan-members.ts';
import type { Details, Personal } from '../wire.ts';
import { toNewMember, type NewMember, type Source } from './new-member.ts';

/** What a roster is read with: whose it is, which unions it may name, and the day on which it is read. */
export type RosterReading = {
  readonly keyring: Keyring;
  readonly today: PlainDate;
  readonly unionId: UnionId;
  /** Unions at or below the roster's own, by plain name. */
  readonly unionOf: ReadonlyMap<string, UnionId>;
  readonly importId: Source['importId'];
};
export type Roster = { readonly rows: readonly NewMember[]; readonly wrong: readonly WrongRow[]; readonly skipped: number };
type Columns = typeof memberColumns;

/** The rows below the header as members about to be entered; a row with any problem is wrong as a whole and says every reason. */
export function readRoster(sheet: Pick<Sheet, 'rows'>, matched: Pick<Matched<Columns>, 'headerLine' | 'places'>, reading: RosterReading): Roster {
  const read = readRows({ name: '', others: [], rows: sheet.rows }, memberColumns, matched);
  const cellsOf = new Map(sheet.rows.map((row) => [row.line, row.cells]));
  const rows: NewMember[] = [];
  const wrong: WrongRow[] = [...read.wrong];
  for (const row of read.rows) {
    const problems: RowProblem[] = [];
    const member = toMember(row, reading, problems);
    if (problems.length === 0) rows.push(member);
    else wrong.push({ line: row.line, cells: cellsOf.get(row.line) ?? [], problems });
  }
  return { rows, wrong: wrong.toSorted((one, other) => one.line - other.line), skipped: read.skipped };
}

function toMember({ line, values }: ReadRow<Columns>, reading: RosterReading, problems: RowProblem[]): NewMember {
  const { name = '', phone = null, union } = values;
  const identity = readDocument(values, reading.today, problems);
  if (values.joinedOn !== undefined && values.joinedOn > reading.today) problems.push(problem('joinedOn', values.joinedOn, 'day-to-come'));
  if (values.contractFrom !== undefined && values.contractUntil !== undefined && values.contractUntil < values.contractFrom) {
    problems.push(problem('contractUntil', values.contractUntil, 'dates-reversed'));
  }
  const unionId = union === undefined ? reading.unionId : reading.unionOf.get(plainPersonName(union));
  if (unionId === undefined) problems.push(problem('union', union ?? '', 'union-unknown'));
  const source = { importId: reading.importId, line, isGenerated: false };
  return toNewMember(reading.keyring, {
    unionId: unionId ?? reading.unionId, name, phone, identity, details: detailsOf(values), personal: personalOf(values),
    sensitive: present({ modelWorker: values.modelWorker, isInHardship: values.isInHardship }),
  }, source);
}

type Values = ReadRow<Columns>['values'];

function readDocument(values: Values, today: PlainDate, problems: RowProblem[]): Identity | null {
  const { idNumber, idType = 'resident', bornOn, sex } = values;
  if (idNumber === undefined) {
    if (bornOn !== undefined && isUnderAge(bornOn, today)) problems.push(problem('bornOn', bornOn, 'under-age'));
    return null;
  }
  const read = readIdentity({ idType, idNumber, bornOn, sex }, today);
  if (read.ok) return read.value;
  const column = read.reason === 'birth-differs' ? 'bornOn' : read.reason === 'sex-differs' ? 'sex' : 'idNumber';
  problems.push(problem(column, idNumber, read.reason));
  return null;
}

function detailsOf(values: Values): Details {
  const { sex, nationality, idValidUntil, education, employment, skillLevel, isFromOutside, isMigrant, household, workUnit, department, post, jobType } = values;
  const { groupName, contract, contractFrom, contractUntil, joinedOn, joinChannel, memberNumber, newForm, dues } = values;
  return present({
    sex, nationality, idValidUntil, education, employment, skillLevel, isFromOutside, isMigrant, household, workUnit, department, post, jobType,
    groupName, contract, contractFrom, contractUntil, joinedOn, joinChannel: joinChannel ?? 'import', memberNumber, newForm, dues,
  });
}

function personalOf({ bornOn, ethnicGroup, politicalStatus, maritalStatus, residence, cardNumber }: Values): Personal {
  return present({ bornOn, ethnicGroup, politicalStatus, maritalStatus, residence, cardNumber });
}

/** Only what is there: an absent field is not journalled as an empty one. */
function present<Shape extends object>(fields: Shape): Shape {
  // -- leaving out undefined values does not change the type of the rest
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Shape;
}

function problem(column: MemberColumn, text: string, reason: string): RowProblem {
  return { column, found: text, reason: `register.reason.${reason}`, params: {} };
}

const REFUSED_COLUMN = {
  'twice-in-file': 'idNumber', 'name-differs': 'name', 'elsewhere': 'idNumber', 'phone-taken': 'phone', 'phone-twice': 'phone', 'nothing-to-know-by': 'idNumber',
} as const satisfies Record<string, MemberColumn>;

/** The rows that the plan refuses, as wrong rows of the file. */
export function refusedRows(planned: readonly Planned<NewMember>[], cellsOf: ReadonlyMap<number, WrongRow['cells']>): WrongRow[] {
  return planned.flatMap((one): WrongRow[] => (one.act !== 'refuse' ? [] : [{
    line: one.row.line, cells: cellsOf.get(one.row.line) ?? [],
    problems: [{
      column: REFUSED_COLUMN[one.reason], found: one.reason === 'name-differs' ? one.row.name : '', reason: `register.reason.${one.reason}`,
      params: one.line === undefined ? {} : { line: one.line },
    }],
  }]));
}

/** The same for the same content under the same columns; nobody without the key can guess at it. */
export function fileHashOf(keyring: Keyring, content: string): string {
  return blindIndex(keyring, 'register.file', content);
}
