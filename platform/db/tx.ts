import type postgres from 'postgres';

/** An open transaction. Statements are tagged templates: values are parameters, never text. */
export type Tx = postgres.ISql<PostgresTypes>;
export type PostgresTypes = { date: string; bigint: number };

/** A piece of SQL to be put inside another statement. */
export type Fragment = postgres.Fragment;
