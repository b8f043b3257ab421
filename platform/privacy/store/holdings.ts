import type { HeldFact, Holding } from '#platform/access/holding.ts';
import { openSeal } from '#platform/crypto/seal.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { forgettingAsked } from '../events.ts';
import { listForgettingsOf } from './forgettings.ts';

/** This room's own, and what rooms below it keep that have no manifest line of their own: acts of officers, by id. */
export const privacyHoldings: readonly Holding[] = [
  {
    id: 'privacy.forgetting', tables: ['privacy_forgetting', 'crypto_key', 'crypto_forgotten', 'access_log'], ground: 'law', kept: 'stays',
    async read(ctx, personId) {
      const [rows, keys] = [await listForgettingsOf(ctx.tx, personId), await loadKeys(ctx.tx, ctx.keyring, [personId])];
      const key = keys.get(personId);
      return rows.map(({ id, askedAt, state, reasonSealed }): HeldFact[] => [
        { name: 'privacy.fact.sent', value: askedAt, class: 'C2' }, { name: 'privacy.fact.state', value: `privacy.forgetting.${state}`, class: 'C2', isWord: true },
        ...(reasonSealed === null || key === undefined ? [] : [{
          name: 'privacy.fact.reason', value: String(JSON.parse(openSeal(key, { type: forgettingAsked.type, field: 'reason', subject: id }, reasonSealed))), class: 'C3',
        } as const]),
      ]);
    },
  },
  { id: 'privacy.work', tables: ['switchboard_version', 'audit_verification'], ground: 'duty', kept: 'stays' },
];
