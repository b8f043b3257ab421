import type { Holding, HeldFact } from '#platform/access/holding.ts';
import { disableSignIn } from '../sessions.ts';

const LIVE_MOST = 50;

/** Sign-in: hashes and counters, which no event made, so they are removed and not emptied. */
export const accountsHoldings: readonly Holding[] = [{
  id: 'accounts.sign-in', ground: 'security', kept: 'until-forgotten',
  tables: ['accounts_session', 'accounts_credential', 'accounts_link', 'accounts_passkey', 'accounts_past_password', 'accounts_identity', 'accounts_pairing'],
  async read({ tx }, personId) {
    const [name] = await tx<{ signInName: string | null }[]>`
      select c.sign_in_name as "signInName" from accounts_credential c where c.person_id = ${personId}`;
    const sessions = await tx<{ openedAt: Date; seenAt: Date }[]>`
      select s.created_at as "openedAt", s.last_seen_at as "seenAt" from accounts_session s
      where s.person_id = ${personId} order by s.created_at desc, s.id limit ${LIVE_MOST}`;
    const keys = await tx<{ name: string; addedAt: Date }[]>`
      select k.name, k.created_at as "addedAt" from accounts_passkey k where k.person_id = ${personId} order by k.created_at desc, k.credential_id`;
    return [
      ...(name?.signInName === null || name === undefined ? [] : [[{ name: 'privacy.fact.sign-in-name', value: name.signInName, class: 'C3' }] satisfies HeldFact[]]),
      ...keys.map((key): HeldFact[] => [{ name: 'privacy.fact.passkey', value: key.name, class: 'C2' }, { name: 'privacy.fact.since', value: key.addedAt, class: 'C2' }]),
      ...sessions.map(({ openedAt, seenAt }): HeldFact[] => [
        { name: 'privacy.fact.signed-in', value: openedAt, class: 'C2' }, { name: 'privacy.fact.last-seen', value: seenAt, class: 'C2' },
      ]),
    ];
  },
  async erase({ tx, clock }, personId) {
    // First: its lock orders this against a sign-in that is under way (SE-2).
    await disableSignIn(tx, personId, clock.now());
    await tx`delete from accounts_session s where s.person_id = ${personId}`;
    await tx`delete from accounts_link l where l.person_id = ${personId}`;
    await tx`delete from accounts_passkey k where k.person_id = ${personId}`;
    await tx`delete from accounts_past_password p where p.person_id = ${personId}`;
    await tx`delete from accounts_identity i where i.person_id = ${personId}`;
    await tx`delete from accounts_pairing p where p.person_id = ${personId}`;
    // Codes are found by the number alone, which is the person's until the event empties it.
    await tx`delete from accounts_code c using orgs_person p where p.id = ${personId} and c.phone_index = p.phone_index`;
    await tx`
      update accounts_credential c set sign_in_name = null, password_hash = null, password_set_at = null, totp_sealed = null, totp_pending = null,
        totp_last_step = null
      where c.person_id = ${personId}`;
  },
}];
