import type { ApiFailure } from '#platform/ui/api/failure.ts';

/** Why the phone itself does not send: the sentence's key in locale/, in the shape of every other reason. */
export function heldFailure(code: 'appeals.member.outgoing.other-person' | 'appeals.member.outgoing.case-closed'): ApiFailure {
  return { code, params: {}, issues: [], status: 0, requestId: undefined };
}
