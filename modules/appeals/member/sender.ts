import { accountsApi } from '#platform/accounts/member/accounts-api.ts';
import type { Delivery } from '#platform/ui/kept/outbox.ts';
import { heldFailure } from './held-failure.ts';
import type { Roads } from './roads.ts';

/**
 * Asked before anything goes out under a session: on a shared phone somebody else may have signed in meanwhile, and the
 * server would write the case to their name. Undefined when it is still the same person.
 */
export async function stoppedBySender({ session }: Pick<Roads, 'session'>, sender: string): Promise<Delivery | undefined> {
  const answer = await session.call(accountsApi.readMe, {});
  if (!answer.ok) return { kind: 'later', failure: answer.failure };
  if (answer.value.me?.personId === sender) return undefined;
  return { kind: 'held', failure: heldFailure('appeals.member.outgoing.other-person') };
}
