import type { Grant } from '#platform/access/actor.ts';
import type { Fragment, Tx } from '#platform/db/tx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import type { Sealed } from '#platform/contract/event.ts';
import type { Duty } from '../duty.ts';
import type { SessionTimes } from '../session-rules.ts';

/** What let somebody in whose end must end the session as well. */
export type SessionDoor = 'wechat' | 'pairing';

export type SessionRow = SessionTimes & {
  readonly sessionId: string;
  readonly tokenHash: string;
  readonly personId: PersonId | null;
  readonly caseId: string | null;
  readonly factorAt: Date;
  readonly withheld: Duty | null;
};
export type SessionWithGrants = SessionRow & { readonly grants: readonly Grant[] };

const columns = (tx: Tx) => tx`
  s.id as "sessionId", s.token_hash as "tokenHash", s.kind, s.person_id as "personId", s.case_id as "caseId",
  s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.factor_at as "factorAt",
  s.idle_seconds as "idleSeconds", s.withheld`;

export async function insertSession(
  tx: Tx, session: Omit<SessionRow, 'lastSeenAt' | 'factorAt' | 'withheld'> & {
    readonly endsAt: Date; readonly agent?: string; readonly networkSealed?: Sealed | null; readonly withheld?: Duty | null; readonly factorAt?: Date;
    readonly door?: SessionDoor | null;
  },
): Promise<void> {
  const { sessionId, tokenHash, kind, personId, caseId, createdAt, endsAt, agent = null, networkSealed = null } = session;
  const { idleSeconds = null, withheld = null, factorAt = createdAt, door = null } = session;
  await tx`
    insert into accounts_session (id, token_hash, kind, person_id, case_id, created_at, last_seen_at, factor_at, ends_at, agent, network_sealed,
      idle_seconds, withheld, door)
    values (${sessionId}, ${tokenHash}, ${kind}, ${personId}, ${caseId}, ${createdAt}, ${createdAt}, ${factorAt}, ${endsAt},
            ${agent}, ${networkSealed}, ${idleSeconds}, ${withheld}, ${door})`;
}

type JoinedRow = SessionRow & { readonly [Field in keyof Grant as `grant_${Field}`]: Grant[Field] | null };

/**
 * Sessions of any number of tokens with the grants that are in force, in one statement: session and duties are
 * then of one moment, and ending either shows in the next request.
 */
export async function listSessionsByToken(tx: Tx, tokenHashes: readonly string[], now: Date): Promise<SessionWithGrants[]> {
  const rows = await tx<JoinedRow[]>`
    select ${columns(tx)}, g.id as "grant_id", g.person_id as "grant_personId", g.union_id as "grant_unionId",
           g.org_path as "grant_orgPath", g.line_path as "grant_linePath", g.role as "grant_role",
           g.has_subtree as "grant_hasSubtree", g.valid_until as "grant_validUntil"
    from accounts_session s
    left join access_grant g on g.person_id = s.person_id and g.revoked_at is null and g.valid_from <= ${now}
      and (g.valid_until is null or g.valid_until > ${now})
    where s.token_hash = any(${[...tokenHashes]}::text[]) and s.ended_at is null
    order by s.id, g.org_path, g.role`;
  const byToken = Map.groupBy(rows, (row) => row.tokenHash);
  return [...byToken.values()].flatMap((joined) => {
    const [first] = joined;
    return first === undefined ? [] : [{ ...first, grants: joined.flatMap(toGrant) }];
  });
}

function toGrant(row: JoinedRow): Grant[] {
  const { grant_id: id, grant_personId: personId, grant_unionId: unionId, grant_orgPath: orgPath, grant_linePath: linePath,
    grant_role: role, grant_hasSubtree: hasSubtree, grant_validUntil: validUntil } = row;
  if (id === null || personId === null || unionId === null || orgPath === null || linePath === null
    || role === null || hasSubtree === null) return [];
  return [{ id, personId, unionId, orgPath, linePath, role, hasSubtree, validUntil }];
}

export type HolderRow = SessionTimes & { readonly sessionId: string; readonly tokenHash: string; readonly personId: PersonId };

const ofPeople = (tx: Tx, tokenHashes: readonly string[]) => tx`
  s.token_hash = any(${[...tokenHashes]}::text[]) and s.ended_at is null and s.person_id is not null`;

/** Sessions of people alone, without duties: for a page that everybody has. */
export async function listHolders(tx: Tx, tokenHashes: readonly string[]): Promise<HolderRow[]> {
  return tx<HolderRow[]>`
    select s.id as "sessionId", s.token_hash as "tokenHash", s.kind, s.person_id as "personId", s.created_at as "createdAt",
           s.last_seen_at as "lastSeenAt", s.idle_seconds as "idleSeconds"
    from accounts_session s where ${ofPeople(tx, tokenHashes)}`;
}

