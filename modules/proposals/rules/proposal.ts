import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import { NEEDED_SECONDS } from './needed-seconds.ts';

/** What the decision needs to know of a proposal. */
export type SecondedState = { readonly state: string; readonly personId: string; readonly seconds: number };

/** Nobody seconds their own, nobody twice, and nobody after enough others have. */
export function decideSecond(proposal: SecondedState, personId: string, hasSeconded: boolean): Outcome<{ readonly isEnough: boolean }> {
  if (proposal.personId === personId) return refuse(errors['own-proposal']);
  if (hasSeconded) return refuse(errors['already-seconded']);
  if (proposal.state !== 'seconding') return refuse(errors['not-seconding']);
  return ok({ isEnough: proposal.seconds + 1 >= NEEDED_SECONDS });
}
