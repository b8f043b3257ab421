import type { Actor } from '#platform/access/actor.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { errors } from './contract.ts';
import { dutyOf, type Duty } from './duty.ts';
import {
  needsTouch, sessionEndsAt, sessionState, SESSION_LIMITS, sessionsToEnd, type SessionKind, type SessionTimes,
} from './session-rules.ts';
import { disableCredential, findCredential, lockCredential, type CredentialRow } from './store/credentials.ts';
import { voidLinksOf } from './store/links.ts';
import { logSignIn } from './store/log-sign-in.ts';
import {
  endSessions, endSessionsOf, holdersOf, insertSession, listHolders, listOpenSessions, listSessionsByToken, rotateToken,
  saveWithheld, touchSessions,
  type SessionDoor, type SessionWithGrants,
} from './store/sessions.ts';
import { whereFrom, type WhereFrom } from './where-from.ts';
import { isToken, newToken, tokenHash } from './token.ts';

type Making = Pick<Ctx, 'tx' | 'clock' | 'random'>;
/** So long ago that no endpoint takes it for fresh. */
const STALE_MS = 24 * 3_600_000;

type Wanted = { readonly kind: SessionKind } & (
  { readonly personId: PersonId; readonly caseId: null } | { readonly personId: null; readonly caseId: string });

/** A session row and its token. `expiresAt` is when it ends however much it is used. */
export async function makeSession(ctx: Making, wanted: Wanted, more: Partial<WhereFrom & Limits> = {}): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const createdAt = ctx.clock.now();
  const token = newToken(ctx.random);
  await insertSession(ctx.tx, {
    ...wanted, ...more, sessionId: newId(ctx), tokenHash: tokenHash(token), createdAt,
    endsAt: sessionEndsAt({ kind: wanted.kind, createdAt, lastSeenAt: createdAt, idleSeconds: more.idleSeconds ?? null }),
  });
  return { token, expiresAt: shiftInstant(createdAt, SESSION_LIMITS[wanted.kind].absoluteMs) };
}

/**
 * Signs a person in: a new token in the cookie, whatever the browser brought ended with it (SE-1), and of an
 * officer's sessions the longest unused ended so that this one fits. Call it under the system reach 'job'.
 * The credential's lock makes sign-ins of one person queue, and each of them meet a disabling (SE-2).
 */
export async function openSession(
  ctx: Making & Pick<Ctx, 'actor' | 'answer' | 'keyring' | 'caller' | 'ports'>,
  wanted: { readonly kind: 'officer' | 'member'; readonly personId: PersonId; readonly isFactorDue?: boolean; readonly door?: SessionDoor; readonly idleSeconds?: number },
): Promise<void> {
  const now = ctx.clock.now();
  const credential = await lockCredential(ctx.tx, wanted.personId);
  if (credential.disabledAt !== null) throw new AppError(errors['sign-in-closed']);
  const open = await listOpenSessions(ctx.tx, wanted.personId);
  const brought = ctx.actor.kind === 'person' ? [ctx.actor.sessionId] : [];
  const crowded = sessionsToEnd(open.filter((one) => !brought.includes(one.sessionId)), wanted.kind, now);
  await endSessions(ctx.tx, [...brought, ...crowded.map((one) => one.sessionId)], now);
  const { kind, personId, door = null, isFactorDue = false } = wanted;
  const limits = kind === 'officer' || isFactorDue ? limitsOf(ctx, credential, { kind, isFactorDue }) : {};
  const { token } = await makeSession(ctx, { kind, personId, caseId: null }, {
    ...await whereFrom(ctx, personId), ...limits, door, ...(wanted.idleSeconds !== undefined && { idleSeconds: wanted.idleSeconds }),
  });
  await logSignIn(ctx, { kind, personId });
  ctx.answer.setSession(token, seconds(SESSION_LIMITS[wanted.kind].absoluteMs));
}

type Limits = { readonly idleSeconds: number | null; readonly withheld: Duty | null; readonly factorAt: Date; readonly door: SessionDoor | null };

/** What the profile says of an officer's session. Whoever has still to prove a factor has given none so far (SE-9). */
function limitsOf(
  ctx: Pick<Ctx, 'clock' | 'ports'>, credential: CredentialRow, { kind, isFactorDue }: { readonly kind: SessionKind; readonly isFactorDue: boolean },
): Omit<Limits, 'door'> {
  const { profile } = ctx.ports.signIn;
  const now = ctx.clock.now();
  return {
    idleSeconds: kind === 'officer' ? profile.idleMinutes * 60 : null,
    withheld: isFactorDue ? 'prove-factor' : dutyOf(profile, credential, now), factorAt: isFactorDue ? shiftInstant(now, -STALE_MS) : now,
  };
}

/**
 * After a second factor: the same session under a new token, its factor fresh, and what was withheld from it judged anew.
 * The old token is void at once.
 */
