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

/** A WeChat opens the account from now on. The owner is told on every device, the one bound before included. */
export const wechatBound = defineEvent('accounts.wechatBound', {
  crosses: 'never', subject: 'personId', fields: { personId: idField<'person'>(), isInsteadOfAnother: c2(z.boolean()) },
  notices: (event) => [{
    to: { person: event.personId }, kind: `accounts.notice.wechat-${event.isInsteadOfAnother ? 'changed' : 'bound'}`, params: {}, link: '/me/wechat',
  }],
});

export const wechatUnbound = defineEvent('accounts.wechatUnbound', {
  crosses: 'never', subject: 'personId', fields: { personId: idField<'person'>() },
  notices: (event) => [{ to: { person: event.personId }, kind: 'accounts.notice.wechat-unbound', params: {}, link: '/me/wechat' }],
});

/** They change no replayed table: links and bindings are secrets, and secrets are not history. */
export const accountsAppliers: readonly Applier[] = [
  applier(recoveryOffered, async () => {}), applier(wechatBound, async () => {}), applier(wechatUnbound, async () => {}),
];
