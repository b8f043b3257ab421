import type { z } from 'zod';
import type { Access, LoadedRow, Resource } from '#platform/contract/access.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { Ctx } from './ctx.ts';
import type { Reach } from './reach.ts';

/** A handler beside its endpoint. It gets the row already loaded within reach, and for commands locked. */
export type Handler = {
  readonly endpoint: Endpoint;
  readonly run: (ctx: Ctx, input: never, row: never) => Promise<unknown>;
  /** Set when the calls of one tick may be answered together; see handleMany. */
  readonly runMany?: RunMany<unknown>;
};

/**
 * Answers by person. `people` is an SQL expression of type uuid[]: ids, or a sub-select that finds them in the same trip.
 * Everything is asked before the first answer is waited for (see Database.lookUp).
 */
export type RunMany<Body> = (tx: Tx, people: Fragment, now: Date) => Promise<ReadonlyMap<PersonId, Body>>;

/**
 * For the one page that everybody opens at once: the calls that arrive together share one statement. The answer for a
 * person is computed from that person's id alone. Alone (in tests, the matrix, a quiet night) the same code runs under
 * the caller's own reach.
 */
export function handleMany<Output extends z.ZodType>(
  endpoint: Endpoint<z.ZodObject, Output, { readonly kind: 'signed-in' }>,
  runMany: RunMany<z.input<Output>>,
): Handler {
  return {
    endpoint, runMany,
    async run(ctx) {
      if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
      const { personId } = ctx.actor;
      return (await runMany(ctx.tx, ctx.tx`${[personId]}::uuid[]`, ctx.clock.now())).get(personId);
    },
  };
}

export function handle<Input extends z.ZodObject, Output extends z.ZodType, A extends Access>(
  endpoint: Endpoint<Input, Output, A>,
  run: (ctx: Ctx, input: z.output<Input>, row: LoadedRow<A>) => Promise<z.input<Output>>,
): Handler {
  // A list of handlers forgets each one's input and row; runEndpoint gives them what their endpoint declares.
  return { endpoint, run };
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
  return { name: resource.name, load: parts.load, placeOf: parts.placeOf };
}
