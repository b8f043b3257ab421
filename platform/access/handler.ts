import type { z } from 'zod';
import type { Access, LoadedRow, Resource } from '#platform/contract/access.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { Ctx, House } from './ctx.ts';
import type { Reach } from './reach.ts';

/** A handler beside its endpoint. It gets the row already loaded within reach, and for commands locked. */
export type Handler = {
  readonly endpoint: Endpoint;
  readonly run: (ctx: Ctx, input: never, row: never) => Promise<unknown>;
  /** Set when the calls of one tick may be answered together; see handleMany. */
  readonly runMany?: RunMany<unknown>;
  /** Set when commands that arrive together may be settled in one transaction; see handleTogether. */
  readonly together?: Together;
  /** Set when something outside has to answer before the transaction begins; see handleAfter. */
  readonly ask?: (asking: Asking, input: never) => Promise<unknown>;
};

/** What there is of a request before its transaction: who asks from where, and no database. */
export type Asking = House & Pick<Ctx, 'actor' | 'caller'>;

/**
 * Answers by person. `people` is an SQL expression of type uuid[]: ids, or a sub-select that finds them in the same trip.
 * Everything is asked before the first answer is waited for (see Database.lookUp).
 */
export type RunMany<Body> = (tx: Tx, people: Fragment, house: Pick<House, 'clock' | 'ports'>) => Promise<ReadonlyMap<PersonId, Body>>;

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
      return (await runMany(ctx.tx, ctx.tx`${[personId]}::uuid[]`, ctx)).get(personId);
    },
  };
}

/** One of several commands that are settled together: who asks, for what, and what was prepared for it. */
export type Request<Input, Prepared> = { readonly ctx: Ctx; readonly input: Input; readonly prepared: Prepared };
export type Settled<Body> = { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly error: AppError };

type TogetherOf<Input, Prepared, Body> = {
  /** What is slow and needs no transaction, so that it holds none. */
  readonly prepare: (house: House, input: Input) => Promise<Prepared>;
  /** What writes before it may still be refused: it gets a transaction of its own. */
  readonly isAlone: (input: Input) => boolean;
  /**
   * One answer per request, in their order, refusals before anything is written: nobody's refusal undoes another's. What
   * it throws undoes all of them, and each is then settled by itself. `ctx` is nobody's, and carries the reach of all.
   */
  readonly settle: (ctx: Ctx, requests: readonly Request<Input, Prepared>[]) => Promise<readonly Settled<Body>[]>;
  /**
   * Set where a repeat is known by the id that the device made, and gets what became of it: in a crowd the answers need not
   * be kept by their keys as well, one row each (docs/adr/0025).
   */
  readonly knowsRepeats?: true;
  /** Set where every statement finds its rows by key: they are planned once per connection (see Database.transactByKey). */
  readonly findsByKey?: true;
  /** Commands of one transaction, where it is not the usual number. */
  readonly most?: number;
};
export type Together = Omit<TogetherOf<never, never, unknown>, 'prepare'> & { readonly prepare: (house: House, input: never) => Promise<unknown> };

/**
 * For the command that a crowd sends at once: those that arrive together share one transaction. Alone, the same code
 * settles a list of one, in the caller's own reach.
 */
export function handleTogether<Input extends z.ZodObject, Output extends z.ZodType, Prepared>(
  endpoint: Endpoint<Input, Output, Extract<Access, { readonly kind: 'new-case' | 'signed-in' }>>,
  parts: TogetherOf<z.output<Input>, Prepared, z.input<Output>>,
): Handler {
  return {
    endpoint, together: parts,
    // runEndpoint gives what was prepared in the place of a row: a new case has none.
    async run(ctx, input: z.output<Input>, prepared: Prepared) {
      const [settled] = await parts.settle(ctx, [{ ctx, input, prepared }]);
      if (settled === undefined) throw new TypeError(`${endpoint.id} settled nothing`);
      if (!settled.ok) throw settled.error;
      return settled.body;
    },
  };
}

/**
 * For what another system has to be asked first: `ask` runs before the transaction, so that a slow answer holds no
 * connection, and `run` decides with what was answered. A repeat of the command asks again and is given the first answer,
 * so `ask` returns what went wrong and never throws it.
 */
export function handleAfter<Input extends z.ZodObject, Output extends z.ZodType, Answer>(
  endpoint: Endpoint<Input, Output, Extract<Access, { readonly kind: 'open' | 'signed-in' }>>,
  parts: {
    readonly ask: (asking: Asking, input: z.output<Input>) => Promise<Answer>;
    readonly run: (ctx: Ctx, input: z.output<Input>, answer: Answer) => Promise<z.input<Output>>;
  },
): Handler {
  // runEndpoint gives what was answered in the place of a row: these endpoints name none.
  return { endpoint, run: parts.run, ask: parts.ask };
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
