import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../contract.ts';
import type { Browser } from '../test/sign-in-world.ts';
import { openWechatWorld, valueOf, type WechatWorld } from '../test/wechat-world.ts';
import { PASSWORD } from '../test/sign-in-world.ts';

let world: WechatWorld;
beforeAll(async () => { world = await openWechatWorld(); });
afterAll(() => world.close());

let phones = 13_600_000_000;
async function worker() {
  const phone = world.browser({ agent: 'Mozilla/5.0 (Linux; Android 14) Chrome/116 MicroMessenger/8.0.49' });
  return { phone, personId: await world.byPhone(phone, String(phones += 1)) };
}
const pc = () => world.browser({ address: '198.51.100.23', agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/120 Edg/120' });
const offer = async (phone: Browser) => valueOf(await world.call(phone, endpoints.offerPairing, {}));
const claim = async (device: Browser, code: string) => valueOf(await world.call(device, endpoints.claimPairing, { code }));
const finish = (device: Browser, token: string) => world.call(device, endpoints.finishPairing, { claim: token });
const confirm = (phone: Browser, pairingId: string, number: number) => world.call(phone, endpoints.confirmPairing, { pairingId, number });
const read = async (phone: Browser, pairingId: string) => valueOf(await world.call(phone, endpoints.readPairing, { pairingId }));

describe('signing in on another device', () => {
  test('takes the digits of the phone, the number of the device, and a yes on the phone that saw which device asks', async () => {
    const [{ phone, personId }, device] = [await worker(), pc()];
    const { pairingId, code } = await offer(phone);
    expect(await read(phone, pairingId)).toEqual({ state: 'offered', device: null, choices: [] });
    const { claim: token, number } = await claim(device, code);
    expect(await finish(device, token)).toMatchObject({ value: { isIn: false } });
    const asked = await read(phone, pairingId);
    expect(asked).toMatchObject({ state: 'claimed', device: { system: 'windows', browser: 'edge', network: '198.51.100.*' } });
    expect(asked.choices).toHaveLength(3);
    expect(asked.choices).toContain(number);
    expect(await world.who(device)).toBeUndefined();
    expect(await confirm(phone, pairingId, number)).toMatchObject({ value: { isRight: true } });
    expect(await finish(device, token)).toMatchObject({ value: { isIn: true } });
    expect(await world.who(device)).toBe(personId);
    expect(await read(phone, pairingId)).toMatchObject({ state: 'over' });
    expect(await finish(device, token)).toMatchObject({ code: 'accounts/pairing-over' });
  });

  test('SE-3 SE-9 leaves a shared device after a quarter of an hour, with no fresh factor and no further device let in', async () => {
    const [{ phone }, device] = [await worker(), pc()];
    const { pairingId, code } = await offer(phone);
    const { claim: token, number } = await claim(device, code);
    await confirm(phone, pairingId, number);
    await finish(device, token);
    expect(await world.call(device, endpoints.beginTotp, {})).toMatchObject({ code: 'http/step-up-needed' });
    expect(await world.call(device, endpoints.offerPairing, {})).toMatchObject({ code: 'accounts/pairing-not-here' });
    world.clock.advance(15 * 60_000 - 1000);
    expect(await world.who(device)).toBeDefined();
    world.clock.advance(15 * 60_000);
    expect(await world.who(device)).toBeUndefined();
    expect(await world.who(phone)).toBeDefined();
  });

  test('brings no office along before the officer has proven the own factor', async () => {
    const [{ browser: own }, device] = [await world.startOfficer('paired.officer'), pc()];
    const { pairingId, code } = await offer(own);
    const { claim: token, number } = await claim(device, code);
    await confirm(own, pairingId, number);
    await finish(device, token);
    expect(valueOf(await world.call(device, endpoints.readMe, {})).me).toMatchObject({ grants: [], duty: 'prove-factor' });
    valueOf(await world.call(device, endpoints.stepUp, { password: PASSWORD }));
    expect(valueOf(await world.call(device, endpoints.readMe, {})).me).toMatchObject({ grants: [{ role: 'chair' }] });
  });
});

describe('SE-6 a pairing', () => {
  test('opens for the browser that typed the digits alone, and only the first that did', async () => {
    const [{ phone }, device, thief] = [await worker(), pc(), pc()];
    const { pairingId, code } = await offer(phone);
    const { claim: token, number } = await claim(device, code);
    expect(await world.call(thief, endpoints.claimPairing, { code })).toMatchObject({ code: 'accounts/pairing-unknown' });
    await confirm(phone, pairingId, number);
    expect(await finish(thief, token)).toMatchObject({ code: 'accounts/pairing-over' });
    expect(await finish(device, token)).toMatchObject({ value: { isIn: true } });
  });

  test('of ten devices that type the same digits at once one claims it', async () => {
    const { phone } = await worker();
    const { code } = await offer(phone);
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.call(pc(), endpoints.claimPairing, { code })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test('is over with a wrong number, with two minutes, with a newer one, and when it is called off', async () => {
    const [{ phone }, device] = [await worker(), pc()];
    const first = await offer(phone);
    const one = await claim(device, first.code);
    expect(await confirm(phone, first.pairingId, one.number === 99 ? 10 : one.number + 1)).toMatchObject({ value: { isRight: false } });
    expect(await confirm(phone, first.pairingId, one.number)).toMatchObject({ value: { isRight: false } });
    expect(await finish(device, one.claim)).toMatchObject({ code: 'accounts/pairing-over' });
    const late = await offer(phone);
    const two = await claim(device, late.code);
    world.clock.advance(2 * 60_000);
    expect(await confirm(phone, late.pairingId, two.number)).toMatchObject({ value: { isRight: false } });
    expect(await world.call(device, endpoints.claimPairing, { code: late.code })).toMatchObject({ code: 'accounts/pairing-unknown' });
    const replaced = await offer(phone);
    const called = await offer(phone);
    expect(await world.call(device, endpoints.claimPairing, { code: replaced.code })).toMatchObject({ code: 'accounts/pairing-unknown' });
    valueOf(await world.call(phone, endpoints.cancelPairing, { pairingId: called.pairingId }));
    expect(await world.call(device, endpoints.claimPairing, { code: called.code })).toMatchObject({ code: 'accounts/pairing-unknown' });
  });

  test('is nobody else\'s to read, confirm or call off', async () => {
    const [{ phone }, { phone: other }, device] = [await worker(), await worker(), pc()];
    const { pairingId, code } = await offer(phone);
    const { number, claim: token } = await claim(device, code);
    expect(await read(other, pairingId)).toMatchObject({ state: 'over' });
    expect(await confirm(other, pairingId, number)).toMatchObject({ value: { isRight: false } });
    valueOf(await world.call(other, endpoints.cancelPairing, { pairingId }));
    expect(await confirm(phone, pairingId, number)).toMatchObject({ value: { isRight: true } });
    expect(await finish(device, token)).toMatchObject({ value: { isIn: true } });
  });

  test('guessing at digits is counted for the network; typing them right is not', async () => {
    const guesser = world.browser({ address: '192.0.2.77' });
    for (let tries = 0; tries < 100; tries += 1) {
      expect(await world.call(guesser, endpoints.claimPairing, { code: String(tries).padStart(8, '0') })).toMatchObject({ code: 'accounts/pairing-unknown' });
    }
    const { phone } = await worker();
    const { code } = await offer(phone);
    expect(await world.call(guesser, endpoints.claimPairing, { code })).toMatchObject({ code: 'accounts/sign-in-wait' });
    expect(await claim(pc(), code)).toMatchObject({ number: expect.any(Number) });
  });
});

test('unbinding a WeChat ends what its sessions let in as well', async () => {
  const { browser } = await world.bindNew(String(phones += 1), 'pairing');
  const [entered, device] = [world.browser(), pc()];
  await world.enter(entered, 'pairing');
  const { pairingId, code } = await offer(entered);
  const { claim: token, number } = await claim(device, code);
  await confirm(entered, pairingId, number);
  await finish(device, token);
  valueOf(await world.call(browser, endpoints.unbindWechat, {}));
  expect(await world.who(device)).toBeUndefined();
});
