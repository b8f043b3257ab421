import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import type { TransferSide, TransferStatus } from '../wire.ts';

/** Both ends of a transfer (转会): the union that lets go and the one that receives. */
export type TransferStand = {
  readonly status: TransferStatus;
  readonly confirmed: Readonly<Record<TransferSide, boolean>>;
};

export type TransferAct =
  | { readonly kind: 'confirm' | 'object'; readonly side: TransferSide }
  | { readonly kind: 'withdraw' | 'time-out' };

/**
 * Completed by the second confirmation, or by the calendar: silence is consent, an objection is not. An end that has
 * confirmed cannot object any more, and nobody confirms twice.
 */
export function decideTransfer(stand: TransferStand, act: TransferAct): Outcome<TransferStand> {
  if (stand.status !== 'open') return refuse(errors['moved-on']);
  switch (act.kind) {
    case 'withdraw': return ok({ ...stand, status: 'withdrawn' });
    case 'time-out': return ok({ ...stand, status: 'completed' });
    case 'object':
      return stand.confirmed[act.side] ? refuse(errors['moved-on']) : ok({ ...stand, status: 'objected' });
    case 'confirm': {
      if (stand.confirmed[act.side]) return refuse(errors['moved-on']);
      const confirmed = { ...stand.confirmed, [act.side]: true };
      return ok({ confirmed, status: confirmed.out && confirmed.in ? 'completed' : 'open' });
    }
  }
}

/**
 * What a completed transfer does to a person whose home is `home` by now. A merger may have carried it to the goal already,
 * or the goal away altogether; and who has no home any more (left, expelled, dead) is not given one by a silence.
 */
export function decideLanding(home: string | undefined, goal: string | undefined): 'move' | 'stay' | 'nothing' {
  if (home === undefined || goal === undefined) return 'nothing';
  return home === goal ? 'stay' : 'move';
}
