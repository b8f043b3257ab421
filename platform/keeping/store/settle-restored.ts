import { markRestored, type Restoration } from '#platform/audit/store/incarnations.ts';
import { openOwnerSession } from '#platform/db/owner-session.ts';

/**
 * What opened doors then must not open them now: whoever was signed out since, or lost a phone, would be back in. Kept
 * answers stay: each belongs to a command whose effect came back too, and a phone that repeats it must not do it twice.
 */
const VOIDED = ['accounts_session', 'accounts_code', 'accounts_link'] as const;

/** After a recovery: doors closed, and the database marked as a run of its own. Gives when the last change was made. */
export async function settleRestored(ownerUrl: string, mark: Restoration): Promise<Date | null> {
  const { sql, close } = openOwnerSession(ownerUrl);
  try {
    const [house] = await sql<{ name: string | null }[]>`select to_regclass('zhijia.journal_event')::text as name`;
    if ((house?.name ?? null) === null) return null;
    for (const table of VOIDED) await sql`delete from ${sql(table)}`;
    await markRestored(sql, mark);
    const [last] = await sql<{ at: Date | null }[]>`select max(e.at) as at from journal_event e`;
    return last?.at ?? null;
  } finally {
    await close();
  }
}
