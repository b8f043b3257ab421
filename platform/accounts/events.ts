import { z } from 'zod';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { applier, type Applier } from '#platform/journal/applier.ts';

/** Somebody made a link that opens an officer's account anew. The officer is told, whoever holds the link. */
export const recoveryOffered = defineEvent('accounts.recoveryOffered', {
  crosses: 'never', subject: 'personId',
  fields: { personId: idField<'person'>(), unionId: idField<'union'>(), officerId: idField<'person'>(), isFactorReset: c2(z.boolean()) },
  notices: (event) => [{
    to: { person: event.personId }, kind: `accounts.notice.${event.isFactorReset ? 'factor-reset' : 'recovery'}`, params: {}, link: '/me',
  }],
});

/** It changes no replayed table: the link itself is a secret, and secrets are not history. */
export const accountsAppliers: readonly Applier[] = [applier(recoveryOffered, async () => {})];
