import { handleAfter } from '#platform/access/handler.ts';
import { listGrantsOf } from '#platform/access/store/grants.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { consentStates } from '#platform/consents/use-cases/take-consents.ts';
import type { Ctx, Log } from '#platform/access/ctx.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { ok, orThrow, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { claimCeremony, keepCeremony } from '../ceremonies.ts';
import { endpoints, errors } from '../contract.ts';
import { outsideLine } from '../outside-line.ts';
import { openSession } from '../sessions.ts';
import { lockCredential } from '../store/credentials.ts';
import { findIdentity } from '../store/identities.ts';
import { newToken } from '../token.ts';
import type { WechatAnswer } from '../wechat-port.ts';
import { isOwnState, newState, roundOf, wechatSubject } from '../wechat-round.ts';

const asking = outsideLine();

/** Where the browser has to go. */
export const beginWechat = handleAfter(endpoints.beginWechat, {
  async ask(house) {
    const { wechat } = house.ports;
    if (wechat === undefined) return refuse(errors['wechat-off']);
    const state = newState(house);
    const address = await asking(() => wechat.begin(roundOf(house.publicUrl, state)), errors['wechat-unreachable']);
    return address.ok ? ok({ state, address: address.value }) : address;
  },
  async run(ctx, _input, answer) {
    const { state, address } = orThrow(answer);
    await keepCeremony(ctx, { kind: 'wechat', token: state });
    return { address };
  },
});

/** A WeChat that nobody is bound to opens nothing: the browser is given a ticket and proves the phone next. */
export const finishWechat = handleAfter(endpoints.finishWechat, {
  async ask(house, { code, state }): Promise<Outcome<string>> {
    const { wechat } = house.ports;
    if (wechat === undefined) return refuse(errors['wechat-off']);
    if (!isOwnState(house, state) || !await claimCeremony(house, 'wechat', state)) return refuse(errors['ceremony-over']);
    const answer = await asking(() => wechat.finish(code), errors['wechat-unreachable']);
    return answer.ok ? judge(answer.value, house.log, (openId) => wechatSubject(house.keyring, wechat.appId, openId)) : answer;
  },
  async run(ctx, _input, answer) {
    const subjectIndex = orThrow(answer);
    const isIn = await withSystemReach(ctx, 'job', (system) => enterBound(system, subjectIndex));
    if (isIn) return { ticket: null };
    const ticket = newToken(ctx.random);
    await keepCeremony(ctx, { kind: 'wechat-bind', token: ticket, subjectIndex });
    return { ticket };
  },
});

/** The number is WeChat's and says what the operator has to mend; their sentence may quote the secret's tail. */
function judge(answer: WechatAnswer, log: Log, subjectOf: (openId: string) => string): Outcome<string> {
  if (answer.kind === 'known') return ok(subjectOf(answer.openId));
  if (answer.what === 'code') return refuse(errors['wechat-refused']);
  log.error({ errorCode: answer.errorCode }, 'WeChat does not take the public account that this platform was given');
  return refuse(errors['wechat-unreachable']);
}

/**
 * False when nobody is bound. No second factor was given, so nothing that asks for a fresh one opens, nor any office until
 * the person's own factor is proven.
 */
async function enterBound(ctx: Ctx, subjectIndex: string): Promise<boolean> {
  const personId = await findBound(ctx, subjectIndex);
  if (personId === undefined || await hasWithdrawn(ctx, personId)) return false;
  const grants = await listGrantsOf(ctx.tx, [personId], ctx.clock.now());
  await openSession(ctx, { kind: grants.length > 0 ? 'officer' : 'member', personId, isFactorDue: true, door: 'wechat' });
  return true;
}

/** Whoever took the account's consent back says yes again where it is asked for: at the phone's door. */
async function hasWithdrawn(ctx: Ctx, personId: PersonId): Promise<boolean> {
  return (await consentStates(ctx, { personId, textKey: 'account', path: null })).get('account') === 'withdrawn';
}

/** Asked again under the lock that unbinding takes too: a binding that ends meanwhile opens nothing any more. */
async function findBound({ tx }: Ctx, subjectIndex: string): Promise<PersonId | undefined> {
  const identity = { kind: 'wechat', subjectIndex } as const;
  const personId = await findIdentity(tx, identity);
  if (personId === undefined) return undefined;
  await lockCredential(tx, personId);
  return await findIdentity(tx, identity) === personId ? personId : undefined;
}
