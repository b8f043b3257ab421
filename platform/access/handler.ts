import type { z } from 'zod';
import type { LoadedRow, Resource } from '#platform/contract/access.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Ctx } from './ctx.ts';
import type { Reach } from './reach.ts';

/** A handler beside its endpoint. It gets the row already loaded within reach, and for commands locked. */
export type Handler = {
  readonly endpoint: Endpoint;
  readonly run: (ctx: Ctx, input: never, row: never) => Promise<unknown>;
};

export function handle<Input extends z.ZodObject, Output extends z.ZodType, A>(
  endpoint: Endpoint<Input, Output, A>,
  run: (ctx: Ctx, input: z.output<Input>, row: LoadedRow<A>) => Promise<z.input<Output>>,
): Handler {
  return { endpoint: endpoint as Endpoint, run: run as Handler['run'] };
}

/** Where a row belongs: its union's two paths, and the person or receipt that holds it. */
export type Place = {
  readonly orgPath: string;
  readonly linePath: string | null;
  readonly personId: string | null;
  readonly receiptId: string | null;
};

/** A resource with the only query that may load it by id. `lock` takes the row for the rest of the transaction. */
export type BoundResource = {
  readonly name: string;
  readonly load: (tx: Tx, reach: Reach, id: string, lock: boolean) => Promise<unknown>;
  readonly placeOf: (row: never) => Place;
};

export function bindResource<Row>(resource: Resource<Row>, parts: {
  load: (tx: Tx, reach: Reach, id: string, lock: boolean) => Promise<Row | undefined>;
  placeOf: (row: Row) => Place;
}): BoundResource {
  return { name: resource.name, load: parts.load, placeOf: parts.placeOf as BoundResource['placeOf'] };
}
