import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate } from '#platform/kernel/plain-date.ts';
import { MOST_FEN, readYuan } from './amount.ts';
import { calculate } from './calculate.ts';
import type { Cell, Field } from './form.ts';
import { isGiven } from './holds.ts';
import { plainIdNumber, wrongIdNumber } from './id-number.ts';
import type { AnswerProblem, AnswerReason } from './problem.ts';

/** What is wrong inside one field. */
export type Wrong = Omit<AnswerProblem, 'key'>;
/** A value as it is kept; undefined where nothing was given or nothing of it can be kept. */
export type Reading = { readonly value: unknown; readonly wrong: readonly Wrong[] };

const NOTHING: Reading = { value: undefined, wrong: [] };
const kept = (value: unknown): Reading => ({ value, wrong: [] });
const not = (reason: AnswerReason, params: Wrong['params'] = {}): Reading => ({ value: undefined, wrong: [{ reason, params }] });

export const LONGEST = { text: 200, 'long-text': 4000, place: 200 } as const;

/** Reads what was given for a field. The same on the phone and on the server, so that both see the same form. */
export function readValue(field: Field, given: unknown): Reading {
  const value = typeof given === 'string' ? plainText(given, field.kind === 'long-text') : given;
  if (!isGiven(value)) return NOTHING;
  switch (field.kind) {
    case 'long-text': return readText(value, field.longest ?? LONGEST['long-text']);
    case 'choices': return readChoices(field, value);
    case 'person': return typeof value === 'string' && isUuid(value) ? kept(value) : not('not-found-yet');
    case 'union': case 'signature': return readId(value);
    case 'photos': case 'files': return readUploads(value, field.most);
    case 'place': return readPlace(value);
    case 'table': return readTable(field, value);
    case 'calculated': case 'section': case 'note': return NOTHING;
    default: return readCell(field, value);
  }
}

function readCell(field: Exclude<Cell, { kind: 'calculated' }>, value: unknown): Reading {
  switch (field.kind) {
    case 'text': return readText(value, field.longest ?? LONGEST.text);
    case 'number': return readNumber(field, value);
    case 'money': return readMoney(field, value);
    case 'date': return readDate(field, value);
    case 'choice': return field.choices.some(({ key }) => key === value) ? kept(value) : not('not-a-choice');
    case 'yes-no': return typeof value === 'boolean' ? kept(value) : not('wrong-kind');
    case 'phone': return readPhone(value);
    case 'id-number': return readIdNumber(value);
  }
}

/** Without what a database cannot hold or nobody can see: control characters and halves of a pair. */
function plainText(text: string, hasLines: boolean): string {
  const whole = text.replaceAll('\r\n', '\n').replaceAll(/\p{Cs}|(?![\n\t])\p{Cc}/gu, '').trim();
  return hasLines ? whole : whole.replaceAll(/\s+/g, ' ');
}

function readText(value: unknown, longest: number): Reading {
  if (typeof value !== 'string') return not('wrong-kind');
  return value.length > longest ? not('too-long', { longest, count: value.length - longest }) : kept(value);
}

function readNumber({ least, most, decimals = 0 }: Extract<Cell, { kind: 'number' }>, value: unknown): Reading {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1e15) return not('not-a-number');
  if (Number(value.toFixed(decimals)) !== value) return not('too-many-decimals', { decimals });
  if (least !== undefined && value < least) return not('too-small', { least });
  return most !== undefined && value > most ? not('too-large', { most }) : kept(value + 0);
}

function readMoney({ least, most }: Extract<Cell, { kind: 'money' }>, value: unknown): Reading {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || Math.abs(value) > MOST_FEN) return not('not-an-amount');
  if (least !== undefined && value < least) return not('too-little-money', { least: readYuan(least) });
  return most !== undefined && value > most ? not('too-much-money', { most: readYuan(most) }) : kept(value + 0);
}

function readDate({ earliest, latest }: Extract<Cell, { kind: 'date' }>, value: unknown): Reading {
  if (typeof value !== 'string' || !isPlainDate(value)) return not('not-a-date');
  if (earliest !== undefined && value < earliest) return not('too-early', { earliest });
  return latest !== undefined && value > latest ? not('too-late', { latest }) : kept(value);
}

function readPhone(value: unknown): Reading {
  const plain = typeof value === 'string' ? value.normalize('NFKC').replaceAll(/[\s\p{Pd}().·\p{Cf}]/gu, '') : '';
  const digits = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(plain)?.[1];
  return digits === undefined ? not('not-a-phone') : kept(digits);
}

function readIdNumber(value: unknown): Reading {
  if (typeof value !== 'string') return not('id-shape');
  const plain = plainIdNumber(value);
  const reason = wrongIdNumber(plain);
  return reason === undefined ? kept(plain) : not(reason);
}

