import type { EndpointRef } from '#platform/contract/endpoint-ref.ts';
import { isRefusal } from '#platform/ui/api/failure.ts';
import type { Courier } from '#platform/ui/kept/outbox.ts';
import { appealsApi } from './appeals-api.ts';
import { isCaseContent } from './case-parcel.ts';
import { heldFailure } from './held-failure.ts';
import type { Roads } from './roads.ts';
import { stoppedBySender } from './sender.ts';

const CLOSED_DOOR = ['http/not-signed-in', 'http/not-found'];

/** Messages, ratings, withdrawals. A receipt's key lapses within two hours: then its holder has to open the case again. */
export function createCaseCourier(roads: Roads): Courier {
  return async ({ content }) => {
    if (!isCaseContent(content)) return { kind: 'refused', failure: { ...heldFailure('appeals.member.outgoing.case-closed'), code: 'http/unknown-field' } };
    const { act, input, key, token, sender } = content;
    const stopped = token === null && sender !== null ? await stoppedBySender(roads, sender) : undefined;
    if (stopped !== undefined) return stopped;
    const client = token === null ? roads.session : roads.receipt(token);
    // The guard has checked the act, and a parcel is made with the input of its act.
    const endpoint: EndpointRef<unknown, unknown> = appealsApi[act];
    const answer = await client.call(endpoint, input, { key });
    if (answer.ok) return { kind: 'sent', content: undefined };
    if (token !== null && CLOSED_DOOR.includes(answer.failure.code)) return { kind: 'held', failure: heldFailure('appeals.member.outgoing.case-closed') };
    return { kind: isRefusal(answer.failure) ? 'refused' : 'later', failure: answer.failure };
  };
}
