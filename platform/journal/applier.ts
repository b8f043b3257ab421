import type { AppliedBody, AnyEventDefinition, EventDefinition, EventHead, Fields } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';

/** An event as apply receives it: C3 and C4 still sealed, names opened, head beside the body. */
export type Applied<Definition> = Definition extends EventDefinition<string, infer F extends Fields>
  ? AppliedBody<F> & EventHead
  : never;

/** A definition with the only code that may write its tables. Asks no clock and no chance (replay law). */
export type Applier = {
  readonly definition: AnyEventDefinition;
  readonly apply: (tx: Tx, events: readonly never[]) => Promise<void>;
};

/** Binds an event to its apply. The list is never empty and in order; write with one statement per table. */
export function applier<Type extends string, F extends Fields>(
  definition: EventDefinition<Type, F>,
  apply: (tx: Tx, events: readonly Applied<EventDefinition<Type, F>>[]) => Promise<void>,
): Applier {
  return { definition, apply };
}

/** The events as one jsonb parameter for `jsonb_to_recordset(…) as e("appealId" uuid, at timestamptz, …)`. */
export function rowsOf(tx: Tx, events: readonly object[]) {
  // postgres.js wants an index signature; events are plain JSON by construction of their schemas.
  return tx.json(events as never); // -- see above
}
