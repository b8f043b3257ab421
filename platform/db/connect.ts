import postgres from 'postgres';
import { parse } from 'postgres-array';
import type { PostgresTypes } from './tx.ts';

/** Element type and array type by their numbers in pg_type, which PostgreSQL never changes. */
const ARRAYS: readonly (readonly [element: number, array: number])[] = [
  [16, 1000], [17, 1001], [18, 1002], [19, 1003], [20, 1016], [21, 1005], [23, 1007], [25, 1009], [26, 1028], [114, 199], [700, 1021],
  [701, 1022], [869, 1041], [1042, 1014], [1043, 1015], [1082, 1182], [1114, 1115], [1184, 1185], [1700, 1231], [2205, 2210], [2950, 2951], [3802, 3807],
];

/** Every key of the house's own reading and writing of values. A day is a day, not midnight somewhere. */
const postgresTypes = {
  date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (text: string) => text },
  // Counts and positions stay far below 2^53.
  bigint: { to: 20, from: [20], serialize: (value: number) => String(value), parse: (text: string) => Number(text) },
};

type Options = Omit<postgres.Options<{ date: postgres.PostgresType<string>; bigint: postgres.PostgresType<number> }>, 'types' | 'fetch_types'>;

/**
 * The driver, without its own question for array types: it asks it on every new connection and lets nobody hear of the
 * failure, so a database that dies in that moment ended the whole server (porsager/postgres#1192, #1205, #1223, open).
 */
export function connectPostgres(url: string, options: Options): postgres.Sql<PostgresTypes> {
  const sql: postgres.Sql<PostgresTypes> = postgres(url, { ...options, types: postgresTypes, fetch_types: false });
  const { parsers, serializers } = sql.options;
  for (const [element, array] of ARRAYS) {
    const [read, write] = [parsers[element], serializers[element]];
    parsers[array] = (text: string) => (read === undefined ? parse(text) : parse<unknown>(text, read));
    serializers[array] = (value: unknown) => (Array.isArray(value) ? toArrayText(value, write ?? String) : value);
  }
  return sql;
}

/** PostgreSQL's array text: every element in quotes, so that none can be taken for NULL, a bracket or a comma. */
function toArrayText(values: readonly unknown[], write: (value: unknown) => unknown): string {
  const parts = values.map((value) => {
    if (value === undefined) throw new TypeError('undefined is no element of an array');
    if (Array.isArray(value)) return toArrayText(value, write);
    return value === null ? 'null' : `"${String(write(value)).replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
  });
  return `{${parts.join(',')}}`;
}