/** Their persons as an SQL array, for a statement that travels beside listHolders. */
export function holdersOf(tx: Tx, tokenHashes: readonly string[]): Fragment {
  return tx`array(select s.person_id from accounts_session s where ${ofPeople(tx, tokenHashes)})`;
}

/** Not yet ended by anybody; whether they are still live, session-rules.ts says. */
export async function listOpenSessions(tx: Tx, personId: string): Promise<SessionRow[]> {
  return tx<SessionRow[]>`
    select ${columns(tx)} from accounts_session s where s.person_id = ${personId} and s.ended_at is null`;
}

export type DeviceRow = SessionTimes & { readonly sessionId: string; readonly agent: string | null; readonly networkSealed: Sealed | null };

/** The same as the person is shown them. */
export async function listDevices(tx: Tx, personId: string): Promise<DeviceRow[]> {
  return tx<DeviceRow[]>`
    select s.id as "sessionId", s.kind, s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.idle_seconds as "idleSeconds", s.agent, s.network_sealed as "networkSealed"
    from accounts_session s where s.person_id = ${personId} and s.ended_at is null order by s.last_seen_at desc, s.id`;
}

/** Waits for nobody: a session that is locked is being ended, renewed or touched by another request. */
export async function touchSessions(
  tx: Tx, uses: readonly { readonly sessionId: string; readonly endsAt: Date }[], now: Date,
): Promise<void> {
  await tx`
    with free as (
      select s.id, u.ends_at
      from accounts_session s
      join unnest(${uses.map((use) => use.sessionId)}::uuid[], ${uses.map((use) => use.endsAt.toISOString())}::timestamptz[])
        as u(id, ends_at) on u.id = s.id
      where s.last_seen_at < ${now}
      for update of s skip locked)
    update accounts_session s set last_seen_at = ${now}, ends_at = free.ends_at from free where s.id = free.id`;
}

/** Another token for the same session, with a factor given just now; undefined when it has ended meanwhile. */
export async function rotateToken(
  tx: Tx, wanted: { readonly sessionId: string; readonly tokenHash: string; readonly now: Date },
): Promise<Pick<SessionRow, 'kind' | 'createdAt' | 'personId' | 'withheld'> | undefined> {
  const [row] = await tx<Pick<SessionRow, 'kind' | 'createdAt' | 'personId' | 'withheld'>[]>`
    update accounts_session s set token_hash = ${wanted.tokenHash}, factor_at = ${wanted.now}, last_seen_at = ${wanted.now}
    where s.id = ${wanted.sessionId} and s.ended_at is null
    returning s.kind, s.created_at as "createdAt", s.person_id as "personId", s.withheld`;
  return row;
}

/** What the session's holder still has to do; null: nothing. */
export async function saveWithheld(tx: Tx, sessionId: string, withheld: Duty | null): Promise<void> {
  await tx`update accounts_session s set withheld = ${withheld} where s.id = ${sessionId}`;
}

export async function findWithheld(tx: Tx, sessionId: string): Promise<Duty | null> {
  const [row] = await tx<{ withheld: Duty | null }[]>`select s.withheld from accounts_session s where s.id = ${sessionId}`;
  return row?.withheld ?? null;
}

export async function endSessions(tx: Tx, sessionIds: readonly string[], now: Date): Promise<void> {
  if (sessionIds.length === 0) return;
  // In the order of their ids: two browsers that change hands at the same moment must not wait in a ring.
  await tx`
    with ending as (
      select s.id from accounts_session s where s.id = any(${[...sessionIds]}::uuid[]) order by s.id for update)
    update accounts_session s set ended_at = ${now} from ending where s.id = ending.id and s.ended_at is null`;
}

/** Every session of a person, or all but one. */
export async function endSessionsOf(tx: Tx, personId: string, now: Date, except: string | null = null): Promise<void> {
  await tx`
    update accounts_session s set ended_at = ${now}
    where s.person_id = ${personId} and s.ended_at is null and s.id is distinct from ${except}::uuid`;
}

export async function findSessionDoor(tx: Tx, sessionId: string): Promise<SessionDoor | null> {
  const [row] = await tx<{ door: SessionDoor | null }[]>`select s.door from accounts_session s where s.id = ${sessionId}`;
  return row?.door ?? null;
}

/** Those that a binding opened, when it ends, and what they may have let in after them. */
export async function endSessionsByDoor(tx: Tx, personId: string, doors: readonly SessionDoor[], now: Date): Promise<void> {
  await tx`
    update accounts_session s set ended_at = ${now} where s.person_id = ${personId} and s.door = any(${[...doors]}::text[]) and s.ended_at is null`;
}