export async function renewSession(ctx: Making & Pick<Ctx, 'answer' | 'ports'>, sessionId: string): Promise<void> {
  const now = ctx.clock.now();
  const token = newToken(ctx.random);
  const session = await rotateToken(ctx.tx, { sessionId, tokenHash: tokenHash(token), now });
  if (session === undefined) throw new AppError(generalErrors['not-signed-in']);
  const isJudged = session.kind === 'officer' || session.withheld !== null;
  if (isJudged && session.personId !== null) {
    const credential = await findCredential(ctx.tx, session.personId);
    await saveWithheld(ctx.tx, sessionId, credential === undefined ? null : dutyOf(ctx.ports.signIn.profile, credential, now));
  }
  const left = session.createdAt.getTime() + SESSION_LIMITS[session.kind].absoluteMs - now.getTime();
  ctx.answer.setSession(token, seconds(left));
}

/** Ends every session of a person, in the transaction that takes away what they stood on (SE-2). */
export async function endEverySessionOf(tx: Tx, personId: PersonId, now: Date): Promise<void> {
  await endSessionsOf(tx, personId, now);
}

/**
 * Closes the door for a person: sessions, unused links and every further sign-in. Needs the system reach 'job',
 * 'setup' or 'demo'. A new officer-start link opens it again.
 */
export async function disableSignIn(tx: Tx, personId: PersonId, now: Date): Promise<void> {
  await lockCredential(tx, personId);
  await disableCredential(tx, personId, now);
  await voidLinksOf(tx, personId);
  await endEverySessionOf(tx, personId, now);
}

/** Who holds this token now; 'anonymous' for anything that is not a live session. */
export async function resolveActor(tx: Tx, token: string, now: Date): Promise<Actor> {
  const [actor = ANONYMOUS] = await resolveActors(tx, [token], now);
  return actor;
}

/** The same for many tokens with one query, in their order; uses that are old enough are written down with another. */
export async function resolveActors(tx: Tx, tokens: readonly string[], now: Date): Promise<Actor[]> {
  const hashes = tokens.map((token) => (isToken(token) ? tokenHash(token) : undefined));
  const known = [...new Set(hashes.filter((hash) => hash !== undefined))];
  if (known.length === 0) return tokens.map(() => ANONYMOUS);
  const sessions = await listSessionsByToken(tx, known, now);
  const live = sessions.filter((session) => sessionState(session, now) === 'live');
  const used = live.filter((session) => needsTouch(session, now));
  // Awaited: a use that is not written down could end a session that its holder is working in.
  if (used.length > 0) await touchSessions(tx, used.map((session) => touchOf(session, now)), now);
  const actors = new Map(live.map((session) => [session.tokenHash, toActor(session)]));
  return hashes.map((hash) => (hash === undefined ? undefined : actors.get(hash)) ?? ANONYMOUS);
}

/**
 * Which person holds each token now, in the order of the tokens, for a page that asks nothing else of a session.
 * `people` is the same as an SQL array for statements that travel beside this one; it may hold people whose session has
 * worn out, so only `holders` says who may be answered. Reads alone: the caller awaits `noteUses` before it answers.
 */
export function readHolders(tx: Tx, tokens: readonly string[], now: Date): {
  readonly people: Fragment; readonly read: () => Promise<{ readonly holders: readonly (PersonId | undefined)[]; readonly noteUses: (pool: Tx) => Promise<void> }>;
} {
  const hashes = tokens.map((token) => (isToken(token) ? tokenHash(token) : ''));
  const known = [...new Set(hashes)];
  return {
    people: holdersOf(tx, known),
    async read() {
      const sessions = (await listHolders(tx, known)).filter((session) => sessionState(session, now) === 'live');
      const used = sessions.filter((session) => needsTouch(session, now)).map((session) => touchOf(session, now));
      const holderOf = new Map(sessions.map((session) => [session.tokenHash, session.personId]));
      return {
        holders: hashes.map((hash) => holderOf.get(hash)),
        noteUses: async (pool) => { if (used.length > 0) await touchSessions(pool, used, now); },
      };
    },
  };
}

const ANONYMOUS: Actor = { kind: 'anonymous' };

function touchOf(session: SessionTimes & { readonly sessionId: string }, now: Date): { sessionId: string; endsAt: Date } {
  return { sessionId: session.sessionId, endsAt: sessionEndsAt({ ...session, lastSeenAt: now }) };
}

function toActor({ sessionId, personId, caseId, grants, factorAt, withheld }: SessionWithGrants): Actor {
  // Nothing of an office opens before the duty is done, whatever endpoint is asked: without grants there is no reach.
  if (personId !== null) return { kind: 'person', personId, sessionId, grants: withheld === null ? grants : [], factorAt };
  return caseId === null ? ANONYMOUS : { kind: 'receipt', caseId, sessionId };
}

function seconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000));
}
