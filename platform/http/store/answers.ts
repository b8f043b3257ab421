import { createHash, hkdfSync } from 'node:crypto';
import { openBytes, sealBytes, type SubjectKey } from '#platform/crypto/seal.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Clock } from '#platform/kernel/clock.ts';
import type { Random } from '#platform/kernel/random.ts';

/** What a command answered, kept so that a repeat gets the same: the body and what it did to the session cookie. */
export type KeptAnswer = { readonly body: unknown; readonly cookies: readonly SessionChange[] };
export type SessionChange = { readonly token: string; readonly maxAge: number } | { readonly cleared: true };

export type Claim =
  | { readonly kind: 'first' }
  | { readonly kind: 'repeat'; readonly answer: KeptAnswer }
  | { readonly kind: 'other-body' };

/** `scope` binds a key to endpoint and caller: another person's key finds nothing. */
export type AnswerKey = { readonly key: string; readonly scope: string; readonly bodyHash: Buffer };

/**
 * Claims the key inside the command's own transaction. A second request with the key waits at the unique index until
 * the first commits (then it reads the answer) or rolls back (then it is the first). READ COMMITTED, so the select
 * after the wait sees the committed row.
 */
export async function claimKey(tx: Tx, answer: AnswerKey, clock: Clock): Promise<Claim> {
  const hash = keyHash(answer);
  const inserted = await tx`
    insert into http_answer (key_hash, body_hash, made_at) values (${hash}, ${answer.bodyHash}, ${clock.now()})
    on conflict (key_hash) do nothing returning made_at`;
  if (inserted.length > 0) return { kind: 'first' };
  const [row] = await tx<{ bodyHash: Buffer; sealed: Buffer | null }[]>`
    select a.body_hash as "bodyHash", a.sealed_answer as sealed from http_answer a where a.key_hash = ${hash}`;
  if (row === undefined || row.sealed === null || !row.bodyHash.equals(answer.bodyHash)) return { kind: 'other-body' };
  const text = openBytes(answerKey(answer), PLACE, row.sealed).toString('utf8');
  // -- sealed by keepAnswer under this very key.
  return { kind: 'repeat', answer: JSON.parse(text) as KeptAnswer };
}

export async function keepAnswer(tx: Tx, answer: AnswerKey, kept: KeptAnswer, random: Random): Promise<void> {
  const sealed = sealBytes(answerKey(answer), PLACE, Buffer.from(JSON.stringify(kept)), random);
  await tx`update http_answer a set sealed_answer = ${sealed} where a.key_hash = ${keyHash(answer)}`;
}

/** Keys are kept for eight days: a phone that found no signal tries for seven. */
export async function forgetOldAnswers(tx: Tx, before: Date): Promise<void> {
  await tx`delete from http_answer a where a.made_at < ${before}`;
}

const PLACE = { type: 'http.answer', field: 'body', subject: 'http' };

function keyHash(answer: AnswerKey): Buffer {
  return createHash('sha256').update(`${answer.scope}\0${answer.key}`).digest();
}

function answerKey(answer: AnswerKey): SubjectKey {
  return { owner: 'http', bytes: Buffer.from(hkdfSync('sha256', answer.key, answer.scope, 'http.answer', 32)) };
}