function readChoices({ choices, fewest = 0, most = choices.length }: Extract<Field, { kind: 'choices' }>, value: unknown): Reading {
  if (!Array.isArray(value)) return not('wrong-kind');
  if (new Set(value).size !== value.length || !value.every((one) => choices.some(({ key }) => key === one))) return not('not-a-choice');
  if (value.length < fewest) return not('too-few-choices', { fewest });
  if (value.length > most) return not('too-many-choices', { most });
  // In the form's order, so that the same choice is the same answer.
  return kept(choices.flatMap(({ key }) => (value.includes(key) ? [key] : [])));
}

function readId(value: unknown): Reading {
  return typeof value === 'string' && isUuid(value) ? kept(value) : not('wrong-kind');
}

function readUploads(value: unknown, most: number): Reading {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string' && isUuid(one)) || new Set(value).size !== value.length) return not('wrong-kind');
  return value.length > most ? not('too-many-uploads', { most }) : kept(value);
}

/** Coordinates come in pairs and stand on the earth; a pair without words is no place a person could read. */
function readPlace(value: unknown): Reading {
  if (!isRecord(value)) return not('not-a-place');
  const { text, latitude, longitude } = value;
  const words = typeof text === 'string' ? plainText(text, false) : '';
  if (words === '') return latitude === undefined && longitude === undefined ? NOTHING : not('not-a-place');
  if (words.length > LONGEST.place) return not('too-long', { longest: LONGEST.place, count: words.length - LONGEST.place });
  if (latitude === undefined && longitude === undefined) return kept({ text: words });
  const isOnEarth = isWithin(latitude, 90) && isWithin(longitude, 180);
  return isOnEarth ? kept({ text: words, latitude, longitude }) : not('not-a-place');
}

function isWithin(value: unknown, bound: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= bound;
}

/** Rows in which nothing was given are left out; those that stay keep the number under which they were written. */
function readTable(field: Extract<Field, { kind: 'table' }>, value: unknown): Reading {
  if (!Array.isArray(value) || !value.every(isRecord)) return not('wrong-kind');
  // Nobody typed a thousand empty rows.
  if (value.length > field.most * 2 + 10) return not('too-many-rows', { most: field.most });
  const read = value.map((row, index) => readRow(field.columns, row, index)).filter(({ isEmpty }) => !isEmpty);
  const wrong = read.flatMap((row) => row.wrong);
  const counted = countRows(field, read.length);
  return read.length === 0 && counted === undefined ? NOTHING : { value: read.map(({ row }) => row), wrong: counted === undefined ? wrong : [counted, ...wrong] };
}

function countRows({ fewest, most, isRequired }: Extract<Field, { kind: 'table' }>, count: number): Wrong | undefined {
  if (count > most) return { reason: 'too-many-rows', params: { most } };
  // Who leaves out a table that may be left out leaves it out whole.
  return count < fewest && (count > 0 || isRequired) ? { reason: 'too-few-rows', params: { fewest } } : undefined;
}

function readRow(columns: readonly Cell[], row: Readonly<Record<string, unknown>>, index: number) {
  const cells = readCells(columns, row);
  // What is worked out stands in no row that nobody wrote in.
  const isEmpty = cells.every(({ column, read }) => column.kind === 'calculated' || (read.value === undefined && read.wrong.length === 0));
  const unknown = Object.keys(row).filter((key) => columns.every((column) => column.key !== key));
  const wrong: Wrong[] = unknown.map((column) => ({ row: index, column: column.slice(0, 60), reason: 'unknown-field', params: {} }));
  for (const { column, read } of cells) {
    if (read.value === undefined && read.wrong.length === 0 && column.isRequired) wrong.push({ row: index, column: column.key, reason: 'missing', params: {} });
    wrong.push(...read.wrong.map((one) => ({ ...one, row: index, column: column.key })));
  }
  const given = cells.flatMap(({ column, read }) => (read.value === undefined ? [] : [[column.key, read.value] as const]));
  return { isEmpty: isEmpty && unknown.length === 0, row: Object.fromEntries(given), wrong };
}

/** The cells of a row from first to last; a calculation sees only what stands before it, as in the form itself. */
export function readCells(columns: readonly Cell[], row: Readonly<Record<string, unknown>>): readonly { readonly column: Cell; readonly read: Reading }[] {
  const seen: Record<string, unknown> = {};
  return columns.map((column) => {
    const read = column.kind === 'calculated' ? kept(calculate(column, seen)) : readValue(column, Object.hasOwn(row, column.key) ? row[column.key] : undefined);
    if (read.value !== undefined) seen[column.key] = read.value;
    return { column, read };
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
