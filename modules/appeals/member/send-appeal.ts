import type { Client } from '#platform/ui/api/client.ts';
import { isRefusal, type ApiFailure } from '#platform/ui/api/failure.ts';
import { appealsApi, type Submission, type Submitted } from './appeals-api.ts';

export type SendOutcome =
  | { readonly kind: 'sent'; readonly receipt: Submitted; readonly submission: Submission; readonly isFormerVersion: boolean }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

export type SendParts = {
  readonly client: Pick<Client, 'call'>;
  /** Of the draft, the same for every try. */
  readonly key: string;
  readonly unanswered: Submission | undefined;
  /** Awaited before a submission goes out and, with undefined, when the server has said that nothing of it stayed. */
  readonly keepUnanswered: (submission: Submission | undefined) => Promise<void>;
};

/**
 * Sends an appeal so that it arrives once and its receipt is never lost. When an earlier try got no answer and the text
 * has been changed since, the earlier one is asked about first, under its own key: if it had arrived, this gives its
 * case number, which nothing else could.
 */
export async function sendAppeal({ client, key, unanswered, keepUnanswered }: SendParts, wanted: Submission): Promise<SendOutcome> {
  const send = (submission: Submission) => client.call(appealsApi.submitAppeal, submission, { key });
  if (unanswered !== undefined && !isSame(unanswered, wanted)) {
    const earlier = await send(unanswered);
    if (earlier.ok) return { kind: 'sent', receipt: earlier.value, submission: unanswered, isFormerVersion: true };
    if (!isRefusal(earlier.failure)) return { kind: 'failed', failure: earlier.failure };
  }
  await keepUnanswered(wanted);
  const answer = await send(wanted);
  if (answer.ok) return { kind: 'sent', receipt: answer.value, submission: wanted, isFormerVersion: false };
  if (isRefusal(answer.failure)) await keepUnanswered(undefined);
  return { kind: 'failed', failure: answer.failure };
}

function isSame(one: Submission, other: Submission): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
