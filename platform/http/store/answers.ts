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
  return openKept(answer, row);
}

type AnswerRow = { readonly bodyHash: Buffer; readonly sealed: Buffer | null };

function openKept(answer: AnswerKey, row: AnswerRow | undefined): Claim {
  if (row === undefined || row.sealed === null || !row.bodyHash.equals(answer.bodyHash)) return { kind: 'other-body' };
  const text = openBytes(answerKey(answer), PLACE, row.sealed).toString('utf8');
  // -- sealed by toSealed under this very key.
  return { kind: 'repeat', answer: JSON.parse(text) as KeptAnswer };
}

/** Not awaited: the commit travels behind it, and fails with it. */
export function keepAnswer(tx: Tx, answer: AnswerKey, kept: KeptAnswer, random: Random): void {
  tx`update http_answer a set sealed_answer = ${toSealed(answer, kept, random)} where a.key_hash = ${keyHash(answer)}`.execute().catch(() => {});
}

function toSealed(answer: AnswerKey, kept: KeptAnswer, random: Random): Buffer {
  return sealBytes(answerKey(answer), PLACE, Buffer.from(JSON.stringify(kept)), random);
}

/** What is known of several keys, in their order, without claiming them; see addAnswers. */
export async function findAnswers(tx: Tx, answers: readonly AnswerKey[]): Promise<Claim[]> {
  const hashes = answers.map(keyHash);
  const rows = await tx<(AnswerRow & { readonly keyHash: Buffer })[]>`
    select a.key_hash as "keyHash", a.body_hash as "bodyHash", a.sealed_answer as sealed from http_answer a
    where a.key_hash = any(array(select decode(h, 'hex') from unnest(${hashes.map(toHex)}::text[]) as h))`;
  const byHash = new Map(rows.map((row) => [toHex(row.keyHash), row]));
  return answers.map((answer, index) => {
    const hash = hashes[index];
    const row = hash === undefined ? undefined : byHash.get(toHex(hash));
    return row === undefined ? { kind: 'first' } : openKept(answer, row);
  });
}

/**
 * Keeps the answers of several commands that were settled together, and claims their keys with it. False when one of the
 * keys was claimed meanwhile: then the transaction must not commit. In the order of the hashes, so that two groups with
 * the same keys do not wait in a ring.
 */
export async function addAnswers(
  tx: Tx, kept: readonly { readonly key: AnswerKey; readonly answer: KeptAnswer }[], at: { readonly clock: Clock; readonly random: Random },
): Promise<boolean> {
  const sorted = kept
    .map(({ key, answer }) => ({ hash: keyHash(key), body: key.bodyHash, sealed: toSealed(key, answer, at.random) }))
    .sort((one, other) => Buffer.compare(one.hash, other.hash));
  const rows = await tx`
    insert into http_answer (key_hash, body_hash, sealed_answer, made_at)
    select decode(n.key_hash, 'hex'), decode(n.body_hash, 'hex'), decode(n.sealed, 'hex'), ${at.clock.now()}
    from unnest(${sorted.map((one) => toHex(one.hash))}::text[], ${sorted.map((one) => toHex(one.body))}::text[],
      ${sorted.map((one) => toHex(one.sealed))}::text[]) with ordinality as n(key_hash, body_hash, sealed, place)
    order by n.place
    on conflict (key_hash) do nothing returning made_at`;
  return rows.length === kept.length;
}

/** The driver writes the bytes of an array as JSON. */
const toHex = (bytes: Buffer): string => bytes.toString('hex');

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
